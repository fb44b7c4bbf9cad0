import { mkdirSync } from 'node:fs';
import { errors, lines, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

/** A finding: a whole line, or the text it points at, in which file, and the rest of the line. */
type Expected = string | [file: string, text: string, finding: string];

function located(folder: PlatformFolder, expected: Expected): string {
  if (typeof expected === 'string') return expected;
  const [file, text, finding] = expected;
  const before = folder.read(file).split(text)[0] ?? '';
  const above = before.split('\n');
  return `${file}:${above.length}:${(above.at(-1) ?? '').length + 1} ${finding}`;
}

const prod = 'platform/prod/platform.yaml';
const secretReference = 'client_secret:\n        secret_ref: polaris-oauth-credentials';

const faults: [name: string, make: (folder: PlatformFolder) => void, expected: Expected[]][] = [
  [
    'a literal secret where a reference belongs',
    (f) => f.edit(prod, secretReference, 'client_secret: hunter2-prod'),
    [['platform/prod/platform.yaml', 'hunter2-prod', 'error FLOE2004 catalogs.default.credentials.client_secret']],
  ],
  [
    'a reference with an illegal name',
    (f) => f.edit(prod, 'secret_ref: polaris-oauth-credentials', 'secret_ref: "polaris oauth"'),
    [
      [
        'platform/prod/platform.yaml',
        '"polaris oauth"',
        'error FLOE2005 catalogs.default.credentials.client_secret.secret_ref',
      ],
    ],
  ],
  [
    'oauth2 without client_secret, and iam_role without role_arn, both in one run',
    (f) => {
      f.edit(prod, `      ${secretReference}\n`, '');
      f.edit(prod, '      role_arn: arn:aws:iam::444455556666:role/FloeStorageRole\n', '');
    },
    [
      ['platform/prod/platform.yaml', 'credentials:', 'error FLOE2011 storage.default.credentials.role_arn'],
      [
        'platform/prod/platform.yaml',
        'credentials:\n      mode: oauth2',
        'error FLOE2011 catalogs.default.credentials.client_secret',
      ],
    ],
  ],
  [
    'a layer that names a missing profile',
    (f) => f.edit('platform/dev/platform.yaml', 'storage_ref: default', 'storage_ref: defalt'),
    [['platform/dev/platform.yaml', 'defalt', 'error FLOE2010 layers.bronze.storage_ref']],
  ],
  [
    'an artifact that fits no code location',
    (f) => {
      const text = f.read('platform/dev/artifacts/customer-analytics.json');
      f.write('platform/dev/artifacts/customer-analytic.json', text);
    },
    ['platform/dev/artifacts/customer-analytic.json:1:1 error FLOE3003'],
  ],
  [
    'artifacts that are not JSON',
    (f) => f.write('platform/dev/artifacts/customer-analytics.json', '{\n  "version": "1.1.0",\n}'),
    ['platform/dev/artifacts/customer-analytics.json:3:1 error FLOE1006'],
  ],
  [
    'a code location without image and port',
    (f) => f.edit('platform/prod/values.yaml', 'replicaCount: 3', 'codeLocations: { extra: { args: [-m, x] } }'),
    [['platform/prod/values.yaml', 'extra: { args', 'error FLOE3002 codeLocations.extra']],
  ],
  [
    'a deployment of the chart’s list without image and port',
    (f) =>
      f.edit(
        'platform/prod/values.yaml',
        'dagster:\n',
        'dagster:\n  dagster-user-deployments:\n    deployments:\n      - name: extra\n',
      ),
    [['platform/prod/values.yaml', 'name: extra', 'error FLOE3002 dagster.dagster-user-deployments.deployments[0]']],
  ],
  [
    'limits below requests',
    (f) => f.edit('platform/prod/values.yaml', 'limits: { cpu: 2000m', 'limits: { cpu: 200m'),
    [['platform/prod/values.yaml', '500m', 'error FLOE4053 resources.webserver.requests.cpu']],
  ],
  [
    'replicas as text',
    (f) => f.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: "3"'),
    [['platform/prod/values.yaml', '"3"', 'error FLOE2003 replicaCount']],
  ],
  [
    'unknown keys on every level, all in one run',
    (f) => {
      f.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicas: 3');
      f.edit('platform/prod/values.yaml', 'dagster:\n', 'dagster:\n  dagsterWebServer: {}\n');
      f.edit('platform/dev/values.yaml', 'customer-analytics:\n', 'customer-analytics:\n    resorces: {}\n');
      f.edit(prod, 'region: us-east-1', 'regoin: us-east-1');
    },
    [
      ['platform/dev/values.yaml', 'resorces', 'error FLOE3009 codeLocations.customer-analytics.resorces'],
      ['platform/prod/platform.yaml', 'regoin', 'error FLOE2002 storage.default.regoin'],
      ['platform/prod/values.yaml', 'replicas: 3', 'error FLOE2002 replicas'],
      ['platform/prod/values.yaml', 'dagsterWebServer', 'error FLOE3009 dagster.dagsterWebServer'],
    ],
  ],
  [
    'a key both at the top and under floe:',
    (f) => f.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 3\nfloe: { replicaCount: 4 }'),
    [['platform/prod/values.yaml', 'replicaCount: 3', 'error FLOE3001 replicaCount']],
  ],
  [
    'two environments with one broken',
    (f) => f.edit('platform/dev/values.yaml', 'className: nginx', 'classname: nginx'),
    [['platform/dev/values.yaml', 'classname', 'error FLOE2002 ingress.classname']],
  ],
  [
    'files that no reader takes: a folder, bytes that are no text, a tab',
    (f) => {
      f.remove('platform/dev/platform.yaml');
      mkdirSync(f.path('platform/dev/platform.yaml'));
      f.write(prod, Buffer.from([0x61, 0x3a, 0xff]));
      f.write('platform/local/values.yaml', 'a:\n\tb: 1\n');
    },
    [
      'platform/dev/platform.yaml:1:1 error FLOE1002',
      'platform/local/values.yaml:2:1 error FLOE1006',
      'platform/prod/platform.yaml:1:3 error FLOE1004',
    ],
  ],
  ['an environment without platform.yaml', (f) => f.remove(prod), ['platform/prod/platform.yaml:1:1 error FLOE1001']],
  ['an empty platform.yaml', (f) => f.write(prod, ''), ['platform/prod/platform.yaml:1:1 error FLOE1009']],
  [
    'no environment at all',
    (f) => {
      for (const name of ['local', 'dev', 'prod']) f.remove(`platform/${name}`);
    },
    ['platform:1:1 error FLOE1020'],
  ],
  ['no platform folder', (f) => f.remove('platform'), ['platform:1:1 error FLOE1020']],
  [
    'a folder name that cannot name an environment',
    (f) => f.write('platform/Prod_EU/platform.yaml', 'version: "1.3.0"\n'),
    ['platform/Prod_EU:1:1 error FLOE1021'],
  ],
  [
    'a namespace that Kubernetes refuses',
    (f) => f.edit('platform/values.yaml', 'namespace: floe', 'namespace: Floe'),
    [['platform/values.yaml', 'Floe', 'error FLOE3006 release.namespace']],
  ],
  [
    'a password in values',
    (f) => f.edit('platform/prod/values.yaml', 'dagster:\n', 'dagster:\n  generatePostgresqlPasswordSecret: true\n'),
    [
      [
        'platform/prod/values.yaml',
        'generatePostgresqlPasswordSecret',
        'error FLOE4020 dagster.generatePostgresqlPasswordSecret',
      ],
    ],
  ],
  [
    'a Secret among the extra manifests, at the line of its value',
    (f) => {
      const manifest = '{apiVersion: v1, kind: Secret, metadata: {name: x}, stringData: {token: hunter2-prod}}';
      f.edit('platform/prod/values.yaml', 'dagster:\n', `dagster:\n  extraManifests:\n    - ${manifest}\n`);
    },
    [['platform/prod/values.yaml', 'hunter2', 'error FLOE2074 dagster.extraManifests[0].stringData.token']],
  ],
];

test.each(faults)('reports %s, and leaves charts-out byte for byte as it was', (_, make, expected) => {
  expect(folder.publish().published).toBe(true);
  folder.write('charts-out/dev/stale.yaml', '# Rendered by floe-cdk8s, long ago\n');
  const before = folder.output();
  make(folder);
  // Whoever writes what a synthesis gives, by an app of his own, has nothing to write.
  expect(folder.synthesize().environments.size).toBe(0);
  const { published, diagnostics } = folder.publish();
  expect(published).toBe(false);
  expect([...new Set(errors(diagnostics))].sort()).toEqual(expected.map((one) => located(folder, one)).sort());
  expect(folder.output()).toEqual(before);
});

test('warns of a code location without artifacts, and renders it with the default profiles', () => {
  folder.remove('platform/prod/artifacts/customer-analytics.json');
  const { published, diagnostics } = folder.publish();
  expect(published).toBe(true);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['FLOE3004']);
});

test('warns of a configuration file that nothing reads', () => {
  folder.write('platform/prod/value.yaml', 'replicaCount: 1\n');
  const { published, diagnostics } = folder.publish();
  expect(published).toBe(true);
  expect(diagnostics.map(({ code, range }) => [code, range?.file])).toEqual([['FLOE1022', 'platform/prod/value.yaml']]);
});

test('warns of a code location without a word, which takes away nothing', () => {
  folder.edit('platform/values.yaml', 'codeLocations:\n', 'codeLocations:\n  extra:\n');
  const { published, diagnostics } = folder.publish();
  expect(published).toBe(true);
  const line = folder.read('platform/values.yaml').split('\n').indexOf('  extra:') + 1;
  expect(lines(diagnostics)).toEqual([`platform/values.yaml:${line}:3 warning FLOE3002 codeLocations.extra`]);
});

test('a code location of the base file is taken away in one environment without a word', () => {
  folder.edit(
    'platform/prod/values.yaml',
    'replicaCount: 3',
    'replicaCount: 3\ncodeLocations: { marketing-attribution: null }',
  );
  folder.remove('platform/prod/artifacts/marketing-attribution.json');
  expect(folder.publish().diagnostics.filter(({ code }) => code === 'FLOE3002')).toEqual([]);
});
