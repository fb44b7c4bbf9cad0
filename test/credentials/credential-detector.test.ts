import fc from 'fast-check';
import { findCredentials } from '../../lib/credentials/credential-detector';

/** Joined at run time, so that scanners of this repository do not take the samples for leaks. */
function sample(...parts: readonly string[]): string {
  return parts.join('');
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.repeat(3);
const hex = '0123456789abcdef'.repeat(4);

test.each([
  ['an AWS access key id', sample('AK', 'IAIOSFODNN7EXAMPLE')],
  ['an AWS access key id', sample('key is AS', 'IAIOSFODNN7EXAMPLE in the middle')],
  ['a private key', sample('-----BEGIN RSA PRIV', 'ATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----')],
  ['a private key', sample('-----BEGIN OPENSSH PRIV', 'ATE KEY-----')],
  ['a private key', sample('-----BEGIN PGP PRIV', 'ATE KEY BLOCK-----')],
  ['a JSON web token', sample('eyJ', 'hbGciOiJIUzI1NiJ9.eyJ', 'zdWIiOiIxMjM0In0.c2lnbmF0dXJl')],
  ['a GitHub token', sample('gh', 'p_', letters.slice(0, 36))],
  ['a GitHub token', sample('github', '_pat_', letters.slice(0, 40))],
  ['a GitLab token', sample('gl', 'pat-', letters.slice(0, 20))],
  ['a Slack token', sample('xo', 'xb-', '123456789012-abcdef')],
  ['a Slack webhook', sample('https://hooks.sl', 'ack.com/services/', 'T0000/B0000/', letters.slice(0, 24))],
  ['a Stripe key', sample('sk', '_live_', letters.slice(0, 24))],
  ['an OpenAI key', sample('sk', '-proj-', letters.slice(0, 40))],
  ['an Anthropic key', sample('sk', '-ant-', letters.slice(0, 40))],
  ['an npm token', sample('np', 'm_', letters.slice(0, 36))],
  ['an npm token', sample('//registry.npmjs.org/:_auth', 'Token=', letters.slice(0, 20))],
  ['a PyPI token', sample('pypi', '-AgEIcHlwaS5vcmc', letters.slice(0, 30))],
  ['a Google API key', sample('AI', 'za', letters.slice(0, 35))],
  ['an Azure storage key', sample('AccountName=a;Account', 'Key=', letters.slice(0, 86), '==')],
  ['an Azure shared access signature', sample('sv=2024&si', 'g=').replace('sv', '?sv') + letters.slice(0, 44)],
  ['a Databricks token', sample('da', 'pi', hex.slice(0, 32))],
  ['a Hugging Face token', sample('h', 'f_', letters.slice(0, 34))],
  ['a Vault token', sample('hv', 's.', letters.slice(0, 30))],
  ['a SendGrid key', sample('S', 'G.', letters.slice(0, 22), '.', letters.slice(0, 43))],
  ['a New Relic key', sample('NR', 'AK-', letters.slice(0, 27).toUpperCase())],
  ['a Postman key', sample('PM', 'AK-', hex.slice(0, 24), '-', hex.slice(0, 34))],
  ['a Pulumi token', sample('pu', 'l-', hex.slice(0, 40))],
  ['a Terraform Cloud token', sample(letters.slice(0, 14), '.atlas', 'v1.', letters.slice(0, 67))],
  ['an authorization header', 'curl -H "Authorization: Bearer abcdef0123456789"'],
  ['a URL with a password', 'postgresql+psycopg2://floe:hunter2@db.acme.internal:5432/floe'],
  ['a URL with a password', 'redis://:hunter2@redis:6379/0'],
])('finds %s by its form', (kind, text) => {
  expect(findCredentials({ note: text })).toEqual([
    { path: ['note'], reason: 'form', kind, length: expect.any(Number) as number },
  ]);
});

test.each([
  'PASSWORD',
  'POSTGRES_PASSWORD',
  'PGPASSWORD',
  'DB_PASSWD',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'API_KEY',
  'OPENAI_APIKEY',
  'clientSecret',
  'client-secret',
  'oauth.token',
  'GITHUB_TOKEN',
  'SECRET_KEY',
  'privateKey',
  'FERNET_KEY',
  'DB_PASSWORD_PROD',
  'TOKEN_VALUE',
  'password2',
  'access_key_or_sas_token',
])('takes a literal value of %s for a secret, as a key and as the name of a variable', (name) => {
  const kind = `a literal value of "${name}"`;
  expect(findCredentials({ [name]: 'hunter2' })).toEqual([{ path: [name], reason: 'name', kind, length: 7 }]);
  const pair = findCredentials({ env: [{ name, value: 'hunter2' }] });
  expect(pair).toEqual([{ path: ['env', 0, 'value'], reason: 'name', kind, length: 7 }]);
});

test.each([
  ['secretName', 'dagster-postgresql-secret'],
  ['secret_ref', 'polaris-oauth-credentials'],
  ['secret', 'dagster-postgresql-secret'],
  ['existingSecret', 'database'],
  ['postgres_password_secret', 'dagster-postgresql-secret'],
  ['DAGSTER_K8S_PG_PASSWORD_SECRET', 'dagster-postgresql-secret'],
  ['client_secret_ref', 'polaris'],
  ['TOKEN_URL', 'https://idp.acme.internal/token'],
  ['PASSWORD_FILE', '/run/secrets/password'],
  ['API_KEY_HEADER', 'X-Api-Key'],
  ['secret_column', 'card_number'],
  ['checksum/secret', '5f2b8c1d9e7a4036b1c8d5e2f7a90b3c'],
  ['DB_PASSWORD', '/run/secrets/password'],
  ['DB_PASSWORD', '$(PG_PASSWORD)'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a shell reference
  ['DB_PASSWORD', '${PG_PASSWORD}'],
  ['DB_PASSWORD', "{{ env_var('PG_PASSWORD') }}"],
  ['DB_PASSWORD', '<from the vault>'],
  ['DB_PASSWORD', '********'],
  ['DB_PASSWORD', ''],
  ['client_secret', 'secret_ref:polaris'],
  ['api_token', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:floe'],
  ['token_refresh_enabled', 'true'],
  ['automountServiceAccountToken', 'true'],
  ['max_tokens', '4096'],
  ['bypass', 'hunter2'],
  ['compass', 'north'],
  ['passthrough', 'hunter2'],
  ['key', 'postgresql-password'],
  ['tokenizer', 'words'],
  ['credentialMode', 'static'],
])('takes %s: %s for a reference or setting', (name, value) => {
  expect(findCredentials({ [name]: value })).toEqual([]);
  expect(findCredentials([{ name, value }])).toEqual([]);
});

test('takes what stands under the name of a Secret object for a secret when it cannot be a name', () => {
  expect(findCredentials({ postgres_password_secret: 'Hunter2!' })).toHaveLength(1);
});

test('takes a plain "secret" for the name of an object only when it reads like one', () => {
  expect(findCredentials({ secret: 'hunter2' })).toHaveLength(1);
});

test('heeds numbers under the name of a secret, but for counts', () => {
  expect(findCredentials({ password: 12345, max_tokens: 4096, tokenAge: 3 }).map(({ path }) => path)).toEqual([
    ['password'],
  ]);
});

test.each([
  ['base64', 'q3JxZp0vTn8RkLw2YhBd6sFgAe1Uc9Mi'],
  ['base64 with signs', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'],
  ['hexadecimal', '5f2b8c1d9e7a4036b1c8d5e2f7a90b3c'],
])('finds random %s text', (_, text) => {
  expect(findCredentials({ note: text })).toEqual([
    { path: ['note'], reason: 'randomness', kind: 'a random-looking text', length: text.length },
  ]);
  expect(findCredentials(`x = "${text}"`)).toEqual([
    { path: [], reason: 'randomness', kind: 'a random-looking text', length: text.length },
  ]);
});

test.each([
  ['the checksum of a Secret', { 'checksum/instance-secret': hex }],
  ['a checksum annotation', { 'checksum/config': '5f2b8c1d9e7a4036b1c8d5e2f7a90b3c' }],
  ['an image digest', { image: `ghcr.io/acme/orders@sha256:${hex}` }],
  ['a digest', { digest: `sha256:${hex}` }],
  ['a UUID', { tenant: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' }],
  ['a git commit', { GIT_COMMIT: '5f2b8c1d9e7a4036b1c8d5e2f7a90b3c5f2b8c1d' }],
  ['an account number', { account: '123456789012345678' }],
  ['a long name', { name: 'floe-dagster-dagster-user-deployments-customer-analytics-user-env-2025' }],
  ['a path', { path: 'opt/dagster/DagsterHome/Configuration/Warehouse/Query/Jobs/Valid2025' }],
  ['camel case', { field: 'requiredDuringSchedulingIgnoredDuringExecution' }],
  ['a public certificate', { 'ca.crt': Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB\n').toString('base64') }],
  ['an image with tag and digest', { image: `docker://ghcr.io/acme/a:1.0@sha256:${hex}` }],
  ['a URL with a port', { url: 'http://polaris:8181/api/catalog@v1' }],
  ['a URL with a user alone', { url: 'https://git@github.com/acme/floe' }],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a shell reference
  ['a URL whose password is a reference', { url: 'postgresql://floe:${PG_PASSWORD}@db/floe' }],
])('takes %s for what it is', (_, data) => {
  expect(findCredentials(data)).toEqual([]);
});

test('a Telegram token is one whatever its letters spell, and readable base64 is random to the eye', () => {
  const token = sample('12345', '6789:AAF', letters.slice(0, 32));
  expect(findCredentials({ a: token })).toHaveLength(1);
  const encoded = Buffer.from('super secret value for testing 1234567890').toString('base64');
  expect(findCredentials({ a: encoded })).toMatchObject([{ reason: 'randomness' }]);
});

test('a script is read to its end: what stands under the name of a secret is found beside known forms', () => {
  const script = 'psql "postgresql://u:hunter2xyz@h/db"\nexport DB_PASSWORD=hunter2abc\n';
  expect(findCredentials({ a: script })).toHaveLength(2);
});

test('looks into YAML, JSON and base64 texts, and says where', () => {
  const yaml = 'run_storage:\n  config:\n    postgres_db:\n      password: hunter2\n      username: {env: USER}\n';
  expect(findCredentials({ data: { 'dagster.yaml': yaml } })).toEqual([
    {
      path: ['data', 'dagster.yaml'],
      inner: ['run_storage', 'config', 'postgres_db', 'password'],
      reason: 'name',
      kind: 'a literal value of "password"',
      length: 7,
    },
  ]);
  const json = JSON.stringify({ k8s: { env: [{ name: 'API_TOKEN', value: 'hunter2' }] } });
  expect(findCredentials([{ name: 'CONTEXT', value: json }])[0]).toMatchObject({
    path: [0, 'value'],
    inner: ['k8s', 'env', 0, 'value'],
  });
  const encoded = Buffer.from('redis://:hunter2@redis:6379/0').toString('base64');
  expect(findCredentials({ a: encoded })[0]).toMatchObject({ kind: 'a URL with a password, in base64' });
  expect(findCredentials({ a: JSON.stringify({ b: yaml }) })[0]?.inner).toEqual([
    'b',
    'run_storage',
    'config',
    'postgres_db',
    'password',
  ]);
});

test('looks into the comments of YAML, and heeds no mark that allows a secret', () => {
  const comment = sample('a: 1\n# AK', 'IAIOSFODNN7EXAMPLE\nb: 2\n');
  expect(findCredentials({ 'a.yaml': comment })[0]?.kind).toBe('an AWS access key id');
  expect(findCredentials('a: 1\npassword: hunter2 # pragma: allowlist secret\n')).toHaveLength(1);
});

test.each([
  ['a script', '#!/bin/sh\nexport DB_PASSWORD=hunter2\nexec run\n', 'DB_PASSWORD'],
  ['an ini file', '[db]\nhost = a\npassword = hunter2\n', 'password'],
  ['a flag', 'exec login --user a --password hunter2\nexit\n', 'password'],
  ['curl', 'curl -u floe:hunter2 http://a', '-u'],
  ['a variable of env_vars', 'API_TOKEN=hunter2', 'API_TOKEN'],
  ['a database URL', 'jdbc:postgresql://db/x?user=a&password=hunter2', 'password'],
  ['the query of a URL', 'curl https://api/x?access_token=hunter2&y=1', 'access_token'],
  ['a value of a flag', 'kubectl create secret generic x --from-literal=password=hunter2', 'password'],
  ['a configuration command', 'aws configure set aws_secret_access_key hunter2', 'aws_secret_access_key'],
  ['a comment that a semicolon ends', '# db_password=hunter2;', 'db_password'],
])('finds an assignment in %s', (_, text, name) => {
  const line = text.slice(0, text.indexOf('hunter2')).split('\n').length - 1;
  expect(findCredentials(text)).toEqual([
    { path: [], reason: 'name', kind: `a literal value of "${name}"`, length: 7, ...(line === 0 ? {} : { line }) },
  ]);
});

test.each([
  'export DB_PASSWORD=$(cat /run/secrets/db)\n',
  'export DB_PASSWORD="$OTHER"\n',
  'login --password "$DB_PASSWORD"\nexit\n',
  'def connect(password: str, token=None):\n    connect(password=password)\n',
  '# password: see the vault\nrun\n',
  'token = os.environ["TOKEN"]\nrun()\n',
  'curl https://api/x?access_token=$TOKEN&y=1\nrun\n',
  'db.connect("postgresql://db/x?password=%s" % secret)\nrun\n',
  'aws configure set region eu-west-1\nrun\n',
  'until pg_isready -h "pg" -p 5432 -U test; do sleep 2; done;',
])('finds nothing in %p', (text) => {
  expect(findCredentials(text)).toEqual([]);
});

test('finds a literal after a flag in a list of arguments', () => {
  expect(findCredentials({ args: ['login', '--password', 'hunter2'] })[0]?.path).toEqual(['args', 2]);
  expect(findCredentials({ args: ['login', '--password', '$(DB_PASSWORD)', '--token', '--other'] })).toEqual([]);
});

test('finds a plain Secret wherever it stands', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', data: { a: 'dGVzdA==' }, stringData: { b: '' } };
  expect(findCredentials({ items: [secret] }).map(({ path, reason }) => [path.join('.'), reason])).toEqual([
    ['items.0.data.a', 'plain Secret'],
    ['items.0.stringData.b', 'plain Secret'],
  ]);
});

test('leaves out what it is told to', () => {
  expect(findCredentials({ a: { password: 'x' } }, { exempt: (path) => path[0] === 'a' })).toEqual([]);
});

test('never tells a value', () => {
  const value = fc.string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(...'abcdefGHIJK0123456789+/') });
  fc.assert(
    fc.property(value, (secret) => {
      const data = { password: secret, note: `https://a:${secret}@b`, text: `a: 1\ntoken: "${secret}"\n`, raw: secret };
      expect(JSON.stringify(findCredentials(data))).not.toContain(secret);
    }),
  );
});

test.each([
  ['letters', 'a'.repeat(200_000)],
  ['words', 'word '.repeat(40_000)],
  ['colons', 'a:'.repeat(100_000)],
  ['equals signs', 'key='.repeat(50_000)],
  ['dashes', '-----BEGIN '.repeat(20_000)],
  ['a URL and letters', `x://${'a'.repeat(200_000)}`],
  ['tokens', 'eyJ'.repeat(60_000)],
  ['brackets', '['.repeat(100_000)],
])('reads a long text of %s in no time', (_, text) => {
  const start = performance.now();
  findCredentials({ 'a.yaml': text });
  expect(performance.now() - start).toBeLessThan(3000);
});

test('a text that stands too deep inside others to be read there is read where it stands on its own', () => {
  const texts = ['{"note":"AKIAIOSFODNN7EXAMPLZ"}'];
  for (let depth = 0; depth < 8; depth += 1) texts.push(JSON.stringify({ note: texts.at(-1) }));
  const [outermost, ...others] = texts.reverse().map((note) => ({ note }));
  const found = findCredentials([outermost, ...others.slice(-5)]);
  expect(found.map(({ path }) => path)).toEqual([4, 5, 6, 7, 8].map((at) => [at - 3, 'note']));
});
