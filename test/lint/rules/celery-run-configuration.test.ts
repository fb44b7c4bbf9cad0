import { lint, locations, outline } from '../values-of';

const celery = (settings = '{}') =>
  `redis: { host: redis }\nrunLauncher: { type: CeleryK8sRunLauncher, config: { celeryK8sRunLauncher: ${settings} } }\n`;

test('tells what code locations have and runs do not get', () => {
  const values = celery() + locations('env: [{ name: A, value: b }]', 'volumes: [{ name: v, emptyDir: {} }]');
  const [finding, ...more] = lint(values);
  expect(more).toEqual([]);
  expect(finding?.message).toBe(
    'the runs of code locations "orders" and "billing" start without the env and volumes of their code location: CeleryK8sRunLauncher does not read them',
  );
  expect(finding?.path).toEqual(['dagster-user-deployments', 'deployments', 0, 'env']);
});

test('tells what the launcher keeps for its workers', () => {
  expect(outline(celery('{ securityContext: { runAsUser: 1 } }'))).toEqual([
    'warning DAG021 runLauncher.config.celeryK8sRunLauncher.securityContext',
  ]);
  expect(outline(celery('{ runK8sConfig: { podSpecConfig: {} } }'))).toContain(
    'warning DAG021 runLauncher.config.celeryK8sRunLauncher.runK8sConfig',
  );
});

test('is silent for code locations that hand nothing on', () => {
  expect(
    outline(
      celery() + locations('includeConfigInLaunchedRuns: { enabled: false }\n      env: [{ name: A, value: b }]'),
    ),
  ).toEqual([]);
});
