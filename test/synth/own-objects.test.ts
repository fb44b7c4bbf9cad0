import { errors, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const values = 'platform/prod/values.yaml';

/** Adds objects of the operator's own to prod; gives the errors, each with its line. */
function withObjects(...objects: readonly string[]): string[] {
  const items = objects.map((object) => `    - ${object}\n`).join('');
  folder.edit(values, 'dagster:\n', `dagster:\n  extraManifests:\n${items}`);
  const lines = folder.read(values).split('\n');
  return errors(folder.synthesize('prod').diagnostics).map((finding) => {
    const [, line = ''] = finding.split(':');
    return `${finding.replace(/^.*error /, '')} <- ${lines[Number(line) - 1]?.trim().slice(2)}`;
  });
}

const configMap = (metadata: string, data: string) =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: ${metadata}, data: ${data} }`;
const role = (name: string) =>
  `{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: ${name} }, rules: [{ apiGroups: [""], resources: [secrets], verbs: [get] }] }`;

test('objects of one name in two namespaces, or of two groups, are all rendered', () => {
  const other = '{ apiVersion: example.com/v1, kind: ConfigMap, metadata: { name: same } }';
  const found = withObjects(
    configMap('{ name: same }', '{ a: b }'),
    configMap('{ name: same, namespace: other }', '{ a: c }'),
    other,
  );
  expect(found).toEqual([]);
  const files = [...(folder.synthesize('prod').environments.get('prod')?.keys() ?? [])];
  expect(files.filter((name) => name.includes('same')).sort()).toEqual([
    'configmap.example.com_same.yaml',
    'configmap_other_same.yaml',
    'configmap_same.yaml',
  ]);
});

test('an object that stands twice is an error, at its second line', () => {
  const second = configMap('{ name: same }', '{ a: c }');
  expect(withObjects(configMap('{ name: same }', '{ a: b }'), second)).toEqual([
    `FLOE4080 dagster.extraManifests[1].metadata.name <- ${second}`,
  ]);
});

test.each([
  ['a ConfigMap', configMap('{ name: floe-dagster-instance }', '{ dagster.yaml: "a: 1" }')],
  ['a Role', role('floe-dagster-role')],
])('%s of the operator’s own does not take the place of the release’s in silence', (_, object) => {
  const found = withObjects(object);
  expect(found.filter((line) => line.startsWith('FLOE4080'))).toHaveLength(1);
});

test('what is wrong with an object is said at its own line, whatever the values say elsewhere', () => {
  const first =
    '{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: [{ name: c, image: "a:1" }] } }';
  const second =
    '{ apiVersion: v1, kind: Pod, metadata: { name: b }, spec: { volumes: [{ name: v, configMap: { name: absent } }], containers: [{ name: c, image: "a:1" }] } }';
  expect(withObjects(first, second).sort()).toEqual([
    `FLOE4030 dagster.extraManifests[1].spec.volumes[0].configMap.name <- ${second}`,
    `FLOE4050 dagster.extraManifests[0].spec.containers[0].resources <- ${first}`,
    `FLOE4050 dagster.extraManifests[1].spec.containers[0].resources <- ${second}`,
  ]);
});

test('a namespace or instance label that an object says itself is at its line, not at the release', () => {
  const object = configMap(
    '{ name: a, namespace: Other_One, labels: { app.kubernetes.io/instance: "-x-" } }',
    '{ a: b }',
  );
  expect(withObjects(object).sort()).toEqual([
    `FLOE4060 dagster.extraManifests[0].metadata.namespace <- ${object}`,
    `FLOE4061 dagster.extraManifests[0].metadata.labels["app.kubernetes.io/instance"] <- ${object}`,
  ]);
});

test('thousands of faults in thousands of objects are found in seconds', () => {
  const pods = Array.from(
    { length: 1000 },
    (_, at) =>
      `{ apiVersion: v1, kind: Pod, metadata: { name: p${at} }, spec: { volumes: [{ name: v, configMap: { name: no${at} } }], containers: [{ name: c, image: a }] } }`,
  );
  const start = performance.now();
  expect(withObjects(...pods).length).toBeGreaterThan(1500);
  expect(performance.now() - start).toBeLessThan(20_000);
}, 200_000);
