import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkFloeSpec } from '../../../lib/schema/floe-spec/check-floe-spec';
import { places, sentences, yamlSource } from '../check-schema/yaml-source';

function fixture(name: string): string {
  return readFileSync(path.join(__dirname, 'fixtures', name), 'utf8');
}

function codes(yaml: string): string[] {
  const { diagnostics } = checkFloeSpec(yamlSource(yaml));
  return places(diagnostics).map((place) => place.replace(/^\S+ /, ''));
}

const minimal = 'name: x\nversion: "1"\n';

test("the ADR's example loads without findings", () => {
  const { value, diagnostics } = checkFloeSpec(yamlSource(fixture('adr-floe.yaml')));
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    name: 'customer-analytics',
    storage: 'default',
    transforms: [{ type: 'dbt', path: './dbt', target: 'prod' }],
    governance: { classification_source: 'dbt_meta', policies: {}, emit_lineage: true },
    observability: { traces: true, attributes: { 'service.name': 'customer-analytics' } },
    orchestration: null,
    service_account: null,
  });
});

test('a file with every section has no findings', () => {
  expect(codes(fixture('full.yaml'))).toEqual([]);
});

test('profiles are called default unless others are named', () => {
  expect(checkFloeSpec(yamlSource(minimal)).value).toMatchObject({
    storage: 'default',
    catalog: 'default',
    compute: 'default',
    transforms: [],
    consumption: { enabled: false, port: 4000, security: { row_level: true } },
  });
});

test('the deprecated form is refused, and told which tier its keys belong to', () => {
  const { value, diagnostics } = checkFloeSpec(yamlSource(fixture('adr-monolithic.yaml')));
  expect(value).toBeUndefined();
  expect(sentences(diagnostics)).toEqual([
    'FLOE2002 polaris: unknown key "polaris"',
    'FLOE2003 storage: found a map, expected a string',
  ]);
  expect(diagnostics.map(({ fix }) => fix)).toEqual([
    'move it to platform.yaml (Tier 2), in a profile under "catalogs"; name the profile here: catalog: default',
    'name a profile, storage: default, and move what stands here to platform.yaml (Tier 2): storage.default',
  ]);
});

test.each([
  ['s3_endpoint: http://minio:9000', 'in a profile under "storage"'],
  ['catalogUri: http://polaris:8181', 'in a profile under "catalogs"'],
  ['snowflake: {}', 'in a profile under "compute"'],
  ['aws: {}', 'platform.yaml (Tier 2), under "infrastructure"'],
  ['db_secret: x', 'as a reference under "credentials"'],
  ['kubernetes: {}', 'values.yaml (Tier 3)'],
  ['governance: { retention: {} }', 'platform.yaml (Tier 2), under "governance"'],
  ['jobs: {}', 'move it under "orchestration"'],
])('%s is told where it belongs', (line, home) => {
  const { diagnostics } = checkFloeSpec(yamlSource(`${minimal}${line}\n`));
  expect(diagnostics).toMatchObject([{ code: 'FLOE2002', fix: expect.stringContaining(home) as string }]);
});

test('an empty file is told what it lacks', () => {
  expect(sentences(checkFloeSpec(yamlSource('')).diagnostics)).toEqual([
    'FLOE2003 : the file is empty; expected a map',
  ]);
});

test('endpoints are refused, because they are those of one environment', () => {
  const yaml = `${minimal}observability: { otlp_endpoint: "http://j:4317", compute_logs: {}, lineage_endpoint: }`;
  const { value, diagnostics } = checkFloeSpec(yamlSource(yaml));
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { severity: 'error', code: 'FLOE2056', fix: 'move it to platform.yaml (Tier 2): observability.otlp_endpoint' },
    { severity: 'error', code: 'FLOE2056', path: ['observability', 'compute_logs'] },
  ]);
});

test.each([
  ['', ['FLOE2001 name', 'FLOE2001 version']],
  ['version: "1"\nname: 1st', ['FLOE2005 name']],
  [`version: "1"\nname: ${'x'.repeat(101)}`, ['FLOE2007 name']],
  ['name: x\nversion: 1.0', ['FLOE2003 version']],
  [`${minimal}storage: a.b`, ['FLOE2005 storage']],
  [`${minimal}transforms: [{ type: sql, path: . }]`, ['FLOE2006 transforms[0].type']],
  [`${minimal}transforms: [{ path: . }]`, ['FLOE2001 transforms[0].type']],
  [`${minimal}transforms:`, ['FLOE2003 transforms']],
  [`${minimal}governance: { classifications: {} }`, ['FLOE2002 governance.classifications']],
  [`${minimal}consumption: { port: "http" }`, ['FLOE2003 consumption.port']],
  [`${minimal}consumption: { api_secret_ref: a.b }`, ['FLOE2005 consumption.api_secret_ref']],
  [`${minimal}consumption: { api_secret_ref: Cube_API }`, ['FLOE2053 consumption.api_secret_ref']],
  [`${minimal}service_account: "9"`, ['FLOE2005 service_account']],
])('%j has the findings %j', (yaml, expected) => {
  expect(codes(yaml === '' ? '{}' : yaml)).toEqual(expected);
});
