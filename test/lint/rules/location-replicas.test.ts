import { at, locations, objectNamed, outline, rendered } from '../values-of';

test('a code location is rendered with one replica, whatever its values ask for', () => {
  const values = locations('replicaCount: 3\n      replicas: 3');
  expect(at(objectNamed(rendered(values), 'Deployment', '-orders'), 'spec', 'replicas')).toBe(1);
});

test('the key that asks for more is told to be unknown', () => {
  expect(outline(locations('replicaCount: 3'))).toEqual([
    'warning DAG031 dagster-user-deployments.deployments.0.replicaCount',
  ]);
});
