import { explainText } from '../../lib/explain/explain-text';
import { explainValue } from '../../lib/explain/explain-value';
import { readEnvironments } from '../../lib/synth/read-environments';
import { PlatformFolder } from '../synth/platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

function environment(name: string) {
  const [found] = readEnvironments({ root: folder.root, only: [name] }).environments;
  if (found === undefined) throw new Error(`${name} has faults`);
  return found;
}

function explain(name: string, path: string) {
  const { tiers, derived } = environment(name);
  return explainValue(tiers, derived, path);
}

function text(name: string, path: string): string[] {
  const explanation = explain(name, path);
  if ('unknown' in explanation) throw new Error(`unknown, nearest is ${explanation.nearest}`);
  return explainText(explanation).trimEnd().split('\n');
}

/** `file:line` of a text that stands once in a file. */
function place(file: string, needle: string): string {
  const lines = folder.read(file).split('\n');
  const found = lines.flatMap((line, index) => (line.includes(needle) ? [index + 1] : []));
  if (found.length !== 1) throw new Error(`"${needle}" stands ${found.length} times in ${file}`);
  return `${file}:${found[0]}`;
}

const base = 'platform/values.yaml';
const prod = 'platform/prod/values.yaml';
const platform = 'platform/prod/platform.yaml';
const customer = 'dagster.dagster-user-deployments.deployments[customer-analytics]';

test('a short form, the chart’s key and the full path explain the same value', () => {
  const expected = [
    'dagster.dagsterWebserver.replicaCount: 3',
    '    chart default                              1',
    `  > ${place(prod, 'replicaCount: 3')} replicaCount  3`,
  ];
  for (const path of ['replicaCount', 'dagsterWebserver.replicaCount', 'dagster.dagsterWebserver.replicaCount']) {
    expect(text('prod', path)).toEqual(expected);
  }
});

test('every layer is shown, weakest first, and the one that counts is marked', () => {
  folder.edit(base, '  dagsterWebserver:\n', '  dagsterWebserver:\n    replicaCount: 2\n');
  expect(
    text('prod', 'dagsterWebserver.replicaCount')
      .slice(1)
      .map((line) => line.replace(/ +/g, ' ')),
  ).toEqual([
    ' chart default 1',
    ` ${place(base, 'replicaCount: 2')} dagster.dagsterWebserver.replicaCount 2`,
    ` > ${place(prod, 'replicaCount: 3')} replicaCount 3`,
  ]);
});

test('a field of a code location is traced through codeLocations, and an environment’s own wins', () => {
  const tag = text('dev', 'codeLocations.customer-analytics.image.tag');
  expect(tag[0]).toBe(`${customer}.image.tag: "1.5.0-rc.2"`);
  expect(tag.slice(1).map((line) => line.replace(/ +/g, ' '))).toEqual([
    ` ${place(base, 'tag: "1.4.0"')} codeLocations.customer-analytics.image.tag "1.4.0"`,
    ` > ${place('platform/dev/values.yaml', 'tag: "1.5.0-rc.2"')} codeLocations.customer-analytics.image.tag "1.5.0-rc.2"`,
  ]);
  expect(text('prod', 'codeLocations.customer-analytics.args')[1]).toContain(
    `${base}:15 codeLocations.customer-analytics.args`,
  );
});

test('an image that is written as one text is explained part by part', () => {
  folder.edit('platform/dev/values.yaml', 'image:\n      tag: "1.5.0-rc.2"', 'image: ghcr.io/acme/other:2.0.0');
  expect(text('dev', 'codeLocations.customer-analytics.image.tag').at(-1)).toMatch(
    /^ {2}> platform\/dev\/values\.yaml:\d+ .*"2\.0\.0"$/,
  );
});

test('a derived variable is traced to the reference in platform.yaml', () => {
  const path = 'dagster-user-deployments.deployments[customer-analytics].env[POLARIS_CLIENT_SECRET]';
  const [head, source, ...others] = text('prod', path);
  expect(others).toEqual([]);
  expect(head).toContain(`${customer}.env[POLARIS_CLIENT_SECRET]: {"name":"POLARIS_CLIENT_SECRET","valueFrom"`);
  expect(source).toContain(
    `  > derived from ${place(platform, 'secret_ref: polaris-oauth-credentials')} catalogs.default.credentials.client_secret`,
  );
});

test('what the operator injects is shown beside what would have been derived', () => {
  folder.edit(
    prod,
    'replicaCount: 3',
    'replicaCount: 3\ncodeLocations: { customer-analytics: { env: [{ name: AWS_REGION, value: eu-west-1 }] } }',
  );
  const [head, derived, operator] = text('prod', 'codeLocations.customer-analytics.env.AWS_REGION');
  expect(head).toBe(`${customer}.env[AWS_REGION]: {"name":"AWS_REGION","value":"eu-west-1"}`);
  expect(derived).toMatch(/^ {4}derived from platform\/prod\/platform\.yaml:\d+ storage\.default\.region +.*us-east-1/);
  expect(operator).toMatch(/^ {2}> platform\/prod\/values\.yaml:13 codeLocations\.customer-analytics\.env/);
});

test.each([
  ['codeLocations.customer-analytics.resources.limits.cpu', 'infrastructure.resource_profiles.platform.limits.cpu'],
  ['dagsterDaemon.resources.requests.memory', 'infrastructure.resource_profiles.platform.requests.memory'],
  ['codeLocations.customer-analytics.annotations["checksum/floe-platform-config"]', `${platform} (its content)`],
  ['dagsterWebserver.affinity', 'replicaCount (spread over nodes)'],
  ['postgresql.existingSecret', 'dagster.global.postgresqlSecretName'],
  ['generatePostgresqlPasswordSecret', '(passwords never come from values)'],
])('%s is derived, and the source is named', (path, source) => {
  expect(text('prod', path).at(-1)).toMatch(/^ {2}> derived/);
  expect(text('prod', path).at(-1)).toContain(source);
});

test('the time zone of a pod is traced to its line', () => {
  expect(text('local', 'dagsterDaemon.env[TZ]').at(-1)).toContain(
    `derived from ${place('platform/local/platform.yaml', 'timezone:')} infrastructure.timezone`,
  );
});

test('the floe level has a default too', () => {
  expect(text('prod', 'release.namespace')).toEqual([
    'release.namespace: "floe"',
    '    default                                   "floe"',
    '  > platform/values.yaml:6 release.namespace  "floe"',
  ]);
});

test('a null that takes a default back leaves nothing set', () => {
  folder.edit(prod, '\ndagster:\n', '\ndagster:\n  dagsterDaemon: { runMonitoring: { maxResumeRunAttempts: null } }\n');
  const explanation = explain('prod', 'dagsterDaemon.runMonitoring.maxResumeRunAttempts');
  if ('unknown' in explanation) throw new Error('unknown');
  expect(explanation.values.map(({ value }) => value)).toEqual([undefined]);
  expect(explainText(explanation)).toContain('maxResumeRunAttempts: (not set)');
});

test('a map explains its leaves, a large one so many of them', () => {
  const heads = text('prod', 'dagsterWebserver.resources').filter((line) => !line.startsWith(' '));
  expect(heads).toHaveLength(4);
  const all = explain('prod', 'dagster');
  if ('unknown' in all) throw new Error('unknown');
  expect(all.values.length).toBe(60);
  expect(all.more).toBeGreaterThan(100);
  expect(explainText(all)).toContain(`and ${all.more} more; name a longer path to see them`);
});

test('exactly one source wins for each value of an environment, and it has the effective value', () => {
  for (const name of ['local', 'dev', 'prod']) {
    const { derived } = environment(name);
    for (const key of Object.keys(derived.values)) {
      const explanation = explain(name, `dagster.${key}`);
      if ('unknown' in explanation) throw new Error(key);
      for (const { names, steps, value } of explanation.values) {
        const winners = steps.filter(({ wins }) => wins);
        expect([names.join('/'), winners.map((step) => step.value ?? undefined)]).toEqual([
          names.join('/'),
          [value ?? undefined],
        ]);
      }
    }
  }
});

test.each([
  ['dagsterWebserver.replicaCont', 'dagster.dagsterWebserver.replicaCount'],
  ['codeLocations.customer-analitics.image', customer],
  ['codeLocations.customer-analytics.imag', `${customer}.image`],
  ['releas.name', 'release'],
])('%s is unknown, and the nearest path is named', (path, nearest) => {
  expect(explain('prod', path)).toEqual({ unknown: path, nearest });
});

test('a path that is like nothing is unknown', () => {
  expect(explain('prod', 'nonsense')).toEqual({ unknown: 'nonsense', nearest: undefined });
  expect(explain('prod', 'a[')).toEqual({ unknown: 'a[' });
});

test('a value under the name of a secret is never shown', () => {
  const [head, ...steps] = text('prod', 'postgresql.postgresqlPassword');
  expect(head).toBe('dagster.postgresql.postgresqlPassword: "***"');
  expect(steps.join()).not.toContain('test');
});
