import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseJsonDocument } from '../../../lib/documents/json-document';
import { checkArtifacts } from '../../../lib/schema/artifacts/check-artifacts';
import { places, sentences } from '../check-schema/yaml-source';

const text = readFileSync(path.join(__dirname, 'fixtures', 'compiled.json'), 'utf8');

function check(json: string) {
  const { document } = parseJsonDocument({ file: 'artifacts.json', text: json });
  if (document === undefined) throw new Error('not JSON');
  return checkArtifacts(document);
}

const minimal = {
  metadata: { compiled_at: '2026-01-01T00:00:00Z', floe_core_version: '0.1.0', source_hash: 'a' },
  transforms: [],
};

function codes(changes: object): string[] {
  const { diagnostics } = check(JSON.stringify({ ...minimal, ...changes }));
  return diagnostics.map(({ severity }, at) => `${severity} ${places(diagnostics)[at]?.replace(/^\S+ /, '')}`);
}

test('what the compiler writes loads unchanged, key for key', () => {
  const { value, diagnostics } = check(text);
  expect(diagnostics).toEqual([]);
  expect(JSON.stringify(value, null, 2)).toBe(JSON.stringify(JSON.parse(text), null, 2));
});

test('metadata and transforms are all that is needed', () => {
  expect(check(JSON.stringify(minimal)).value).toMatchObject({
    version: '1.1.0',
    compute: null,
    resolved_profiles: null,
    resolved_layers: null,
    dbt_profiles_path: '.floe/profiles',
  });
  expect(sentences(check('{}').diagnostics)).toEqual([
    'FLOE2001 metadata: "metadata" is missing; expected a map',
    'FLOE2001 transforms: "transforms" is missing; expected a list',
  ]);
});

test('faults are found at their place', () => {
  const { diagnostics } = check(text.replace('"bucket": "iceberg-data"', '"buckt": "iceberg-data"'));
  expect(places(diagnostics)).toEqual([
    '56:5 FLOE2001 resolved_profiles.storage.bucket',
    '60:7 FLOE2002 resolved_profiles.storage.buckt',
  ]);
});

const storage = { bucket: 'abc' };
const catalog = { uri: 'u', warehouse: 'demo' };
const ids = {
  tenant_id: '12345678-1234-5678-1234-567812345678',
  tenant_slug: 't',
  project_id: '12345678123456781234567812345678',
  project_slug: 'p',
  environment_id: 'urn:uuid:12345678-1234-5678-1234-567812345678',
  environment_type: 'production',
  governance_category: 'production',
};

test.each<[object, string[]]>([
  [{ version: '1.0.0' }, []],
  [{ version: '2.0.0' }, ['warning FLOE2054 version']],
  [{ version: 1 }, ['error FLOE2003 version']],
  [{ metadata: { ...minimal.metadata, compiled_at: 'today' } }, ['error FLOE2005 metadata.compiled_at']],
  [{ metadata: { ...minimal.metadata, compiled_at: true } }, ['error FLOE2003 metadata.compiled_at']],
  [{ metadata: { ...minimal.metadata, source_hash: '' } }, ['error FLOE2007 metadata.source_hash']],
  [{ metadata: { ...minimal.metadata, git_sha: 'a' } }, ['error FLOE2002 metadata.git_sha']],
  [{ transforms: null }, ['error FLOE2003 transforms']],
  [{ compute: { target: 'duckdb', connection_secret_ref: 'x' } }, []],
  [{ compute: { target: 'trino' } }, ['error FLOE2006 compute.target']],
  [{ catalog: { type: 'polaris', uri: 'u', scope: 'PRINCIPAL_ROLE:ALL' } }, []],
  [
    { catalog: { type: 'rest', uri: 'u', scope: 'ALL' } },
    ['error FLOE2006 catalog.type', 'error FLOE2005 catalog.scope'],
  ],
  [{ resolved_profiles: { storage, catalog } }, ['error FLOE2001 resolved_profiles.compute']],
  [{ resolved_profiles: { storage, catalog, compute: {} } }, []],
  [
    { resolved_profiles: { storage: { ...storage, credentials: { mode: 'iam_role' } }, catalog, compute: {} } },
    ['error FLOE2011 resolved_profiles.storage.credentials.role_arn'],
  ],
  [{ resolved_layers: { b: { name: 'b', storage, catalog, namespace: 'a-b' } } }, []],
  [
    { resolved_layers: { b: { name: 'b', storage, catalog, namespace: 'demo.bronze' } } },
    ['warning FLOE2057 resolved_layers.b.namespace'],
  ],
  [
    {
      resolved_layers: {
        b: {
          name: 'b',
          storage: { ...storage, credentials: { role_arn: 'arn:aws:iam::1:role/x' } },
          catalog,
          namespace: 'b',
        },
      },
    },
    ['warning FLOE2050 resolved_layers.b.storage.credentials.role_arn'],
  ],
  [{ environment_context: ids }, []],
  [{ environment_context: { ...ids, tenant_id: 'x' } }, ['error FLOE2005 environment_context.tenant_id']],
  [{ column_classifications: { m: { c: {} } } }, ['error FLOE2001 column_classifications.m.c.classification']],
])('artifacts with %j have the findings %j', (changes, expected) => {
  expect(codes(changes)).toEqual(expected);
});

test('ids are written in one way', () => {
  const { value } = check(JSON.stringify({ ...minimal, environment_context: ids }));
  expect(value?.environment_context).toMatchObject({ project_id: ids.tenant_id, environment_id: ids.tenant_id });
});

test('keys with the names of what every object has are unknown keys, not silent ones', () => {
  const { diagnostics } = check('{ "metadata": 1, "transforms": [], "constructor": 1, "__proto__": 1 }');
  expect(places(diagnostics)).toEqual([
    '1:15 FLOE2003 metadata',
    '1:36 FLOE2002 constructor',
    '1:54 FLOE2002 __proto__',
  ]);
});
