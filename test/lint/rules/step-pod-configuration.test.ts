import { at, instanceOf, locations, objectNamed, rendered } from '../values-of';

const values = `
runLauncher: { config: { k8sRunLauncher: { runK8sConfig: { podSpecConfig: { nodeSelector: { pool: runs } } } } } }
${locations('envSecrets: [{ name: crm }]')}`;

test('dagster.yaml, from which step pods are built, has the settings of the run launcher', () => {
  expect(instanceOf(values)).toMatchObject({
    run_launcher: {
      module: 'dagster_k8s',
      class: 'K8sRunLauncher',
      config: { run_k8s_config: { pod_spec_config: { nodeSelector: { pool: 'runs' } } } },
    },
  });
});

test('the container context, from which step pods are built too, has those of the code location', () => {
  const server = objectNamed(rendered(values), 'Deployment', '-orders');
  const env = at(server, 'spec', 'template', 'spec', 'containers', 0, 'env') as { name: string; value: string }[];
  const context = JSON.parse(env.find(({ name }) => name.endsWith('CONTAINER_CONTEXT'))?.value ?? '');
  expect(context.k8s.env_secrets).toEqual(['crm']);
});
