import { misplacedPlatformKey } from '../../../lib/schema/platform/misplaced-keys';

test.each([
  ['account_id', ['infrastructure', 'cloud'], 'move it to infrastructure.cloud.aws.account_id'],
  ['tls_version', ['security', 'encryption', 'in_transit'], 'did you mean "min_tls_version"?'],
  ['role_arn', ['storage', 'any'], 'move it to credentials.role_arn'],
  ['transforms', [], 'move it to floe.yaml: transforms belong to Tier 1'],
])('advises on %s under %j', (key, parent, advice) => {
  expect(misplacedPlatformKey(key, parent)).toBe(advice);
});

test.each([
  ['role_arn', ['compute']],
  ['zzz', []],
  ['constructor', []],
])('has no advice on %s under %j', (key, parent) => {
  expect(misplacedPlatformKey(key, parent)).toBeUndefined();
});
