import { checkPlatform } from '../../../lib/schema/platform/check-platform';
import { places, yamlSource } from '../check-schema/yaml-source';
import { codes, findings } from './check';

function storage(credentials: string): string {
  return `storage: { d: { bucket: abc, credentials: { ${credentials} } } }`;
}
const at = 'storage.d.credentials';
const oauth2 = 'mode: oauth2, client_id: me, client_secret: { secret_ref: x }';

test.each([
  ['', []],
  ['mode: static, secret_ref: aws-credentials', []],
  ['mode: static, role_arn: arn:aws:iam::123456789012:role/x, client_id: me', []],
  ['mode: service_account', []],
  [`${oauth2}, scope: ALL`, []],
  ['mode: oauth2, client_id: { secret_ref: id }, client_secret: { secret_ref: x }, scope: ALL', []],
  ['mode: oauth2, scope: ALL', [`error FLOE2011 ${at}.client_id`, `error FLOE2011 ${at}.client_secret`]],
  [
    'mode: oauth2, client_id: "", client_secret: , scope: ALL',
    [`error FLOE2011 ${at}.client_id`, `error FLOE2011 ${at}.client_secret`],
  ],
  [oauth2, [`warning FLOE2052 ${at}.scope`]],
  [`${oauth2}, scope: ~`, [`warning FLOE2052 ${at}.scope`]],
  ['mode: iam_role', [`error FLOE2011 ${at}.role_arn`]],
  ['mode: iam_role, role_arn: arn:aws:iam::123456789012:role/Floe', []],
  ['mode: iam_role, role_arn: arn:aws:iam::1234567890123:role/Floe', [`warning FLOE2050 ${at}.role_arn`]],
  ['mode: static, role_arn: arn:aws:iam::123:role/Floe', [`warning FLOE2050 ${at}.role_arn`]],
  ['role_arn: ""', [`error FLOE2005 ${at}.role_arn`]],
  ['role_arn: arn:aws:iam::123456789012:role/team/Floe', [`error FLOE2005 ${at}.role_arn`]],
  ['role_arn: arn:aws-us-gov:iam::123456789012:role/Floe', [`error FLOE2005 ${at}.role_arn`]],
  ['role_arn: 123', [`error FLOE2003 ${at}.role_arn`]],
  ['mode: constructor', [`error FLOE2006 ${at}.mode`]],
  ['mode: OAuth2', [`error FLOE2006 ${at}.mode`]],
  ['client_secret: hunter2', [`error FLOE2004 ${at}.client_secret`]],
  ['client_secret: { secret_ref: a.b }', [`error FLOE2005 ${at}.client_secret.secret_ref`]],
  [
    'client_secret: { value: hunter2 }',
    [`error FLOE2001 ${at}.client_secret.secret_ref`, `error FLOE2002 ${at}.client_secret.value`],
  ],
  ['client_secret_ref: x', [`error FLOE2002 ${at}.client_secret_ref`]],
  ['secret_ref: ""', [`error FLOE2007 ${at}.secret_ref`]],
  [`secret_ref: ${'x'.repeat(254)}`, [`error FLOE2007 ${at}.secret_ref`]],
  ['secret_ref: AWS_CREDENTIALS', [`warning FLOE2053 ${at}.secret_ref`]],
  ['secret_ref: aws-', [`warning FLOE2053 ${at}.secret_ref`]],
  ['secret_ref: 9aws', [`warning FLOE2053 ${at}.secret_ref`]],
  ['secret_ref: 9AWS', [`warning FLOE2053 ${at}.secret_ref`, `warning FLOE2053 ${at}.secret_ref`]],
])('credentials { %s } have the findings %j', (credentials, expected) => {
  expect(codes(storage(credentials))).toEqual(expected);
});

test('a rule of the mode is checked although other keys are wrong', () => {
  expect(codes(storage('mode: oauth2, zzz: 1, client_id: 3, scope: [x]'))).toEqual([
    `error FLOE2011 ${at}.client_secret`,
    `error FLOE2002 ${at}.zzz`,
    `error FLOE2003 ${at}.client_id`,
    `error FLOE2003 ${at}.scope`,
  ]);
});

test('what a mode needs is reported at the credentials, or at the empty key', () => {
  const yaml =
    'catalogs:\n  d:\n    uri: u\n    warehouse: w\n    credentials:\n      mode: oauth2\n      client_id:\n      scope: x\n';
  const { diagnostics } = checkPlatform(yamlSource(yaml));
  expect(places(diagnostics)).toEqual([
    '5:5 FLOE2011 catalogs.d.credentials.client_secret',
    '7:7 FLOE2011 catalogs.d.credentials.client_id',
  ]);
  expect(diagnostics[1]).toMatchObject({
    message: 'the mode "oauth2" needs "client_id", which is empty',
    fix: 'add client_id: <id>, or client_id: { secret_ref: <name> }',
  });
});

test('a nine-digit account is named in the warning', () => {
  expect(findings(storage('role_arn: arn:aws:iam::123456789:role/x'))).toEqual([
    `warning FLOE2050 ${at}.role_arn: the account id "123456789" has 9 digits; AWS account ids have 12, and the running pod's own schema rejects any other count`,
  ]);
});

test('a role of another partition says why it is refused', () => {
  expect(findings(storage('role_arn: arn:aws-us-gov:iam::123456789012:role/Floe'))[0]).toContain(
    'the running pod\'s own schema knows no partition but "aws", so it would reject "aws-us-gov"',
  );
});

test('the name of a Secret that Kubernetes refuses comes with one that it takes', () => {
  const { diagnostics } = checkPlatform(yamlSource(storage('secret_ref: AWS_CREDENTIALS')));
  expect(diagnostics[0]?.fix).toBe(
    'rename it, for example "aws-credentials", or bind it to a Secret with "secretBindings" in values.yaml',
  );
});

test('no finding shows a literal secret, wherever it was put', () => {
  const secret = 'Sup3r$ecret/Value';
  const yaml = [
    'storage:',
    `  d: { bucket: abc, credentials: { client_secret: ${secret}, secret_ref: ${secret} } }`,
    `  e: { bucket: abc, endpoint: { secret_ref: ${secret} }, credentials: { client_secret: { secret_ref: ${secret} } } }`,
    `  f: { bucket: abc, credentials: { client_secret: { value: ${secret} } }, password: ${secret} }`,
    `security: { encryption: { at_rest: { key_ref: ${secret} } } }`,
  ].join('\n');
  const { diagnostics } = checkPlatform(yamlSource(yaml));
  expect(diagnostics.length).toBeGreaterThanOrEqual(7);
  expect(JSON.stringify(diagnostics)).not.toContain('ecret/Value');
});
