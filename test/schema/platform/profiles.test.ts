import { codes, findings, platform } from './check';

test('a storage profile needs no more than a bucket', () => {
  expect(platform('storage: { default: { bucket: abc } }').storage['default']).toEqual({
    type: 's3',
    endpoint: '',
    region: 'us-east-1',
    bucket: 'abc',
    path_style_access: false,
    credentials: {
      mode: 'static',
      client_id: null,
      client_secret: null,
      scope: null,
      role_arn: null,
      secret_ref: null,
    },
  });
});

test('a compute profile needs nothing, and keeps its properties as they are', () => {
  expect(
    platform('compute: { default: { properties: { threads: 4, nested: { a: [1] } } } }').compute['default'],
  ).toMatchObject({
    type: 'duckdb',
    properties: { threads: 4, nested: { a: [1] } },
  });
});

test.each([
  ['storage: { d: {} }', ['error FLOE2001 storage.d.bucket']],
  ['storage: { d: { bucket: ab } }', ['error FLOE2007 storage.d.bucket']],
  [`storage: { d: { bucket: ${'x'.repeat(64)} } }`, ['error FLOE2007 storage.d.bucket']],
  ['storage: { d: { bucket: Abc_DEF! } }', []],
  ['storage: { d: { bucket: abc, type: S3 } }', ['error FLOE2006 storage.d.type']],
  ['storage: { d: { bucket: abc, endpoint: { secret_ref: x } } }', []],
  ['storage: { d: { bucket: abc, endpoint: { secret_ref: x, key: y } } }', ['error FLOE2002 storage.d.endpoint.key']],
  ['storage: { d: { bucket: abc, endpoint: } }', ['error FLOE2003 storage.d.endpoint']],
  ['storage: { d: { bucket: abc, path_style_access: "yes" } }', []],
  ['storage: { "a.b": { bucket: abc } }', ['error FLOE2005 storage["a.b"]']],
  ['storage: { 1st: { bucket: abc } }', ['error FLOE2005 storage.1st']],
  ['storage: { d: { bucket: abc, replication: 3 } }', ['error FLOE2002 storage.d.replication']],
  ['storage: { d: { bucket: abc, credentials: } }', ['error FLOE2003 storage.d.credentials']],
  ['catalogs: { d: { warehouse: w } }', ['error FLOE2001 catalogs.d.uri']],
  ['catalogs: { d: { uri: u } }', ['error FLOE2001 catalogs.d.warehouse']],
  ['catalogs: { d: { uri: "", warehouse: w } }', []],
  ['catalogs: { d: { uri: u, warehouse: "" } }', ['error FLOE2007 catalogs.d.warehouse']],
  ['catalogs: { d: { uri: u, warehouse: w, namespace: a-b/c } }', []],
  ['catalogs: { d: { uri: u, warehouse: w, namespace: "" } }', ['error FLOE2007 catalogs.d.namespace']],
  ['catalogs: { d: { uri: u, warehouse: w, access_delegation: "" } }', ['error FLOE2006 catalogs.d.access_delegation']],
  ['catalogs: { d: { uri: u, warehouse: w, type: unity } }', ['error FLOE2006 catalogs.d.type']],
  ['catalogs: { d: { uri: u, warehouse: w, properties: { a: 1 } } }', ['error FLOE2003 catalogs.d.properties.a']],
  ['compute: { d: { type: trino } }', ['error FLOE2006 compute.d.type']],
  ['compute: { d: }', ['error FLOE2003 compute.d']],
])('%s has the findings %j', (yaml, expected) => {
  expect(codes(yaml)).toEqual(expected);
});

test('a key of credentials that stands beside them is led there', () => {
  const yaml = 'catalogs: { d: { uri: u, warehouse: w, scope: x } }';
  expect(findings(yaml)).toEqual(['error FLOE2002 catalogs.d.scope: unknown key "scope"']);
});
