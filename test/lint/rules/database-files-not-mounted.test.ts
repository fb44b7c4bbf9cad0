import { instanceOf, lint, locations, outline } from '../values-of';

const params = 'postgresql: { postgresqlParams: { sslmode: verify-full, sslrootcert: /etc/pg/ca.crt } }\n';
const mount = 'volumeMounts: [{ name: pg, mountPath: /etc/pg }]';
const mounted = `dagsterWebserver: { ${mount} }\ndagsterDaemon: { ${mount} }\n`;

test('the parameters are in the dagster.yaml that runs are given', () => {
  expect(instanceOf(params)).toMatchObject({
    run_storage: { config: { postgres_db: { params: { sslmode: 'verify-full', sslrootcert: '/etc/pg/ca.crt' } } } },
  });
});

test('tells where the file is and where it is not', () => {
  expect(lint(params + mounted + locations(mount, ''))[0]?.message).toBe(
    '"/etc/pg/ca.crt" is mounted in the webserver and the daemon, but not in the server of code location "billing" and the runs of code location "billing": they cannot connect to the database',
  );
  expect(lint(`${params}dagsterWebserver: { ${mount} }\n${locations(mount)}`)[0]?.message).toContain(
    'but not in the daemon:',
  );
});

test('runs may have the file from the run launcher', () => {
  const launcher = `runLauncher: { config: { k8sRunLauncher: { ${mount} } } }\n`;
  const apart = locations(`includeConfigInLaunchedRuns: { enabled: false }\n      ${mount}`);
  expect(lint(params + mounted + apart)[0]?.message).toContain('but not in the runs of code location "orders"');
  expect(outline(params + mounted + launcher + apart)).toEqual([]);
});

test('a file that no pod mounts is part of the images', () => {
  expect(outline(params + locations(''))).toEqual([]);
});
