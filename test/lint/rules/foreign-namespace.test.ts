import { lint, locations, outline, rendered } from '../values-of';

const away = 'deploymentNamespace: runs';

test('no Role is rendered where the runs go', () => {
  const roles = rendered(locations(away)).filter((manifest) => manifest.kind === 'Role');
  expect(roles.map((role) => role.metadata['namespace'])).toEqual([undefined, undefined]);
});

test('tells each namespace once', () => {
  const found = lint(locations(away, away, 'deploymentNamespace: others', 'deploymentNamespace: data-platform'));
  expect(found.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'DAG019 dagster-user-deployments.deployments.0.deploymentNamespace',
    'DAG019 dagster-user-deployments.deployments.2.deploymentNamespace',
  ]);
  expect(found[0]?.message).toContain('the runs of code locations "orders" and "billing" go to the namespace "runs"');
});

test('the run launcher’s namespace counts where no container context has one', () => {
  const launcher = 'runLauncher: { config: { k8sRunLauncher: { jobNamespace: runs } } }\n';
  expect(outline(`${launcher}dagster-user-deployments: { deployments: [] }\n`)).toEqual([
    'warning DAG019 runLauncher.config.k8sRunLauncher.jobNamespace',
  ]);
  expect(outline(launcher + locations('includeConfigInLaunchedRuns: { enabled: false }'))).toEqual([
    'warning DAG019 runLauncher.config.k8sRunLauncher.jobNamespace',
  ]);
});

test('is silent with a RoleBinding in that namespace', () => {
  const binding = (namespace: string) =>
    `extraManifests: [{ apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: { name: runs, namespace: ${namespace} } }]\n`;
  expect(outline(binding('runs') + locations(away))).toEqual([]);
  expect(outline(binding('other') + locations(away))).toEqual([expect.stringContaining('DAG019')]);
});
