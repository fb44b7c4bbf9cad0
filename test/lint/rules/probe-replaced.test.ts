import { at, locations, objectNamed, outline, rendered } from '../values-of';

const base = 'dagster-user-deployments.deployments.0';

test('the rendered probes are what the lint says', () => {
  const values = locations('readinessProbe: { grpc: { port: 3030 } }\n      livenessProbe: { enabled: false }');
  const server = at(
    objectNamed(rendered(values), 'Deployment', '-orders'),
    'spec',
    'template',
    'spec',
    'containers',
    0,
  );
  expect(at(server, 'readinessProbe')).toEqual({
    exec: { command: ['dagster', 'api', 'grpc-health-check', '-p', '3030'] },
  });
  expect(at(server, 'livenessProbe')).toHaveProperty('exec');
  expect(outline(values)).toEqual([
    `warning DAG016 ${base}.readinessProbe.grpc`,
    `warning DAG016 ${base}.livenessProbe.enabled`,
  ]);
});

test('a startup probe with two handlers is an error', () => {
  const values = locations('startupProbe: { enabled: true, tcpSocket: { port: 3030 } }');
  const probe = at(
    objectNamed(rendered(values), 'Deployment', '-orders'),
    'spec',
    'template',
    'spec',
    'containers',
    0,
    'startupProbe',
  );
  expect(Object.keys(probe as object).sort()).toEqual(['exec', 'tcpSocket']);
  expect(outline(values)).toEqual([`error DAG016 ${base}.startupProbe.tcpSocket`]);
});

test('a liveness probe of "dagster code-server start" is worth a note', () => {
  const values = locations('codeServerArgs: [-m, code]\n      livenessProbe: { periodSeconds: 30 }');
  expect(outline(values.replace('      dagsterApiGrpcArgs: [-m, code]\n', ''))).toEqual([
    `info DAG016 ${base}.livenessProbe`,
  ]);
});

test.each([
  'readinessProbe: { enabled: false, grpc: { port: 3030 } }',
  'readinessProbe: { exec: { command: [check] }, periodSeconds: 5 }',
  'livenessProbe: {}',
  'livenessProbe: { periodSeconds: 30 }',
  'startupProbe: { enabled: false, tcpSocket: { port: 3030 } }',
  'startupProbe: { enabled: true, exec: { command: [check] } }',
])('is silent for %s', (probe) => {
  expect(outline(locations(probe))).toEqual([]);
});
