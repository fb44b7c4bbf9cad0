import { App } from 'cdk8s';
import { secrets } from '../../lib/cli/secrets';
import { EnvironmentChart } from '../../lib/synth/environment-chart';
import { readEnvironments } from '../../lib/synth/read-environments';
import { hasMissing, type SecretRow, secretInventory } from '../../lib/synth/secret-inventory';
import { formatSecretJson, formatSecretTable } from '../../lib/synth/secret-inventory-text';
import { PlatformFolder } from './platform-folder';
import { sealedSecret } from './sealed-values';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const values = 'platform/prod/values.yaml';
const platform = 'platform/prod/platform.yaml';

function inventory(name: string): SecretRow[] {
  const { environments, diagnostics } = readEnvironments({ root: folder.root, only: [name] });
  const [environment] = environments;
  if (environment === undefined) throw new Error(JSON.stringify(diagnostics));
  return secretInventory(environment, new EnvironmentChart(new App(), name, { environment }).manifests());
}

function add(text: string): void {
  folder.write(values, `${folder.read(values)}${text}\n`);
}

/** The line of the first occurrence of a text. */
function line(file: string, text: string): number {
  return (
    folder
      .read(file)
      .split('\n')
      .findIndex((one) => one.includes(text)) + 1
  );
}

test('lists Secret, key, variable, provider, reference and workloads', () => {
  folder.write('platform/prod/secrets/polaris.yaml', sealedSecret('polaris-oauth-credentials', ['client-secret']));
  add('existing: { secrets: [dagster-tls] }');
  const [analytics, marketing] = ['polaris-oauth-credentials', 'marketing-polaris-oauth'].map((name) =>
    line(platform, name),
  );
  const rows = inventory('prod').filter(({ secret }) => secret !== 'dagster-celery-config-secret');
  const database = line('platform/values.yaml', 'postgresqlSecretName');
  const locations = 'floe-dagster-dagster-user-deployments';
  const cells = formatSecretTable(rows).trimEnd().split('\n');
  expect(new Set(cells.map((row) => row.indexOf(row.split(/ {2,}/).at(-1) ?? ''))).size).toBe(1);
  expect(cells.map((row) => row.replaceAll(/ {2,}/g, ' | '))).toEqual([
    'SECRET | KEY | VARIABLE OR FILE | PROVIDER | REFERENCE | WORKLOADS',
    `dagster-tls | * | - | existing | ${values}:${line(values, 'secretName: dagster-tls')} | Ingress floe-dagster`,
    `floe-dagster-postgresql | postgresql-password | DAGSTER_PG_PASSWORD | assumed | platform/values.yaml:${database} | floe-dagster-daemon, ${locations}-customer-analytics, ${locations}-marketing-attribution, floe-dagster-dagster-webserver, all runs`,
    `marketing-polaris-oauth | client-secret | MARKETING_POLARIS_OAUTH | assumed | marketing-polaris-oauth ${platform}:${marketing} | ${locations}-marketing-attribution and its runs`,
    `marketing-polaris-oauth | client-secret | POLARIS_CLIENT_SECRET | assumed | marketing-polaris-oauth ${platform}:${marketing} | ${locations}-marketing-attribution and its runs`,
    `polaris-oauth-credentials | client-secret | POLARIS_CLIENT_SECRET | SealedSecret | polaris-oauth-credentials ${platform}:${analytics} | ${locations}-customer-analytics and its runs`,
    `polaris-oauth-credentials | client-secret | POLARIS_OAUTH_CREDENTIALS | SealedSecret | polaris-oauth-credentials ${platform}:${analytics} | ${locations}-customer-analytics and its runs`,
  ]);
  expect(hasMissing(rows)).toBe(false);
});

test('says which key a provided Secret lacks', () => {
  folder.write('platform/prod/secrets/polaris.yaml', sealedSecret('polaris-oauth-credentials', ['secret']));
  const rows = inventory('prod');
  expect(hasMissing(rows)).toBe(true);
  const text = formatSecretTable(rows);
  expect(text).toMatch(/client-secret +POLARIS_CLIENT_SECRET +SealedSecret, without the key/);
  expect(text.trimEnd().split('\n').at(-1)).toBe(
    'missing: the SealedSecret of "polaris-oauth-credentials" has no key "client-secret"',
  );
});

test('under strict references a Secret that nobody provides is missing, unless it is optional', () => {
  add('references: strict\nexisting: { secrets: [dagster-tls, floe-dagster-postgresql, polaris-oauth-credentials] }');
  const missing = inventory('prod').filter((row) => row.missing !== undefined);
  expect(missing.map(({ secret, missing: what, optional }) => [secret, what, optional])).toEqual([
    ['marketing-polaris-oauth', 'provider', false],
    ['marketing-polaris-oauth', 'provider', false],
  ]);
});

test('names files instead of variables, and what an operator asks for by the line of the values', () => {
  add('secretBindings: { polaris-oauth-credentials: { file: true } }');
  add(
    'codeLocations: { customer-analytics: { env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: own, key: token } } }] } }',
  );
  const rows = inventory('prod');
  const users = [
    'Deployment floe/floe-dagster-dagster-user-deployments-customer-analytics',
    'run pods (container context of Deployment floe/floe-dagster-dagster-user-deployments-customer-analytics)',
  ];
  expect(rows.find(({ file }) => file !== undefined)).toMatchObject({
    secret: 'polaris-oauth-credentials',
    key: 'client-secret',
    file: '/var/run/secrets/polaris-oauth-credentials',
    reference: 'polaris-oauth-credentials',
    workloads: users,
  });
  expect(rows.filter(({ secret }) => secret === 'own')).toMatchObject([
    {
      variable: 'TOKEN',
      key: 'token',
      provider: 'assumed',
      workloads: users,
      place: { file: values, line: line(values, 'name: TOKEN') },
    },
  ]);
});

test('writes JSON with a version, and never a value', () => {
  folder.write('platform/prod/secrets/polaris.yaml', sealedSecret('polaris-oauth-credentials', ['client-secret']));
  const text = formatSecretJson(inventory('prod'), { name: 'prod', namespace: 'floe' });
  const parsed = JSON.parse(text);
  expect([parsed.version, parsed.environment, parsed.namespace]).toEqual([1, 'prod', 'floe']);
  expect(parsed.secrets.at(-1)).toEqual({
    secret: 'polaris-oauth-credentials',
    key: 'client-secret',
    variable: 'POLARIS_OAUTH_CREDENTIALS',
    workloads: [
      'Deployment floe/floe-dagster-dagster-user-deployments-customer-analytics',
      'run pods (container context of Deployment floe/floe-dagster-dagster-user-deployments-customer-analytics)',
    ],
    reference: 'polaris-oauth-credentials',
    place: { file: platform, line: line(platform, 'polaris-oauth-credentials'), column: expect.any(Number) },
    provider: 'SealedSecret',
    optional: false,
  });
  expect(text).not.toContain('AgAB');
});

test('the command exits with 1 when something is missing, and prints the list all the same', () => {
  folder.write('platform/prod/secrets/polaris.yaml', sealedSecret('polaris-oauth-credentials', ['secret']));
  const printed: string[] = [];
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const options = { root: folder.root, color: 'never', format: 'text' } as const;
    expect([secrets('prod', options), secrets('dev', options), secrets('nowhere', options)]).toEqual([1, 0, 2]);
    expect(printed).toHaveLength(2);
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
});
