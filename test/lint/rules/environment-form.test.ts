import { lint, locations, outline } from '../values-of';

test.each([
  ['dagsterWebserver: { envSecrets: [crm] }', 'dagsterWebserver.envSecrets.0'],
  ['dagsterDaemon: { envConfigMaps: { name: crm } }', 'dagsterDaemon.envConfigMaps'],
  [
    'runLauncher: { config: { k8sRunLauncher: { envSecrets: [crm] } } }',
    'runLauncher.config.k8sRunLauncher.envSecrets.0',
  ],
  [
    'dagsterDaemon: { env: { TOKEN: { valueFrom: { secretKeyRef: { name: a, key: b } } } } }',
    'dagsterDaemon.env.TOKEN',
  ],
  ['dagsterDaemon: { env: [TOKEN] }', 'dagsterDaemon.env.0'],
  ['pipelineRun: { env: [{ name: A, value: b }] }', 'pipelineRun.env'],
])('refuses %s', (values, path) => {
  expect(outline(`${values}\n`)).toEqual([`error DAG023 ${path}`]);
});

test('says how to write it', () => {
  expect(lint(locations('envSecrets: [crm]'))[0]).toMatchObject({
    message: 'found the text "crm", expected a map with a name',
    fix: 'write - name: crm',
  });
});

test('never shows the value of a variable', () => {
  const values = 'dagsterDaemon: { env: { TOKEN: [hunter2-secret] } }\n';
  expect(JSON.stringify(lint(values))).not.toContain('hunter2');
});

test.each([
  'env: { A: b, N: 1, T: true, E: null }',
  'env: [{ name: A, valueFrom: { fieldRef: { fieldPath: x } } }]',
  'envSecrets: [{ name: a }]',
])('is silent for %s', (field) => {
  expect(outline(locations(field))).toEqual([]);
});
