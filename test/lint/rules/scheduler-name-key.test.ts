import { at, instanceOf, locations, objectNamed, rendered } from '../values-of';

test('the run launcher and the container context say scheduler_name', () => {
  const values = `runLauncher: { config: { k8sRunLauncher: { schedulerName: batch } } }\n${locations('schedulerName: batch')}`;
  const config = at(instanceOf(values), 'run_launcher', 'config');
  expect(config).toHaveProperty('scheduler_name', 'batch');
  expect(config).not.toHaveProperty('schedulerName');
  const server = objectNamed(rendered(values), 'Deployment', '-orders');
  const env = at(server, 'spec', 'template', 'spec', 'containers', 0, 'env') as { name: string; value: string }[];
  const context = JSON.parse(env.find(({ name }) => name.endsWith('CONTAINER_CONTEXT'))?.value ?? '');
  expect(context.k8s.scheduler_name).toBe('batch');
});
