import { codes, findings, platform } from './check';

const profiles = `
storage: { default: { bucket: abc }, bronze: { bucket: abc } }
catalogs: { default: { uri: u, warehouse: demo }, other: { uri: u, warehouse: w } }
`;

function layer(fields: Readonly<Record<string, string>>): string {
  const all = { name: 'x', storage_ref: 'default', namespace: 'bronze', ...fields };
  const lines = Object.entries(all).map(([key, value]) => `    ${key}: ${value}`);
  return `${profiles}layers:\n  x:\n${lines.join('\n')}\n`;
}

test('a layer takes the catalog profile called default', () => {
  expect(platform(layer({})).layers['x']).toEqual({
    name: 'x',
    description: '',
    storage_ref: 'default',
    catalog_ref: 'default',
    namespace: 'bronze',
    retention_days: null,
    properties: {},
  });
});

test.each([
  [{ namespace: 'analytics.bronze.raw' }, []],
  [{ namespace: 'demo' }, []],
  [{ namespace: 'demography.bronze' }, []],
  [{ namespace: 'demo.bronze' }, ['warning FLOE2057 layers.x.namespace']],
  [{ namespace: 'demo.bronze', catalog_ref: 'other' }, []],
  [{ namespace: 'a-b' }, ['error FLOE2012 layers.x.namespace']],
  [{ namespace: '.bronze' }, ['error FLOE2012 layers.x.namespace']],
  [{ namespace: 'bronze.' }, ['error FLOE2012 layers.x.namespace']],
  [{ namespace: 'a..b' }, ['error FLOE2012 layers.x.namespace']],
  [{ namespace: '""' }, ['error FLOE2007 layers.x.namespace']],
  [{ namespace: `${'x'.repeat(256)}` }, ['error FLOE2007 layers.x.namespace']],
  [{ namespace: 'É1_a²' }, []],
  [{ storage_ref: 'brnze' }, ['error FLOE2010 layers.x.storage_ref']],
  [{ storage_ref: '9x' }, ['error FLOE2005 layers.x.storage_ref']],
  [{ catalog_ref: 'nope' }, ['error FLOE2010 layers.x.catalog_ref']],
  [{ name: 'a b' }, ['error FLOE2005 layers.x.name']],
  [{ name: `${'x'.repeat(101)}` }, ['error FLOE2007 layers.x.name']],
  [{ description: `${'x'.repeat(501)}` }, ['error FLOE2007 layers.x.description']],
  [{ retention_days: '0' }, ['error FLOE2007 layers.x.retention_days']],
  [{ retention_days: '36501' }, ['error FLOE2007 layers.x.retention_days']],
  [{ retention_days: '"30"' }, []],
  [{ properties: '{ a: 1 }' }, ['error FLOE2003 layers.x.properties.a']],
])('a layer with %j has the findings %j', (fields, expected) => {
  expect(codes(layer(fields))).toEqual(expected);
});

test('a reference to no profile names those that exist and the nearest', () => {
  expect(findings(layer({ storage_ref: 'brnze' }))).toEqual([
    'error FLOE2010 layers.x.storage_ref: no storage profile is named "brnze"; there are "default", "bronze"',
  ]);
});

test('a layer without a catalog_ref is told when there is no default catalog', () => {
  const yaml = 'storage: { a: { bucket: abc } }\nlayers: { x: { name: x, storage_ref: a, namespace: b } }';
  expect(findings(yaml)).toEqual([
    'error FLOE2010 layers.x.catalog_ref: no catalog profile is named "default" (the default of "catalog_ref"); "catalogs" defines none',
  ]);
});

test('the names of layers are free', () => {
  const yaml = `${profiles}layers: { "1 a.b": { name: x, storage_ref: default, namespace: b } }`;
  expect(findings(yaml)).toEqual([]);
});

test('a namespace that repeats the warehouse is told which request fails (ADR amendment 1)', () => {
  expect(findings(layer({ namespace: 'demo.bronze' }))).toEqual([
    'warning FLOE2057 layers.x.namespace: the namespace "demo.bronze" repeats the warehouse "demo" of its catalog, so the catalog is asked for /api/catalog/v1/demo/namespaces/demo.bronze/tables and answers 404',
  ]);
});

test('references are checked although the profiles themselves are wrong', () => {
  const yaml =
    'storage: { a: { bucket: 3 } }\ncatalogs: { default: { uri: u } }\nlayers: { x: { name: x, storage_ref: b, namespace: c } }';
  expect(codes(yaml)).toEqual([
    'error FLOE2003 storage.a.bucket',
    'error FLOE2001 catalogs.default.warehouse',
    'error FLOE2010 layers.x.storage_ref',
  ]);
});
