import { describeValue, isSensitive } from '../../../lib/schema/found-value';

test.each<[string, (string | number)[], unknown]>([
  ['under a key that looks like a secret', ['password'], 'hunter2'],
  ['below such a key', ['client_secret', 'value'], 'hunter2'],
  ['in a list under such a key', ['tokens', 0], 'hunter2'],
  ['in camel case', ['postgresqlPassword'], 'hunter2'],
  ['that a reference should name and cannot', ['client_secret', 'secret_ref'], 'p@ss!'],
  ['that is a number where a reference belongs', ['secret_ref'], 12345],
])('a value %s is not shown', (_, path, value) => {
  expect(isSensitive(path, value)).toBe(true);
  expect(describeValue(value, path)).not.toContain(String(value));
});

test.each<[string, (string | number)[], unknown]>([
  ['of credentials that is no secret', ['credentials', 'mode'], 'OAuth2'],
  ['that names a profile', ['layers', 'x', 'storage_ref'], 3],
  ['that is almost the name of a Secret', ['credentials', 'secret_ref'], 'my.secret'],
  ['of a list of keys', ['partition_keys', 0], 'a'],
  ['of a switch about tokens', ['token_refresh_enabled'], 'maybe'],
])('a value %s is shown', (_, path, value) => {
  expect(isSensitive(path, value)).toBe(false);
});
