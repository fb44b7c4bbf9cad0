import { at, lint, locations, objectNamed, outline, rendered } from '../values-of';

const optional = 'envSecrets: [{ name: crm, optional: true }]';

test('the container context names the Secret alone, so the launch succeeds and the pod waits', () => {
  const server = objectNamed(rendered(locations(optional)), 'Deployment', '-orders');
  const env = at(server, 'spec', 'template', 'spec', 'containers', 0, 'env') as { name: string; value: string }[];
  const context = JSON.parse(env.find(({ name }) => name.endsWith('CONTAINER_CONTEXT'))?.value ?? '');
  expect(context.k8s.env_secrets).toEqual(['crm']);
});

test('tells each object once for all code locations', () => {
  const [finding, ...more] = lint(locations(optional, optional));
  expect(more).toEqual([]);
  expect(finding?.message).toBe(
    'the runs of code locations "orders" and "billing" need the Secret "crm", optional or not: while it is missing their pods do not start',
  );
  expect(finding?.path).toEqual(['dagster-user-deployments', 'deployments', 0, 'envSecrets', 0]);
});

test('finds those of the run launcher, and not those of the webserver', () => {
  const values = `
runLauncher: { config: { k8sRunLauncher: { envConfigMaps: [{ name: a }, { name: b, optional: true }] } } }
dagsterWebserver: { envSecrets: [{ name: c, optional: true }] }
`;
  expect(outline(values)).toEqual(['warning DAG004 runLauncher.config.k8sRunLauncher.envConfigMaps.1']);
});
