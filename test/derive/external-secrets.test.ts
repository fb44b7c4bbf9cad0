import { renderedObjects } from '../synth/manifests';
import { errors, lines, PlatformFolder } from '../synth/platform-folder';
import { sealedSecret } from '../synth/sealed-values';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const values = 'platform/prod/values.yaml';
const platform = 'platform/prod/platform.yaml';

function add(file: string, text: string): number {
  const own = folder.read(file);
  folder.write(file, `${own}${text}\n`);
  return own.split('\n').length;
}

const backend = `security:
  secret_backends:
    primary: external_secrets
    external_secrets: { store_name: aws, key_prefix: floe/prod/, refresh_interval: 15m }`;

function externalSecrets(): Record<string, unknown> {
  const objects = [...renderedObjects(folder, 'prod')].filter(([key]) => key.startsWith('ExternalSecret/'));
  return Object.fromEntries(objects.map(([key, { spec }]) => [key.slice('ExternalSecret/'.length), spec]));
}

function findings(): string[] {
  return lines(folder.synthesize('prod').diagnostics).filter((line) => / FLOE31[0-2]\d /.test(line));
}

test('renders an ExternalSecret for each Secret that is needed, with exactly the bound keys', () => {
  add(platform, backend);
  const spec = (name: string, key: string) => ({
    refreshInterval: '15m',
    secretStoreRef: { name: 'aws', kind: 'ClusterSecretStore' },
    target: { name, creationPolicy: 'Owner' },
    data: [{ secretKey: key, remoteRef: { key: `floe/prod/${name}`, property: key } }],
  });
  expect(externalSecrets()).toEqual({
    'floe-dagster-postgresql': spec('floe-dagster-postgresql', 'postgresql-password'),
    'marketing-polaris-oauth': spec('marketing-polaris-oauth', 'client-secret'),
    'polaris-oauth-credentials': spec('polaris-oauth-credentials', 'client-secret'),
  });
});

test('the object carries its whole identity', () => {
  add(values, 'externalSecrets: { enabled: true, secretStoreRef: vault, annotations: { team: data } }');
  expect(renderedObjects(folder, 'prod').get('ExternalSecret/polaris-oauth-credentials')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name: 'polaris-oauth-credentials',
      namespace: 'floe',
      annotations: { team: 'data' },
      labels: {
        'app.kubernetes.io/name': 'floe',
        'app.kubernetes.io/instance': 'floe-dagster',
        'app.kubernetes.io/component': 'secret',
        'app.kubernetes.io/managed-by': 'floe-cdk8s',
      },
    },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { name: 'vault', kind: 'SecretStore' },
      target: { name: 'polaris-oauth-credentials', creationPolicy: 'Owner' },
      data: [
        { secretKey: 'client-secret', remoteRef: { key: 'polaris-oauth-credentials', property: 'client-secret' } },
      ],
    },
  });
});

test('leaves out what a SealedSecret makes, what exists, and what the operator injects himself', () => {
  add(platform, backend);
  folder.write('platform/prod/secrets/database.yaml', sealedSecret('floe-dagster-postgresql', ['postgresql-password']));
  add(values, 'existing: { secrets: [polaris-oauth-credentials] }');
  const own = ['MARKETING_POLARIS_OAUTH', 'POLARIS_CLIENT_SECRET'].map(
    (name) => `{ name: ${name}, valueFrom: { secretKeyRef: { name: own, key: secret } } }`,
  );
  add(values, `codeLocations: { marketing-attribution: { env: [${own.join(', ')}] } }`);
  expect(externalSecrets()).toEqual({});
});

test('Tier 3 says where the store keeps a Secret, by its name', () => {
  add(platform, backend);
  add(
    values,
    `externalSecrets:
  keyPrefix: ""
  secrets:
    polaris-oauth-credentials: { remoteKey: polaris/prod, properties: { client-secret: secret }, secretStoreRef: vault, secretStoreKind: SecretStore, refreshInterval: 5m }`,
  );
  expect(externalSecrets()).toMatchObject({
    'floe-dagster-postgresql': { data: [{ remoteRef: { key: 'floe-dagster-postgresql' } }] },
    'polaris-oauth-credentials': {
      refreshInterval: '5m',
      secretStoreRef: { name: 'vault', kind: 'SecretStore' },
      data: [{ secretKey: 'client-secret', remoteRef: { key: 'polaris/prod', property: 'secret' } }],
    },
  });
});

test('the blocks of the floe-dagster chart make their Secrets', () => {
  add(
    values,
    `externalSecrets:
  enabled: true
  secretStoreRef: vault
  postgresql: { enabled: true, passwordKey: /floe/db, passwordProperty: password }
  storage: { enabled: true, secrets: [{ secretKey: KEY, remoteKey: /floe/s3, property: key }] }
  catalog: { enabled: true, clientSecretKey: /floe/polaris }
  custom: [{ name: api-keys, refreshInterval: 30m, data: [{ secretKey: TOKEN, remoteKey: /floe/api }] }]
secretBindings:
  polaris-oauth-credentials: { secretName: floe-dagster-catalog-secret, key: polaris-client-secret }`,
  );
  const specs = externalSecrets();
  expect(Object.keys(specs)).toEqual([
    'floe-dagster-api-keys',
    'floe-dagster-catalog-secret',
    'floe-dagster-postgresql',
    'floe-dagster-storage-secret',
    'marketing-polaris-oauth',
  ]);
  expect(specs).toMatchObject({
    'floe-dagster-api-keys': {
      refreshInterval: '30m',
      data: [{ secretKey: 'TOKEN', remoteRef: { key: '/floe/api' } }],
    },
    'floe-dagster-catalog-secret': {
      data: [{ secretKey: 'polaris-client-secret', remoteRef: { key: '/floe/polaris' } }],
    },
    'floe-dagster-postgresql': {
      data: [{ secretKey: 'postgresql-password', remoteRef: { key: '/floe/db', property: 'password' } }],
    },
    'floe-dagster-storage-secret': { data: [{ secretKey: 'KEY', remoteRef: { key: '/floe/s3', property: 'key' } }] },
  });
});

test('reports external secrets without a store, at the line that switched them on', () => {
  const at = add(platform, 'security: { secret_backends: { primary: external_secrets } }');
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([
    `${platform}:${at}:41 error FLOE3115 security.secret_backends.primary`,
  ]);
  const line = add(values, 'externalSecrets: { enabled: true }');
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([
    `${values}:${line}:29 error FLOE3115 externalSecrets.enabled`,
  ]);
});

const settings: [what: string, text: string, expected: string[]][] = [
  [
    'a Secret that is not needed, and a key that nobody needs',
    'secrets: { polaris-oauth-credential: {}, marketing-polaris-oauth: { properties: { secret: a } } }',
    [
      'error FLOE3116 externalSecrets.secrets.marketing-polaris-oauth.properties.secret',
      'error FLOE3116 externalSecrets.secrets.polaris-oauth-credential',
    ],
  ],
  [
    'the user name of the database, and a block without its key',
    'postgresql: { enabled: true, usernameKey: a }',
    [
      'error FLOE3116 externalSecrets.postgresql',
      'error FLOE3116 externalSecrets.postgresql',
      'error FLOE3116 externalSecrets.postgresql.usernameKey',
    ],
  ],
  ['a connection string', 'template: { enabled: true }', ['error FLOE3116 externalSecrets.template.enabled']],
  [
    'a block that is not enabled',
    'storage: { secrets: [{ secretKey: a, remoteKey: b }] }',
    ['warning FLOE3117 externalSecrets.storage'],
  ],
];

test.each(settings)('reports settings for %s', (_, text, expected) => {
  add(values, `externalSecrets: { enabled: true, secretStoreRef: vault, ${text} }`);
  expect(
    findings()
      .map((line) => line.replace(/^\S+ /, ''))
      .sort(),
  ).toEqual(expected);
});

test('warns of settings without the switch', () => {
  const line = add(values, 'externalSecrets: { storage: { enabled: true } }');
  expect(findings()).toEqual([`${values}:${line}:20 warning FLOE3117 externalSecrets.storage`]);
});

test('a default file of the floe-dagster chart, which switches nothing on, says nothing', () => {
  add(
    values,
    `externalSecrets:
  enabled: false
  secretStoreRef: ""
  postgresql: { enabled: false, passwordKey: "", additionalSecrets: [] }
  custom: []
sealedSecrets: { enabled: false, storage: { enabled: false, encryptedData: {} }, custom: [] }`,
  );
  expect(findings()).toEqual([]);
});
