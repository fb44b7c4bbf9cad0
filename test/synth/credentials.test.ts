import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileCredentials } from '../../lib/credentials/file-credentials';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

/** The codes of what is said about credentials. */
function codes(): string[] {
  const { diagnostics } = folder.synthesize('prod');
  return diagnostics.map(({ code }) => code).filter((code) => /^FLOE(207|402)/.test(code));
}

test('a credential in an input file is named once, at its line, and not again for the manifest', () => {
  folder.edit(
    'platform/prod/values.yaml',
    'dagster:\n',
    'dagster:\n  dagsterDaemon: {env: [{name: API_KEY, value: hunter2}]}\n',
  );
  expect(codes()).toEqual(['FLOE2071']);
});

test('a credential that a comment allows is rendered', () => {
  const line = 'dagsterDaemon: {env: [{name: API_KEY, value: hunter2}]} # pragma: allowlist secret - a sandbox';
  folder.edit('platform/prod/values.yaml', 'dagster:\n', `dagster:\n  ${line}\n`);
  expect(codes()).toEqual(['FLOE2075']);
  expect([...(folder.synthesize('prod').environments.get('prod') ?? [])].join()).toContain('hunter2');
});

test('a plain Secret is not allowed by a comment', () => {
  const secret =
    '{apiVersion: v1, kind: Secret, metadata: {name: x}, stringData: {a: hunter2}} # pragma: allowlist secret - a sandbox';
  folder.edit('platform/prod/values.yaml', 'dagster:\n', `dagster:\n  extraManifests:\n    - ${secret}\n`);
  expect(codes()).toEqual(['FLOE2075', 'FLOE4020']);
});

test('only the values of the parity corpus that are passwords are found', () => {
  const cases = join(__dirname, '../parity/cases');
  const credentials = new FileCredentials();
  const found = readdirSync(cases).flatMap((name) => {
    const source = { file: name, text: readFileSync(join(cases, name, 'values.yaml'), 'utf8') };
    const { document } = parseYamlDocument({ ...source, consumer: 'go' });
    return credentials.find({ ...source, document }).map(({ path = [] }) => `${name} ${path.join('.')}`);
  });
  expect(found).toEqual([
    'celery-broker-urls redis.brokerUrl',
    'celery-redis-flower redis.password',
    'daemon-disabled computeLogManager.config.azureBlobComputeLogManager.accessKeyOrSasToken',
    'outside-schema-loose-types redis.password',
    'postgres-bundled-custom postgresql.postgresqlPassword',
    'postgres-bundled-existing postgresql.postgresqlPostgresPassword',
    'postgres-bundled-globals global.postgresql.postgresqlPassword',
    'postgres-bundled-globals global.postgresql.replicationPassword',
    'postgres-bundled-globals postgresql.ldap.bind_password',
    'postgres-bundled-replicated postgresql.postgresqlPostgresPassword',
    'postgres-bundled-replicated postgresql.initdbPassword',
    'postgres-bundled-replicated postgresql.replication.password',
    'postgres-external-params postgresql.postgresqlPassword',
  ]);
});
