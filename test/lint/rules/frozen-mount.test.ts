import { lint, locations, outline } from '../values-of';

const file = (source: string) =>
  `volumes: [{ name: v, ${source} }]\n      volumeMounts: [{ name: v, mountPath: /srv/a.toml, subPath: a.toml }]`;
const configMap = file('configMap: { name: settings }');

test('tells each file once for all code locations', () => {
  const [finding, ...more] = lint(locations(configMap, configMap));
  expect(more).toEqual([]);
  expect(finding?.message).toBe(
    '"/srv/a.toml" in code locations "orders" and "billing" keeps its content when the ConfigMap "settings" changes, until the pod restarts',
  );
});

test('finds Secrets and the webserver’s own mounts', () => {
  expect(lint(locations(file('secret: { secretName: token }')))[0]?.message).toContain(
    'when the Secret "token" changes',
  );
  expect(outline(`dagsterWebserver:\n      ${configMap}\n`)).toEqual([
    'warning DAG028 dagsterWebserver.volumeMounts.0',
  ]);
});

test('finds dagster.yaml in code servers that include the instance', () => {
  const values = locations('').replace('  deployments', '  includeInstance: true\n  deployments');
  expect(outline(values)).toEqual(['warning DAG028 dagster-user-deployments.includeInstance']);
});

test.each([
  `${configMap}\n      annotations: { checksum/settings: abc }`,
  `${configMap}\n      annotations: { reloader.stakater.com/auto: "true" }`,
  configMap.replace(', subPath: a.toml', ''),
  file('emptyDir: {}'),
])('is silent for %s', (fields) => {
  expect(outline(locations(fields))).toEqual([]);
});
