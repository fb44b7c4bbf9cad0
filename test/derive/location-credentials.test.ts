import { injectedCredentials } from '../../lib/derive/injected-credentials';
import { locationCredentials } from '../../lib/derive/location-credentials';
import { placedProfiles, rangeOf } from '../../lib/derive/placed-profiles';
import { isSecretUse } from '../../lib/derive/secret-need';
import { readEnvironments } from '../../lib/synth/read-environments';
import { containerContext, containerOf, renderedObjects, variables } from '../synth/manifests';
import { errors, lines, PlatformFolder } from '../synth/platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const local = 'platform/local/values.yaml';
const platform = 'platform/local/platform.yaml';
const analytics = 'floe-dagster-dagster-user-deployments-customer-analytics';
const marketing = 'floe-dagster-dagster-user-deployments-marketing-attribution';

function bind(text: string): void {
  folder.write(local, `${folder.read(local)}\n${text}\n`);
}

/** Findings of this environment about secrets. */
function findings(environment: string): string[] {
  return lines(readEnvironments({ root: folder.root, only: [environment] }).diagnostics).filter((line) =>
    / FLOE31[0-2]\d /.test(line),
  );
}

function sentences(environment: string): string[] {
  const { diagnostics } = readEnvironments({ root: folder.root, only: [environment] });
  return diagnostics.filter(({ code }) => /^FLOE31[0-2]\d$/.test(code)).map(({ message }) => message);
}

test('each variable knows its Secret, its key and the line of platform.yaml that asks for it', () => {
  const [environment] = readEnvironments({ root: folder.root, only: ['local'] }).environments;
  if (environment === undefined) throw new Error('the sample is faulty');
  const profiles = placedProfiles(environment.tiers, 'marketing-attribution');
  const { variables, files, clashes } = locationCredentials(profiles, { byReference: {}, files: false });
  const listed = variables.map((variable) => {
    const { file, line } = rangeOf(variable.place);
    const value = isSecretUse(variable) ? `${variable.secretName}:${variable.key}` : variable.value;
    return `${variable.name} = ${value} (${file}:${line})`;
  });
  expect([listed, files, clashes]).toEqual([
    [
      `AWS_ACCESS_KEY_ID = marketing-aws-credentials:access-key-id (${platform}:41)`,
      `AWS_REGION = us-east-1 (${platform}:36)`,
      `AWS_SECRET_ACCESS_KEY = marketing-aws-credentials:secret-access-key (${platform}:41)`,
      `MARKETING_POLARIS_CLIENT_ID = marketing-polaris-client-id:client-id (${platform}:63)`,
      `MARKETING_POLARIS_CLIENT_SECRET = marketing-polaris-client-secret:client-secret (${platform}:65)`,
      `POLARIS_CLIENT_ID = marketing-polaris-client-id:client-id (${platform}:63)`,
      `POLARIS_CLIENT_SECRET = marketing-polaris-client-secret:client-secret (${platform}:65)`,
      `POLARIS_SCOPE = PRINCIPAL_ROLE:marketing_engineer (${platform}:66)`,
    ],
    [],
    [],
  ]);
});

test('a profile that platform.yaml no longer has is placed in the artifacts that hold it', () => {
  folder.edit(platform, 'bucket: marketing-attribution', 'bucket: renamed');
  const [environment] = readEnvironments({ root: folder.root, only: ['local'] }).environments;
  if (environment === undefined) throw new Error('the sample is faulty');
  const { storage } = placedProfiles(environment.tiers, 'marketing-attribution');
  expect([storage?.label, storage?.document.file, storage?.path]).toEqual([
    'storage profile of the artifacts',
    'platform/local/artifacts/marketing-attribution.json',
    ['resolved_profiles', 'storage'],
  ]);
});

test.each(['variables', 'files'])(
  'a location has no trace of the Secrets of profiles that it does not use, with secrets as %s',
  (form) => {
    bind(`secretsAs: ${form}`);
    const objects = renderedObjects(folder, 'local');
    const text = (name: string) => JSON.stringify(objects.get(name));
    expect(text(`Deployment/${analytics}`)).not.toMatch(/marketing-(aws|polaris)/);
    expect(text(`Deployment/${marketing}`)).not.toMatch(/"(aws-credentials|polaris-client-(id|secret))"/);
    for (const name of ['floe-dagster-dagster-webserver', 'floe-dagster-daemon']) {
      expect(text(`Deployment/${name}`)).not.toMatch(/polaris|marketing-aws/);
    }
  },
);

test('a binding names another Secret and key, for the code server and its runs', () => {
  bind(`secretBindings:
  polaris-client-secret: { secretName: polaris, key: secret }
  aws-credentials: { secretName: minio, keys: { access-key-id: user, secret-access-key: password } }`);
  const container = containerOf(renderedObjects(folder, 'local'), analytics);
  const wanted = {
    AWS_ACCESS_KEY_ID: 'minio:user',
    AWS_SECRET_ACCESS_KEY: 'minio:password',
    POLARIS_CLIENT_SECRET: 'polaris:secret',
  };
  expect(variables(container)).toMatchObject(wanted);
  const runs = containerContext(container).env;
  const secret = (name: string) => runs.find((entry: { name: string }) => entry.name === name)?.valueFrom.secretKeyRef;
  expect(secret('AWS_ACCESS_KEY_ID')).toMatchObject({ name: 'minio', key: 'user' });
  expect(secret('POLARIS_CLIENT_SECRET')).toMatchObject({ name: 'polaris', key: 'secret' });
});

test('the file form mounts one file for each reference, for the code server and its runs', () => {
  bind('secretBindings: { marketing-polaris-client-secret: { file: true, secretName: polaris, key: secret } }');
  const objects = renderedObjects(folder, 'local');
  const pod = objects.get(`Deployment/${marketing}`).spec.template.spec;
  const [container] = pod.containers;
  const volume = {
    name: 'floe-secret-marketing-polaris-client-secret',
    secret: { secretName: 'polaris', items: [{ key: 'secret', path: 'marketing-polaris-client-secret' }] },
  };
  const mount = {
    name: 'floe-secret-marketing-polaris-client-secret',
    mountPath: '/var/run/secrets/marketing-polaris-client-secret',
    subPath: 'marketing-polaris-client-secret',
    readOnly: true,
  };
  expect(pod.volumes).toContainEqual(volume);
  expect(container.volumeMounts).toContainEqual(mount);
  const context = containerContext(container);
  expect(context.volumes).toContainEqual(volume);
  expect(context.volume_mounts).toContainEqual(mount);
  const given = variables(container);
  expect(given['MARKETING_POLARIS_CLIENT_SECRET']).toBeUndefined();
  expect(given['POLARIS_CLIENT_SECRET']).toBe('polaris:secret');
});

test('what the operator injects under the same name, or mounts at the same path, is not given twice', () => {
  const credentials = {
    variables: [],
    clashes: [],
    files: ['a', 'b', 'c'].map((reference) => ({
      path: `/var/run/secrets/${reference}`,
      variable: reference.toUpperCase(),
      reference,
      role: 'value' as const,
      secretName: reference,
      key: 'value',
      place: { document: undefined as never, path: [] },
      resolvedByRuntime: true,
    })),
  };
  const entry = { env: [{ name: 'A', value: '1' }], volumeMounts: [{ name: 'own', mountPath: '/var/run/secrets/b' }] };
  expect(injectedCredentials(credentials, entry).files.map(({ reference }) => reference)).toEqual(['c']);
  expect(injectedCredentials(credentials, { env: { B: '1' } }).files.map(({ reference }) => reference)).toEqual([
    'a',
    'c',
  ]);
});

const bindings: [name: string, text: string, expected: string[]][] = [
  [
    'a reference that nobody uses, with the nearest one that somebody does',
    'secretBindings: { polaris-client-secrets: { key: secret } }',
    [`${local}:8:19 error FLOE3100 secretBindings.polaris-client-secrets`],
  ],
  [
    'a variable, a key and a Secret with illegal names',
    'secretBindings: { polaris-client-id: { env: polaris.id, key: "a b", secretName: Polaris } }',
    [
      `${local}:8:40 warning FLOE3105 secretBindings.polaris-client-id.env`,
      `${local}:8:45 error FLOE3101 secretBindings.polaris-client-id.env`,
      `${local}:8:62 error FLOE3101 secretBindings.polaris-client-id.key`,
      `${local}:8:81 error FLOE3101 secretBindings.polaris-client-id.secretName`,
    ],
  ],
  [
    'one key for the two values of a pair of AWS keys',
    'secretBindings: { aws-credentials: { key: secret } }',
    [`${local}:8:43 error FLOE3104 secretBindings.aws-credentials.key`],
  ],
  [
    'a key for what the reference is not used for',
    'secretBindings: { aws-credentials: { keys: { access-key: user } } }',
    [`${local}:8:46 error FLOE3104 secretBindings.aws-credentials.keys.access-key`],
  ],
  [
    'a file and a variable of AWS keys, which no pod looks for',
    'secretBindings: { aws-credentials: { file: true, env: KEYS } }',
    [
      `${local}:8:38 warning FLOE3107 secretBindings.aws-credentials.file`,
      `${local}:8:50 warning FLOE3107 secretBindings.aws-credentials.env`,
    ],
  ],
];

test.each(bindings)('reports a binding of %s', (_, text, expected) => {
  bind(text);
  expect(findings('local').sort()).toEqual(expected);
});

test('reports two references bound to one variable, with the lines of platform.yaml and of values', () => {
  bind('secretBindings:\n  marketing-polaris-client-id: { env: MARKETING_POLARIS_CLIENT_SECRET }');
  expect(sentences('local')).toContain(
    'code location "marketing-attribution" needs MARKETING_POLARIS_CLIENT_SECRET twice, with different values: ' +
      `key "client-id" of Secret "marketing-polaris-client-id" for "marketing-polaris-client-id" (${platform}:63, bound at ${local}:9), ` +
      `and key "client-secret" of Secret "marketing-polaris-client-secret" for "marketing-polaris-client-secret" (${platform}:65)`,
  );
  expect(errors(folder.synthesize('local').diagnostics)).toContain(
    `${local}:9:39 error FLOE3102 secretBindings.marketing-polaris-client-id.env`,
  );
});

test('reports a reference that cannot name a Secret, unless it is bound to one', () => {
  for (const file of [platform, 'platform/local/artifacts/marketing-attribution.json']) {
    folder.write(file, folder.read(file).replaceAll('marketing-polaris-client-secret', 'Marketing_Secret'));
  }
  expect(findings('local')).toEqual([
    `${platform}:65:21 error FLOE3103 catalogs.marketing.credentials.client_secret.secret_ref`,
  ]);
  bind('secretBindings: { Marketing_Secret: { secretName: marketing-secret } }');
  expect(findings('local')).toEqual([]);
});

test('warns of a layer whose storage needs other AWS keys, and says which pair wins', () => {
  for (const file of [platform, 'platform/local/artifacts/customer-analytics.json']) {
    const text = folder.read(file);
    const at = text.indexOf('aws-credentials', text.indexOf('iceberg-gold'));
    folder.write(file, `${text.slice(0, at)}gold-${text.slice(at)}`);
  }
  expect(sentences('local')).toEqual([
    `layer "gold" of code location "customer-analytics" needs the AWS keys of Secret "gold-aws-credentials", but a pod has one pair: those of Secret "aws-credentials" win (${platform}:13)`,
  ]);
});

test('reports mounts of the operator that hide the folder of secrets, or make a folder of a file', () => {
  const mounts =
    '[{ name: all, mountPath: /var/run/secrets }, { name: one, mountPath: /run/secrets/polaris-client-id }]';
  folder.write(
    local,
    folder.read(local).replace('customer-analytics:\n', `customer-analytics:\n    volumeMounts: ${mounts}\n`),
  );
  expect(findings('local')).toEqual([
    `${local}:4:44 error FLOE3108 codeLocations.customer-analytics.volumeMounts[0].mountPath`,
    `${local}:4:88 error FLOE3108 codeLocations.customer-analytics.volumeMounts[1].mountPath`,
  ]);
});

test('a binding of the base file may be for some environments; without a use in any it is an error', () => {
  const base = 'platform/values.yaml';
  const own = folder.read(base);
  folder.write(base, `${own}\nsecretBindings: { polaris-oauth-credentials: { key: secret } }\n`);
  expect(errors(folder.synthesize().diagnostics)).toEqual([]);
  folder.write(base, `${own}\nsecretBindings: { polaris-oauth: { key: secret } }\n`);
  const line = own.split('\n').length + 1;
  expect(errors(folder.synthesize().diagnostics)).toEqual([
    `${base}:${line}:19 error FLOE3100 secretBindings.polaris-oauth`,
  ]);
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([]);
});

test('warns of a secret backend that makes no Secret', () => {
  const prod = 'platform/prod/platform.yaml';
  const security = 'security: { secret_backends: { primary: vault } }';
  folder.write(prod, `${folder.read(prod)}\n${security}\n`);
  const line = folder.read(prod).split('\n').length - 1;
  expect(findings('prod')).toEqual([`${prod}:${line}:41 warning FLOE3118 security.secret_backends.primary`]);
});
