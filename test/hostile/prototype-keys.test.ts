import { load } from 'js-yaml';
import { floe } from '../cli/run-floe';
import { errors, PlatformFolder } from '../synth/platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const values = 'platform/prod/values.yaml';
/** Names that every JavaScript object answers to, whether somebody wrote them or not. */
const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];

test.each(inherited)('a label, an annotation and a node selector may be called %s', (name) => {
  const keys = `{ ${name}: acme }`;
  folder.edit(
    values,
    'dagster:\n',
    `dagster:\n  dagsterWebserver:\n    annotations: ${keys}\n    nodeSelector: ${keys}\n    labels: ${keys}\n`,
  );
  const { environments, diagnostics } = folder.synthesize('prod');
  expect(errors(diagnostics)).toEqual([]);
  const text = environments.get('prod')?.get('deployment_floe-dagster-dagster-webserver.yaml') ?? '';
  expect(load(text)).toMatchObject({
    spec: { template: { metadata: { labels: { [name]: 'acme' } }, spec: { nodeSelector: { [name]: 'acme' } } } },
  });
});

test('code locations, environment variables and profiles may be called constructor', () => {
  folder.edit(
    values,
    'replicaCount: 3',
    'replicaCount: 3\ncodeLocations:\n  constructor: { image: "a:1", port: 3030, args: [-m, a], env: [{ name: constructor, value: x }] }\n',
  );
  folder.edit('platform/prod/platform.yaml', 'compute:\n', 'compute:\n  constructor: { type: duckdb }\n');
  const { environments, diagnostics } = folder.synthesize('prod');
  expect(errors(diagnostics)).toEqual([]);
  const files = environments.get('prod');
  expect(files?.has('deployment_floe-dagster-dagster-user-deployments-constructor.yaml')).toBe(true);
});

test.each(inherited)('an unknown key %s is reported as such on every level', (name) => {
  folder.edit(values, 'replicaCount: 3', `replicaCount: 3\n${name}: { a: 1 }`);
  folder.edit(values, 'dagster:\n', `dagster:\n  ${name}: { a: 1 }\n  dagsterDaemon: { ${name}: 1 }\n`);
  folder.edit('platform/prod/platform.yaml', 'storage:\n', `${name}: { a: 1 }\nstorage:\n  ${name}: 1\n`);
  const found = errors(folder.synthesize('prod').diagnostics).map((line) => line.replace(/^.*error /, ''));
  expect(found.sort()).toEqual(
    [
      `FLOE2002 ${name}`,
      `FLOE2002 ${name}`,
      `FLOE2003 storage.${name}`,
      `FLOE3009 dagster.${name}`,
      `FLOE3009 dagster.dagsterDaemon.${name}`,
    ].sort(),
  );
});

test('the key __proto__ is refused at its place, in YAML and in JSON', () => {
  folder.edit(values, 'replicaCount: 3', 'replicaCount: 3\ncodeLocations: { __proto__: { image: "a:1", port: 1 } }');
  folder.edit('platform/prod/platform.yaml', 'storage:\n', 'storage:\n  __proto__: { polluted: true }\n');
  folder.edit('platform/prod/artifacts/customer-analytics.json', '{\n', '{\n  "__proto__": { "polluted": true },\n');
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([
    'platform/prod/platform.yaml:5:3 error FLOE1012',
    'platform/prod/values.yaml:13:18 error FLOE1012',
    'platform/prod/artifacts/customer-analytics.json:2:3 error FLOE2002 __proto__',
  ]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each(inherited)('values to import may have a key %s, which is reported', async (name) => {
  folder.write('old.yaml', `${name}: 1\n`);
  const { status, stderr } = await floe('import-values', folder.path('old.yaml'));
  expect([status, stderr.includes('a fault of its own')]).toEqual([0, false]);
  expect(stderr).toContain(`old.yaml:1:1`);
});
