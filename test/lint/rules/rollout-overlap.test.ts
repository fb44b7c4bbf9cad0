import { locations, outline } from '../values-of';

const claim = 'volumes: [{ name: data, persistentVolumeClaim: { claimName: orders } }]';
const base = 'dagster-user-deployments.deployments.0';

test('finds a claim and a device that the next pod needs too', () => {
  expect(outline(locations(`${claim}\n      volumeMounts: [{ name: data, mountPath: /data }]`))).toEqual([
    `warning DAG027 ${base}.volumes.0`,
  ]);
  expect(outline(locations('resources: { limits: { cpu: 1, nvidia.com/gpu: 1 } }'))).toEqual([
    `warning DAG027 ${base}.resources.limits.nvidia.com/gpu`,
  ]);
});

test.each([
  '',
  `${claim}\n      deploymentStrategy: { type: Recreate }`,
  `${claim}\n      volumeMounts: [{ name: data, mountPath: /data, readOnly: true }]`,
  'volumes: [{ name: data, emptyDir: {} }]',
  'resources: { limits: { cpu: 1 } }',
])('is silent for "%s"', (fields) => {
  expect(outline(locations(fields))).toEqual([]);
});
