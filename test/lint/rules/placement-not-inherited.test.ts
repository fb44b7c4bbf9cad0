import { lint, locations, outline } from '../values-of';

test('tells each field once for all code locations', () => {
  const pool = 'nodeSelector: { pool: gpu }';
  const [finding, ...more] = lint(locations(pool, pool));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    code: 'DAG002',
    message:
      '"nodeSelector" of code locations "orders" and "billing" is for the code server alone: the pods of runs start without it',
    fix: 'set runLauncher.config.k8sRunLauncher.runK8sConfig.podSpecConfig.nodeSelector for all runs, or give jobs the tag dagster-k8s/config',
    path: ['dagster-user-deployments', 'deployments', 0, 'nodeSelector'],
  });
});

test.each([
  ['podSecurityContext: { fsGroup: 1000 }', 'runK8sConfig: { podSpecConfig: { securityContext: { fsGroup: 1000 } } }'],
  [
    'securityContext: { privileged: false }',
    'runK8sConfig: { containerConfig: { security_context: { privileged: false } } }',
  ],
  ['securityContext: { privileged: false }', 'securityContext: { privileged: false }'],
  [
    'affinity: { nodeAffinity: {} }',
    'runK8sConfig: { pod_spec_config: {}, podSpecConfig: { affinity: { nodeAffinity: {} } } }',
  ],
])('is silent for %s where runs have the same', (field, setting) => {
  expect(outline(locations(field))).toEqual([expect.stringContaining('DAG002')]);
  const both = `runLauncher: { config: { k8sRunLauncher: { ${setting} } } }\n${locations(field)}`;
  expect(outline(both).filter((line) => line.includes('DAG002'))).toEqual([]);
});

test('is silent for a code location that hands nothing to its runs', () => {
  expect(
    outline(locations('includeConfigInLaunchedRuns: { enabled: false }\n      nodeSelector: { pool: gpu }')),
  ).toEqual([]);
});
