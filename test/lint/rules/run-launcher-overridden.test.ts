import { at, lint, locations, objectNamed, outline, rendered } from '../values-of';

const launcher = (settings: string) => `runLauncher:\n  config:\n    k8sRunLauncher: ${settings}\n`;
const own = 'resources: { limits: { memory: 2Gi } }';

test('names the leaves that the code location has too, and the locations', () => {
  const [finding] = lint(
    launcher('{ resources: { limits: { memory: 12Gi, cpu: "4" } } }') + locations(own, own, own, own),
  );
  expect(finding?.message).toBe(
    'the runs of code locations "orders", "billing", "crm" and 1 more take limits.memory from the resources of their code location, not from here',
  );
  expect(finding?.path).toEqual(['runLauncher', 'config', 'k8sRunLauncher', 'resources']);
});

test('is silent for resources that no code location has, or that are the same', () => {
  expect(outline(launcher('{ resources: { limits: { cpu: "4" } } }') + locations(own))).toEqual([]);
  expect(outline(launcher('{ resources: { limits: { memory: 2Gi } } }') + locations(own))).toEqual([]);
});

test('is silent for a code location that keeps its configuration to itself', () => {
  const apart = 'includeConfigInLaunchedRuns: { enabled: false }\n      resources: { limits: { memory: 2Gi } }';
  expect(outline(launcher('{ resources: { limits: { memory: 12Gi } } }') + locations(apart))).toEqual([]);
});

test('finds namespace, ServiceAccount and pull policy, which the container context always has', () => {
  const settings =
    '{ jobNamespace: runs, imagePullPolicy: Always, runK8sConfig: { podSpecConfig: { service_account_name: runner } } }';
  const base = ['runLauncher', 'config', 'k8sRunLauncher'];
  expect(
    lint(launcher(settings) + locations('')).map(({ path, message }) => [path.slice(base.length).join('.'), message]),
  ).toEqual([
    [
      'jobNamespace',
      '"runs" has no effect on the runs of code location "orders": their code location gives them "data-platform"',
    ],
    [
      'imagePullPolicy',
      '"Always" has no effect on the runs of code location "orders": their code location gives them "IfNotPresent"',
    ],
    [
      'runK8sConfig.podSpecConfig.service_account_name',
      '"runner" has no effect on the runs of code location "orders": their code location gives them "floe-dagster-dagster-user-deployments-user-deployments"',
    ],
  ]);
});

test('the ServiceAccount and namespace it tells are those of the rendered container context', () => {
  const server = objectNamed(rendered(locations('')), 'Deployment', '-orders');
  const env = at(server, 'spec', 'template', 'spec', 'containers', 0, 'env') as { name: string; value: string }[];
  const context = JSON.parse(env.find(({ name }) => name.endsWith('CONTAINER_CONTEXT'))?.value ?? '');
  expect(context.k8s.namespace).toBe('data-platform');
  expect(context.k8s.service_account_name).toBe('floe-dagster-dagster-user-deployments-user-deployments');
});

test('finds the image of runs, even where code locations keep their configuration', () => {
  const apart = locations('includeConfigInLaunchedRuns: { enabled: false }');
  expect(outline(launcher('{ image: { repository: acme/run, tag: "1" } }') + apart)).toEqual([
    'warning DAG001 runLauncher.config.k8sRunLauncher.image',
  ]);
});

test('is silent for the defaults of the run launcher, and without code locations in this release', () => {
  expect(outline(locations(own))).toEqual([]);
  const elsewhere =
    'dagster-user-deployments: { enableSubchart: false, deployments: [{ name: a, port: 3030, resources: { limits: { cpu: 1 } } }] }\n';
  expect(outline(launcher('{ resources: { limits: { cpu: 4 } } }') + elsewhere)).toEqual([]);
});
