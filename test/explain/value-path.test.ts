import { elementName, formatNames, parseValuePath, resolvePath } from '../../lib/explain/value-path';

test.each([
  ['a.b', ['a', 'b']],
  ['list[0].x', ['list', '0', 'x']],
  ['list[customer-analytics].env[TOKEN]', ['list', 'customer-analytics', 'env', 'TOKEN']],
  ['map["a.b/c"].d', ['map', 'a.b/c', 'd']],
  ["map['a.b'].d", ['map', 'a.b', 'd']],
  ['map["a\\"b"]', ['map', 'a"b']],
])('reads %s', (text, parts) => expect(parseValuePath(text)).toEqual(parts));

test.each(['', 'a[', 'a[]', 'a..b', 'a]'])('refuses "%s"', (text) => expect(parseValuePath(text)).toBeUndefined());

const data = {
  list: [{ name: 'a', x: 1 }, { name: 'b', x: 2 }, 'c'],
  mounts: [
    { name: 'volume', mountPath: '/one' },
    { name: 'volume', mountPath: '/two' },
  ],
  annotations: { 'eks.amazonaws.com/role-arn': 'arn' },
};

test('finds list elements by name and by index, and a dotted key without quotes', () => {
  const found = (text: string) => resolvePath(data, parseValuePath(text) ?? []);
  expect(found('list[b].x')).toMatchObject({ value: 2, path: ['list', 1, 'x'], names: ['list', 'b', 'x'], found: 3 });
  expect(found('list[0].x').names).toEqual(['list', 'a', 'x']);
  expect(found('list[2]').value).toBe('c');
  expect(found('mounts["/two"]').path).toEqual(['mounts', 1]);
  expect(found('annotations.eks.amazonaws.com/role-arn').value).toBe('arn');
});

test('stops at the first part that is not there', () => {
  expect(resolvePath(data, ['list', 'z', 'x'])).toMatchObject({ path: ['list'], found: 1 });
  expect(resolvePath(data, ['toString'])).toMatchObject({ found: 0 });
});

test('names elements by name or mount path, else by index, and writes paths so that they can be typed again', () => {
  expect(data.mounts.map((_, index) => elementName(data.mounts, index))).toEqual(['/one', '/two']);
  for (const names of [
    ['list', 'b', 'x'],
    ['annotations', 'eks.amazonaws.com/role-arn'],
    ['mounts', '/two'],
  ]) {
    expect(resolvePath(data, parseValuePath(formatNames(data, names)) ?? []).names).toEqual(names);
  }
});
