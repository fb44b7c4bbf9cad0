import fc from 'fast-check';
import { type CredentialTier, checkCredentials } from '../../lib/credentials/check-credentials';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { formatText } from '../../lib/diagnostics/format-text';
import { parseJsonDocument } from '../../lib/documents/json-document';
import { parseYamlDocument } from '../../lib/documents/yaml-document';

const keyId = ['AK', 'IAIOSFODNN7EXAMPLE'].join('');

function check(text: string, tier: CredentialTier = 'values', file = 'values.yaml') {
  const source = { file, text };
  const parsed = file.endsWith('.json') ? parseJsonDocument(source) : parseYamlDocument({ ...source, consumer: 'go' });
  return checkCredentials({ ...source, document: parsed.document }, { tier });
}

function inShort({ severity, code, range, path = [] }: Diagnostic): string {
  return `${range?.line}:${range?.column} ${severity} ${code} ${path.join('.')}`.trim();
}

test.each([
  ['a literal under the name of a secret', 'a:\n  db_password: hunter2\n', '2:16 error FLOE2071 a.db_password'],
  ['a form that is a credential anywhere', `a: [x, ${keyId}]\n`, '1:8 error FLOE2070 a.1'],
  ['a random text', 'a: q3JxZp0vTn8RkLw2YhBd6sFgAe1Uc9Mi\n', '1:4 error FLOE2072 a'],
  ['a name and value pair', 'env:\n  - name: API_KEY\n    value: hunter2\n', '3:12 error FLOE2071 env.0.value'],
  ['a variable of a map', 'env: {PGPASSWORD: hunter2}\n', '1:19 error FLOE2071 env.PGPASSWORD'],
  ['a variable of a list', 'envVars:\n  - PGPASSWORD=hunter2\n', '2:5 error FLOE2071 envVars.0'],
  ['an option with its value', 'args: [--password=hunter2]\n', '1:8 error FLOE2071 args.0'],
  ['a value behind its option', 'args:\n  - --password\n  - hunter2\n', '3:5 error FLOE2071 args.1'],
  ['a user and password', 'command: "curl -u floe:hunter2 http://x"\n', '1:10 error FLOE2071 command'],
  ['the password of a login', 'args: [login, -u, floe, -p, hunter2]\n', '1:29 error FLOE2071 args.4'],
  ['a password tied to its option', 'command: mysql -phunter2 db\n', '1:10 error FLOE2071 command'],
  ['a URL with a password', 'url: redis://:hunter2@redis:6379\n', '1:6 error FLOE2070 url'],
  ['a line of a script', 'run: |\n  set -e\n  export TOKEN=hunter2\n', '3:3 error FLOE2071 run'],
  ['a line of YAML inside a text', 'file: |\n  a: b\n  password: hunter2\n', '3:3 error FLOE2071 file'],
  ['JSON inside a text', `file: '{"password": "hunter2"}'\n`, '1:7 error FLOE2071 file'],
  [
    'base64 of a credential',
    `a: ${Buffer.from(`x: 1\npassword: hunter2`).toString('base64')}\n`,
    '1:4 error FLOE2071 a',
  ],
  ['a switched-off line', 'a: b\n# password: hunter2\n', '2:1 error FLOE2071'],
  ['a comment behind a value', `a: b  # formerly ${keyId}\n`, '1:7 error FLOE2070'],
  ['a key', `${keyId}: x\n`, `1:1 error FLOE2070 ${keyId}`],
  ['a plain Secret', 'm: {apiVersion: v1, kind: Secret, stringData: {a: b}}\n', '1:51 error FLOE2074 m.stringData.a'],
  ['a file that is no YAML', 'a: [b\npassword: hunter2\n', '2:1 error FLOE2071'],
])('finds %s, at its line', (_, text, expected) => {
  expect(check(text).diagnostics.map(inShort)).toEqual([expected]);
});

test('finds a credential in compiled artifacts', () => {
  const { diagnostics } = check('{\n  "a": {\n    "token": "hunter2"\n  }\n}\n', 'artifacts', 'a.json');
  expect(diagnostics.map(inShort)).toEqual(['3:14 error FLOE2071 a.token']);
  expect(diagnostics[0]?.fix).toBe('remove it from floe.yaml or platform.yaml, and compile again');
});

test.each([
  'secretName: dagster-tls',
  'a: b # see "#hash" and the password: it is in the vault',
  'script: "echo # not a comment"',
  'imagePullSecrets: [regcred]',
  'image: ghcr.io/acme/a@sha256:da39a3ee5e6b4b0d3255bfef95601890afd80709da39a3ee5e6b4b0d3255bfef',
  'securityContext: {runAsUser: 1001}\nargs: [-u, "1000:1000"]',
  'args: [pg_isready, -p, "5432", -U, floe]',
  'command: [mkdir, -p, /opt/data]',
  'externalSecrets: {catalog: {clientSecretKey: floe/prod/polaris}}',
  'data: [{secretKey: API_KEY, remoteKey: floe/prod}]',
])('finds nothing in %s', (text) => {
  expect(check(`${text}\n`).diagnostics).toEqual([]);
});

test.each(['aws_access_key_here', 'your-token-here', 'prod_db_password', 'insert_key', 'AWS_SECRET_ACCESS_KEY'])(
  'takes %s for no name of a profile',
  (name) => {
    const { diagnostics } = check(`name: a\nstorage: "${name}"\n`, 'floe', 'floe.yaml');
    expect(diagnostics.map(inShort)).toEqual(['2:10 error FLOE2073 storage']);
  },
);

test.each(['default', 'production', 'secrets-store', 'keyspace', 'token-service', 'monkey-data', 'compass'])(
  'takes %s for the name of a profile',
  (name) => expect(check(`storage: ${name}\ncatalog: ${name}\n`, 'floe').diagnostics).toEqual([]),
);

const mark = 'pragma: allowlist secret';

test.each([
  ['on the line', `password: hunter2 # ${mark} - only for tests\n`],
  ['on the line before', 'a: b\n# pragma: allowlist nextline secret (only for tests)\npassword: hunter2\n'],
  ['as a line of its own above', 'a: b\n# pragma: allowlist secret - only for tests\npassword: hunter2\n'],
  ['in the words of old', 'password: hunter2 # pragma: whitelist secret: only for tests\n'],
  ['on the line inside a script', `run: |\n  export TOKEN=hunter2 # ${mark} only for tests\n`],
  ['at the head of a block', `password: | # ${mark} only for tests\n  hunter2\n`],
  ['in the comment of SQL', `sql: |\n  select 1 from t where password = 'x9'; -- ${mark} only for tests\n`],
])('a mark %s allows a credential, and its reason is told', (_, text) => {
  const { diagnostics, allowed } = check(text);
  expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['info FLOE2075']);
  expect(diagnostics[0]?.message).toMatch(/allowed by "pragma: allowlist secret": only for tests$/);
  expect(allowed).toHaveLength(1);
});

test('a mark without a reason allows, with a warning', () => {
  expect(check(`password: hunter2 # ${mark}\n`).diagnostics.map(inShort)).toEqual(['1:11 warning FLOE2076 password']);
  expect(check(`password: "hunter2 # ${mark}"\n`).diagnostics.map(inShort)).toEqual(['1:11 warning FLOE2076 password']);
});

test('a mark allows its own line alone', () => {
  const text = `a: 1 # ${mark}\npassword: hunter2\nb: 2 # pragma: allowlist nextline secret\ntoken: hunter2\n`;
  expect(check(text).diagnostics.map(inShort)).toEqual(['2:11 error FLOE2071 password', '4:8 error FLOE2071 token']);
});

test('does not name again what another check found at the line', () => {
  const source = { file: 'platform.yaml', text: 'client_secret: hunter2\n' };
  const { document } = parseYamlDocument({ ...source, consumer: 'python' });
  const range = { file: source.file, line: 1, column: 1 };
  const known: Diagnostic = { severity: 'error', code: 'FLOE2004', message: 'a literal value', range, sensitive: true };
  expect(checkCredentials({ ...source, document }, { tier: 'platform', known: [known] }).diagnostics).toEqual([]);
});

test('never shows a value, in the sentence, the frame or the fix', () => {
  const secret = fc.string({ minLength: 7, maxLength: 20, unit: fc.constantFrom(...'qXzW7_4') });
  const place = fc.constantFrom<(value: string) => string>(
    (value) => `password: ${value}x\n`,
    (value) => `a: {b: c, api_token: "${value}x"}\n`,
    (value) => `a: b # password: ${value}x\n`,
    (value) => `run: |\n  curl -u floe:${value}x http://x\n`,
    (value) => `args: [--password, "${value}x"]\n`,
    (value) => `url: postgres://floe:${value}x@db/floe\n`,
  );
  fc.assert(
    fc.property(place, secret, (write, value) => {
      const text = write(value);
      const { diagnostics } = check(text);
      expect(diagnostics.length).toBeGreaterThan(0);
      expect(formatText(diagnostics, { color: false, textOf: () => text })).not.toContain(`${value}x`);
    }),
  );
});
