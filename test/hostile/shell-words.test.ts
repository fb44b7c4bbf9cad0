import { floe } from '../cli/run-floe';
import { errors, lines, PlatformFolder } from '../synth/platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const values = 'platform/prod/values.yaml';
const commands = ['$(id)', '`id`', 'a; id', 'a | id', 'a && id', 'a\nid', "a' 'b", 'a > /tmp/x', 'a$HOME'];

test.each(commands)('%j is refused wherever the chart writes a value into a script', (text) => {
  const quoted = JSON.stringify(text);
  folder.edit(values, 'postgresqlHost: dagster-db.prod.acme.internal', `postgresqlHost: ${quoted}`);
  folder.edit(values, 'postgresql:\n', `postgresql:\n    postgresqlUsername: ${quoted}\n    service: { port: 1 }\n`);
  folder.edit(
    values,
    'dagster:\n',
    `dagster:\n  dagsterDaemon: { logFormat: ${quoted} }\n  dagsterWebserver: { pathPrefix: ${quoted} }\n`,
  );
  const found = errors(folder.synthesize('prod').diagnostics).filter((line) => line.includes('FLOE3032'));
  expect(found.map((line) => line.replace(/^.*FLOE3032 /, '')).sort()).toEqual([
    'dagster.dagsterDaemon.logFormat',
    'dagster.dagsterWebserver.pathPrefix',
    'dagster.postgresql.postgresqlHost',
    'dagster.postgresql.postgresqlUsername',
  ]);
});

test('a code location cannot bring a command into the container that waits for it', () => {
  folder.edit(
    values,
    'replicaCount: 3',
    'replicaCount: 3\ncodeLocations: { "a; id": { image: "a:1", port: 1, args: [-m, a] } }',
  );
  const found = errors(folder.synthesize('prod').diagnostics);
  expect(found).toContain('platform/prod/values.yaml:13:18 error FLOE3011 codeLocations["a; id"]');
});

test('floe template renders what the chart renders, and warns', async () => {
  folder.write('values.yaml', 'postgresql: { enabled: false, postgresqlHost: "$(id)" }\n');
  const { status, stdout, stderr } = await floe('template', 'x', '-f', folder.path('values.yaml'));
  expect([status, stdout.includes('-h "$(id)"')]).toEqual([0, true]);
  expect(stderr).toContain('values.yaml:1:47 warning FLOE3032 postgresql.postgresqlHost');
});

test('hosts, paths and numbers pass', () => {
  folder.edit(values, 'postgresqlHost: dagster-db.prod.acme.internal', 'postgresqlHost: fd00::1');
  folder.edit(
    values,
    'dagster:\n',
    'dagster:\n  dagsterWebserver: { pathPrefix: /data/dagster, dbPoolRecycle: 3600 }\n',
  );
  expect(lines(folder.synthesize('prod').diagnostics)).toEqual([]);
});
