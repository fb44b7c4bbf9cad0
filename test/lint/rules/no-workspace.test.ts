import { at, lint, objectNamed, outline, rendered } from '../values-of';

const off = 'dagster-user-deployments: { enabled: false, enableSubchart: false }\n';

test('webserver and daemon are rendered without a target, as the error says', () => {
  for (const name of ['-webserver', '-daemon']) {
    const command = at(
      objectNamed(rendered(off), 'Deployment', name),
      'spec',
      'template',
      'spec',
      'containers',
      0,
      'command',
    );
    expect(String(command)).not.toMatch(/ -w |--empty-workspace/);
  }
  expect(lint(off)).toMatchObject([
    {
      code: 'DAG003',
      severity: 'error',
      message:
        'neither a workspace file nor --empty-workspace is passed to the webserver and the daemon: each start ends with a usage error',
      path: ['dagster-user-deployments', 'enabled'],
    },
  ]);
});

test('an image of the user’s own may hold a workspace file: a warning', () => {
  const own = '{ image: { repository: ghcr.io/acme/dagster, tag: "1" } }';
  expect(outline(`${off}dagsterWebserver: ${own}\ndagsterDaemon: ${own}\n`)).toEqual([
    'warning DAG003 dagster-user-deployments.enabled',
  ]);
});

test('a target from a variable or a mounted workspace.yaml is one', () => {
  const env = '{ env: [{ name: DAGSTER_MODULE_NAME, value: acme }] }';
  const mount =
    '{ volumeMounts: [{ name: w, mountPath: /workspace.yaml, subPath: workspace.yaml }], annotations: { checksum/w: "1" } }';
  expect(outline(`${off}dagsterWebserver: ${env}\ndagsterDaemon: ${mount}\n`)).toEqual([]);
  expect(lint(`${off}dagsterWebserver: ${env}\n`)[0]?.message).toContain('passed to the daemon:');
});

test('the fix starts: an empty list of code locations gives a workspace file', () => {
  const none = 'dagster-user-deployments: { deployments: [] }\n';
  expect(outline(none)).toEqual([]);
  const command = at(
    objectNamed(rendered(none), 'Deployment', '-daemon'),
    'spec',
    'template',
    'spec',
    'containers',
    0,
    'command',
  );
  expect(String(command)).toContain('-w /dagster-workspace/workspace.yaml');
});
