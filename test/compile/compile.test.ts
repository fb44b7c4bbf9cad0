import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { artifactsText } from '../../lib/compile/artifacts-text';
import { parseJsonDocument } from '../../lib/documents/json-document';
import { checkArtifacts } from '../../lib/schema/artifacts/check-artifacts';
import { CompileFolder, found } from './compile-folder';

let folder: CompileFolder;
beforeEach(() => {
  folder = new CompileFolder();
});
afterEach(() => folder.delete());

const compiled = (...args: Parameters<CompileFolder['compile']>) => {
  const compilation = folder.compile(...args);
  expect(found(compilation).filter((line) => line.startsWith('error'))).toEqual([]);
  if (compilation.artifacts === undefined) throw new Error('nothing was compiled');
  return compilation.artifacts;
};

test('compiles the ADR’s floe.yaml with the profiles and layers of the platform copied in', () => {
  const artifacts = compiled();
  expect(artifacts.metadata).toEqual({
    compiled_at: '2026-01-31T08:30:00.000000Z',
    floe_core_version: '0.1.0',
    source_hash: createHash('sha256').update(folder.read('floe.yaml')).digest('hex'),
  });
  expect(artifacts.transforms).toEqual([{ type: 'dbt', path: './dbt', target: 'prod' }]);
  expect(artifacts.resolved_profiles).toMatchObject({
    platform_env: 'prod',
    storage: { bucket: 'acme-prod-iceberg' },
    catalog: { credentials: { client_secret: { secret_ref: 'polaris-oauth-credentials' } } },
    compute: { type: 'duckdb', properties: { threads: 4 } },
  });
  expect(Object.entries(artifacts.resolved_layers ?? {}).map(([name, { storage }]) => [name, storage.bucket])).toEqual([
    ['bronze', 'acme-prod-iceberg'],
    ['silver', 'acme-prod-iceberg'],
    ['gold', 'acme-prod-iceberg'],
  ]);
  expect([artifacts.compute, artifacts.catalog, artifacts.dbt_project_path]).toEqual([null, null, null]);
});

test('what is compiled is valid, with every default spelled out', () => {
  const text = artifactsText(compiled());
  const { document } = parseJsonDocument({ file: 'compiled_artifacts.json', text });
  if (document === undefined) throw new Error('no JSON');
  const { value, diagnostics } = checkArtifacts(document);
  expect(diagnostics).toEqual([]);
  expect(JSON.stringify(value, null, 2)).toBe(text);
});

test('the source hash is that of the text as Python reads it, whatever its line ends are', () => {
  const { source_hash: expected } = compiled().metadata;
  folder.write('floe.yaml', folder.read('floe.yaml').replaceAll('\n', '\r\n'));
  expect(compiled().metadata.source_hash).toBe(expected);
});

test('keeps the orchestration of floe.yaml, and joins the observability of both tiers', () => {
  folder.write(
    'floe.yaml',
    `name: a
version: "1"
orchestration:
  jobs: { nightly: { type: batch, selection: ["group:bronze"] } }
observability:
  traces: false
  attributes: { service.name: mine }
`,
  );
  const { orchestration, observability } = compiled();
  expect(Object.keys(orchestration?.jobs ?? {})).toEqual(['nightly']);
  expect(observability).toMatchObject({
    traces: false,
    otlp_endpoint: 'http://jaeger-collector.observability:4317',
    attributes: { 'service.name': 'mine', 'deployment.environment': 'prod' },
  });
});

test('without layers there are none, rather than an empty map', () => {
  folder.replace('.floe/platform-prod.yaml', /^layers:\n(?: .*\n|\n(?= ))*/m, '');
  expect(compiled().resolved_layers).toBeNull();
});

test('profiles that do not exist are reported with those that do, all of them in one run', () => {
  folder.replace('floe.yaml', 'storage: default', 'storage: marketnig');
  folder.replace('floe.yaml', 'compute: default', 'compute: spark');
  const compilation = folder.compile();
  expect(compilation.artifacts).toBeUndefined();
  expect(found(compilation)).toEqual(['error FLOE2010 storage', 'error FLOE2010 compute']);
  expect(compilation.diagnostics[0]).toMatchObject({
    message: 'no storage profile is named "marketnig"; there are "default", "marketing", "logs"',
    fix: 'did you mean "marketing"?',
    range: { line: 6, column: 10 },
  });
});

test('faults of floe.yaml, platform.yaml, the pin, and names of profiles between them come in one run', () => {
  folder.write('floe.yaml', 'name: a\nversion: 1.0\ncatalog: other\n');
  folder.replace('.floe/platform-prod.yaml', 'type: s3', 'type: s4');
  folder.write('.floe/platform-version.yaml', 'platform_config_version: latest\n');
  expect(found(folder.compile()).sort()).toEqual([
    'error FLOE2003 version',
    'error FLOE2005 platform_config_version',
    'error FLOE2006 storage.default.type',
    'error FLOE2010 catalog',
  ]);
});

test('a credential in a comment of floe.yaml stops the compilation, and is not shown', () => {
  folder.write('floe.yaml', `${folder.read('floe.yaml')}# password: hunter2-swordfish\n`);
  const compilation = folder.compile();
  expect(compilation.artifacts).toBeUndefined();
  expect(found(compilation)).toEqual(['error FLOE2071']);
  expect(JSON.stringify(compilation.diagnostics)).not.toContain('swordfish');
});

test('a key in place of a profile’s name is refused, as the ADR asks', () => {
  folder.replace('floe.yaml', 'storage: default', 'storage: "aws_access_key_here"');
  expect(folder.compile().artifacts).toBeUndefined();
});

test('a section of platform.yaml that is no map of profiles is one fault, not two', () => {
  folder.write('.floe/platform-prod.yaml', 'storage: []\ncatalogs:\n');
  expect(found(folder.compile())).toEqual([
    'error FLOE2003 storage',
    'error FLOE2003 catalogs',
    'error FLOE2010 compute',
  ]);
});

test('files that are missing are named', () => {
  const missing = join(folder.root, 'none.yaml');
  const compilation = folder.compile({ floeFile: missing, platformFile: missing });
  expect(found(compilation)).toEqual(['error FLOE1001', 'error FLOE1001']);
});
