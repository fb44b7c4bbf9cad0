import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { floe } from '../cli/run-floe';
import { PlatformFolder } from '../synth/platform-folder';

/** A secret by its looks, one that is a number to some readers, and a plain word. */
const canaries = ['canary-7Hq2Zk9LmXw4Tb', '0777123456', 'hunter2'];

const platform = 'platform/prod/platform.yaml';
const values = 'platform/prod/values.yaml';
const artifacts = 'platform/prod/artifacts/customer-analytics.json';
const secretReference = 'client_secret:\n        secret_ref: polaris-oauth-credentials';

type Plant = (folder: PlatformFolder, canary: string) => void;
const inDagster =
  (text: (canary: string) => string): Plant =>
  (folder, canary) =>
    folder.edit(values, 'dagster:\n', `dagster:\n  ${text(canary)}\n`);
const atTop =
  (text: (canary: string) => string): Plant =>
  (folder, canary) =>
    folder.edit(values, 'replicaCount: 3', `replicaCount: 3\n${text(canary)}`);
const inPlatform =
  (text: (canary: string) => string): Plant =>
  (folder, canary) =>
    folder.edit(platform, secretReference, text(canary));

/** Places where people put secrets, in files that are valid and in files that are not. */
const plants: readonly (readonly [string, Plant])[] = [
  ['a literal in place of a reference', inPlatform((c) => `client_secret: ${c}`)],
  ['a literal in quotes', inPlatform((c) => `client_secret: "${c}"`)],
  ['a literal behind an anchor', inPlatform((c) => `client_secret: &it ${c}`)],
  ['a literal behind a tag', inPlatform((c) => `client_secret: !!str ${c}`)],
  ['a literal over lines', inPlatform((c) => `client_secret: |\n        ${c}`)],
  ['a literal in a list', inPlatform((c) => `client_secret: [${c}]`)],
  ['a literal in a list of lines', inPlatform((c) => `client_secret:\n        - ${c}`)],
  ['a literal under an unknown key', inPlatform((c) => `password: ${c}`)],
  ['a literal where the name of a Secret stands', inPlatform((c) => `client_secret: { secret_ref: "${c}!" }`)],
  ['a literal beside a reference', inPlatform((c) => `client_secret: { secret_ref: polaris, value: ${c} }`)],
  ['an unclosed quote', inPlatform((c) => `client_secret: "${c}`)],
  ['a line with two faults', inPlatform((c) => `client_secret: ${c}: x`)],
  ['a key that stands twice', inPlatform((c) => `client_secret: ${c}\n      client_secret: ${c}`)],
  ['static keys', inPlatform((c) => `mode: static\n      secret_access_key: ${c}\n      access_key_id: ${c}`)],
  [
    'the database password',
    inDagster((c) => `postgresql: { postgresqlPassword: ${c}, enabled: false, postgresqlHost: a }`),
  ],
  ['a password with an unknown sibling', inDagster((c) => `global: { postgresqlPasword: ${c} }`)],
  ['the password of Redis', inDagster((c) => `redis: { usePassword: true, password: ${c} }`)],
  [
    'the address of a broker',
    inDagster((c) => `redis: { enabled: true, internal: false, brokerUrl: "redis://:${c}@redis:6379/0" }`),
  ],
  [
    'the password of RabbitMQ',
    inDagster((c) => `rabbitmq: { enabled: true, rabbitmq: { username: a, password: ${c} } }`),
  ],
  [
    'a variable of the webserver',
    inDagster((c) => `dagsterWebserver: { env: [{ name: DB_PASSWORD, value: "${c}" }] }`),
  ],
  ['a map of variables', inDagster((c) => `dagsterDaemon: { env: { API_TOKEN: "${c}" } }`)],
  ['a variable that is no text', inDagster((c) => `dagsterDaemon: { env: [{ name: API_TOKEN, value: [${c}] }] }`)],
  [
    'a Secret among the extra objects',
    inDagster(
      (c) => `extraManifests: [{ apiVersion: v1, kind: Secret, metadata: { name: x }, stringData: { token: "${c}" } }]`,
    ),
  ],
  [
    'a malformed Secret among the extra objects',
    inDagster(
      (c) => `extraManifests: [{ apiVersion: v1, kind: Secret, metadata: { name: x }, stringDta: { token: "${c}" } }]`,
    ),
  ],
  [
    'a variable of a code location',
    atTop((c) => `codeLocations: { customer-analytics: { env: [{ name: SNOWFLAKE_PASSWORD, value: "${c}" }] } }`),
  ],
  ['a misspelt key of a code location', atTop((c) => `codeLocations: { customer-analytics: { pasword: "${c}" } }`)],
  ['a key of the floe level', atTop((c) => `password: ${c}`)],
  ['a binding', atTop((c) => `secretBindings: { polaris-oauth-credentials: { secretName: "${c}!" } }`)],
  [
    'sealed values in the values',
    atTop((c) => `sealedSecrets: { enabled: true, postgresql: { encryptedPassword: ${c} } }`),
  ],
  [
    'a plain Secret among the sealed ones',
    (folder, canary) =>
      folder.write(
        'platform/prod/secrets/db.yaml',
        `apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData:\n  password: "${canary}"\n`,
      ),
  ],
  [
    'an unsealed value in a SealedSecret',
    (folder, canary) =>
      folder.write(
        'platform/prod/secrets/db.yaml',
        `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: db }\nspec:\n  encryptedData:\n    password: "${canary}"\n`,
      ),
  ],
  [
    'compiled artifacts',
    (folder, canary) => folder.edit(artifacts, '"version"', `"password": "${canary}",\n  "version"`),
  ],
  [
    'compiled artifacts with a literal in place of a reference',
    (folder, canary) => {
      const text = folder.read(artifacts);
      folder.write(
        artifacts,
        text.replace(/"client_secret": \{[^}]*\}/, () => `"client_secret": "${canary}"`),
      );
    },
  ],
  ['broken artifacts', (folder, canary) => folder.edit(artifacts, '"version"', `"password": "${canary}" "version"`)],
];

const commands: readonly (readonly string[])[] = [
  ['synth'],
  ['synth', '--format', 'github'],
  ['synth', '--check'],
  ['values', 'prod'],
  ['values', 'prod', '--all'],
  ['values', 'prod', '--for-helm'],
  ['secrets', 'prod'],
  ['secrets', 'prod', '--format', 'json'],
  ...['text', 'markdown', 'json', 'html', 'github'].map((format) => ['diff', 'dev', 'prod', '--format', format]),
  ['matrix'],
  ['explain', 'prod', 'dagster'],
  ['explain', 'prod', 'dagster.dagsterWebserver.env'],
  ['explain', 'prod', 'dagster.dagsterWebserver.env[0].value'],
  ['explain', 'prod', 'dagster.postgresql.postgresqlPassword'],
  ['explain', 'prod', 'dagster.redis.brokerUrl'],
  ['explain', 'prod', 'dagster.extraManifests'],
  ['explain', 'prod', 'dagster.extraManifests[0].stringData'],
  ['explain', 'prod', 'codeLocations.customer-analytics'],
];

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

function everyFileBelow(path: string): string {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

/** Each place has one of the secrets. */
const cases = plants.map(([name, plant], index) => [name, plant, canaries[index % canaries.length] ?? ''] as const);

test.each(cases)('a secret is in no output, log or error when it is %s', async (_, plant, canary) => {
  folder.publish();
  plant(folder, canary);
  const leaks: string[][] = [];
  const check = async (shows: 'all' | 'stderr', ...argv: string[]): Promise<void> => {
    const { stdout, stderr } = await floe(...argv);
    const printed = shows === 'all' ? stdout + stderr : stderr;
    if (printed.includes(canary))
      leaks.push([argv.join(' '), ...printed.split('\n').filter((line) => line.includes(canary))]);
  };
  for (const argv of commands) await check('all', ...argv, '--root', folder.root);
  const files = [platform, values, artifacts, 'platform/prod/secrets/db.yaml'].map((file) => folder.path(file));
  for (const format of ['text', 'json', 'github']) await check('all', 'validate', ...files, '--format', format);
  // What Helm would print is what `template` prints; what it tells of it is ours.
  const chartValues =
    folder
      .read(values)
      .split(/^dagster:\n/m)[1]
      ?.replace(/^ {2}/gm, '') ?? '';
  folder.write('chart-values.yaml', chartValues);
  for (const format of ['text', 'github']) {
    await check(
      'stderr',
      'template',
      'dagster',
      '-f',
      folder.path('chart-values.yaml'),
      '--format',
      format,
      '--verbose',
    );
  }
  await check('all', 'import-values', folder.path('chart-values.yaml'));
  expect(leaks).toEqual([]);
  expect(everyFileBelow(folder.path('charts-out'))).not.toContain(canary);
});

const secret = (value: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: "${value}", x: "${value}" }\n`;
const variable = (value: string) => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: main
      image: a:1
      args: ["--password=${value}"]
      env: [{ name: DB_PASSWORD, value: "${value}" }, { name: URL, value: "redis://:${value}@redis:6379/0" }]
`;

test.each(['text', 'markdown', 'json', 'html', 'github'])(
  'floe diff of manifests that hold secrets does not show them, as %s',
  async (format) => {
    folder.write('before/secret.yaml', secret(`old-${canaries[0]}`));
    folder.write('before/pod.yaml', variable(`old-${canaries[0]}`));
    folder.write('after/secret.yaml', secret(`new-${canaries[0]}`));
    folder.write('after/pod.yaml', variable(`new-${canaries[0]}`));
    const { stdout, stderr } = await floe('diff', folder.path('before'), folder.path('after'), '--format', format);
    if (format !== 'github') expect(stdout).toContain('Secret');
    expect((stdout + stderr).split('\n').filter((line) => line.includes(canaries[0] ?? ''))).toEqual([]);
  },
);

test.each([
  ['password', (c: string) => `password: ${c}\n`],
  ['client_secret', (c: string) => `observability: { attributes: { client_secret: ${c} } }\n`],
  ['a broken line', (c: string) => `api_key: "${c}\n`],
  ['an endpoint', (c: string) => `observability: { otlp_endpoint: "https://user:${c}@otel:4317" }\n`],
])('a secret in floe.yaml is in no output of validate or compile: %s', async (_, text) => {
  const canary = canaries[0] ?? '';
  folder.write('floe.yaml', `name: a\nversion: "1.0.0"\ntransforms: [{ type: dbt, path: dbt }]\n${text(canary)}`);
  const file = folder.path('floe.yaml');
  for (const argv of [
    ['validate', file],
    ['validate', file, '--format', 'json'],
    ['validate', file, '--format', 'sarif'],
    ['compile', '--floe-yaml', file, '--platform-yaml', folder.path(platform), '--env', 'prod'],
  ]) {
    const { stdout, stderr } = await floe(...argv);
    expect((stdout + stderr).split('\n').filter((line) => line.includes(canary))).toEqual([]);
  }
});
