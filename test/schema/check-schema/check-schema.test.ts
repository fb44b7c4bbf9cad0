import * as z from 'zod';
import { checkSchema } from '../../../lib/schema/check-schema';
import { profileName } from '../../../lib/schema/patterns';
import { flag, integer, keyedMap, orNull, section, text, uniqueTexts } from '../../../lib/schema/scalars';
import { places, sentences, yamlSource } from './yaml-source';

const reference = z.strictObject({ secret_ref: text() });
const schema = z.strictObject({
  name: text({ min: 2, max: 4 }).optional(),
  pattern: text({ pattern: profileName }).optional(),
  port: integer({ min: 1, max: 9 }).optional(),
  ratio: z.number().min(0).optional(),
  even: z.number().multipleOf(2).optional(),
  live: flag().default(true),
  kind: z.enum(['alpha', 'beta']).optional(),
  only: z.literal('dbt').optional(),
  list: z.array(text()).min(1).optional(),
  keys: uniqueTexts().optional(),
  inner: section(() => ({ region: text(), bucket: text() })).optional(),
  settings: section(() => ({ depth: integer().default(1) })).prefault({}),
  maybe: orNull(text()),
  client_secret: orNull(reference),
  uri: z.union([text(), reference]).optional(),
  size: z.union([z.literal('small'), z.literal('large'), z.number()]).optional(),
  profiles: keyedMap(
    profileName,
    section(() => ({ bucket: text() })),
  ).default({}),
  jobs: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('batch'), selection: z.array(text()) }),
        z.strictObject({ type: z.literal('ops'), run: text() }),
      ]),
    )
    .optional(),
  any: z.unknown().optional(),
  url: z.url().optional(),
  formed: z.string().regex(/^x+$/).optional(),
  ruled: z
    .string()
    .refine((value) => value !== 'no', { error: '"no" is refused', params: { code: 'FLOE9999', fix: 'say yes' } })
    .optional(),
});

function check(yaml: string) {
  return checkSchema(schema, yamlSource(yaml)).diagnostics;
}

/** The one finding that a text has. */
function only(yaml: string) {
  const diagnostics = check(yaml);
  expect(diagnostics).toHaveLength(1);
  const { code, message, fix, range } = diagnostics[0] ?? {};
  return { code, message, fix, at: `${range?.line}:${range?.column}` };
}

test('gives the value with its defaults when nothing is wrong', () => {
  const { value, diagnostics } = checkSchema(schema, yamlSource('live: "off"\nport: "3"'));
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ live: false, port: 3, settings: { depth: 1 }, maybe: null });
});

test('gives no value when something is wrong', () => {
  expect(checkSchema(schema, yamlSource('port: 0'))).not.toHaveProperty('value');
});

describe('an unknown key', () => {
  test('is reported at the key itself, with the nearest known one', () => {
    expect(only('inner:\n  regoin: x\n  region: y\n  bucket: z')).toEqual({
      code: 'FLOE2002',
      message: 'unknown key "regoin"',
      fix: 'remove it; the keys known here are region, bucket',
      at: '2:3',
    });
    expect(check('inner: { regoin: x, bucket: z }')[1]).toMatchObject({ fix: 'did you mean "region"?' });
  });

  test('is reported once for each', () => {
    expect(places(check('inner: { region: x, bucket: y, one: 1, two: 2 }'))).toEqual([
      '1:32 FLOE2002 inner.one',
      '1:40 FLOE2002 inner.two',
    ]);
  });

  test('that ends in _ref is led to the reference itself', () => {
    expect(only('client_secret_ref: x').fix).toBe('write client_secret: { secret_ref: <name> }');
  });

  test('gets advice of its own where the check has some', () => {
    const source = yamlSource('polaris: 1');
    const { diagnostics } = checkSchema(schema, source, { unknownKeyFix: (key) => `move ${key} away` });
    expect(diagnostics[0]?.fix).toBe('move polaris away');
  });
});

describe('a missing key', () => {
  test('is reported at the key of the map around it', () => {
    expect(only('inner:\n  region: x')).toEqual({
      code: 'FLOE2001',
      message: '"bucket" is missing; expected a string',
      fix: undefined,
      at: '1:1',
    });
  });

  test('has the path that it would have', () => {
    expect(places(check('live: true\nprofiles:\n  default: {}'))).toEqual(['3:3 FLOE2001 profiles.default.bucket']);
  });

  test('that tells options apart lists them', () => {
    expect(only('jobs:\n  - run: x').message).toBe('"type" is missing; expected one of "batch", "ops"');
  });
});

describe('a value of the wrong type', () => {
  test.each([
    ['maybe: 3', 'found a number (3), expected a string', 'quote it: "3"'],
    ['maybe: 1.0', 'found a number (1.0), expected a string', 'quote it: "1.0"'],
    ['maybe: yes', 'found a boolean (yes), expected a string', 'quote it: "yes"'],
    ['maybe: 2024-01-01', 'found a date (2024-01-01), expected a string', 'quote it: "2024-01-01"'],
    ['maybe: [a]', 'found a list, expected a string', undefined],
    ['maybe: { a: b }', 'found a map, expected a string', undefined],
    ['port: many', 'found a string ("many"), expected a whole number', undefined],
    ['port: 1.5', 'found a number (1.5), expected a whole number', undefined],
    ['ratio: "1"', 'found a string ("1"), expected a number', 'write it without quotes: 1'],
    ['ratio: "1.5"', 'found a string ("1.5"), expected a number', 'write it without quotes: 1.5'],
    ['ratio: "1e3"', 'found a string ("1e3"), expected a number', undefined],
    ['live: maybe', 'found a string ("maybe"), expected true or false', undefined],
    ['inner: x', 'found a string ("x"), expected a map', undefined],
    ['inner: []', 'found a list, expected a map', undefined],
    ['settings: 2024-01-01', 'found a date (2024-01-01), expected a map', undefined],
    ['list: a', 'found a string ("a"), expected a list', 'write a list: [a]'],
    ['profiles: []', 'found a list, expected a map', undefined],
    ['uri: 3', 'found a number (3), expected a string or a reference such as { secret_ref: <name> }', 'quote it: "3"'],
    [
      'uri: 2024-01-01',
      'found a date (2024-01-01), expected a string or a reference such as { secret_ref: <name> }',
      'quote it: "2024-01-01"',
    ],
    ['pattern: 3', 'found a number (3), expected a string', `write ${profileName.words}`],
  ])('is named beside what was expected: %s', (yaml, message, fix) => {
    expect(only(yaml)).toMatchObject({ code: 'FLOE2003', message, fix });
  });

  test('is reported at the value', () => {
    expect(only('maybe: 3').at).toBe('1:8');
  });

  test('behind an alias is shown as the reader has it', () => {
    expect(only('any: &x 0x10\nmaybe: *x')).toMatchObject({
      message: 'found a number (16), expected a string',
      fix: 'quote it: "16"',
    });
  });

  test('is cut when it is long', () => {
    expect(only(`live: ${'x'.repeat(100)}`).message).toBe(
      `found a string ("${'x'.repeat(60)}…"), expected true or false`,
    );
  });
});

describe('an empty value', () => {
  test('is reported where null is not allowed, with the way to the default', () => {
    expect(only('settings:')).toEqual({
      code: 'FLOE2003',
      message: '"settings" is empty (null); expected a map',
      fix: 'give it a value, or remove "settings" to have its default',
      at: '1:1',
    });
  });

  test('is reported in a list', () => {
    expect(only('list: [~]').message).toBe('the item is empty (null); expected a string');
  });

  test('is accepted where null is allowed', () => {
    expect(check('maybe:\nclient_secret: ~')).toEqual([]);
  });
});

describe('a literal in place of a reference', () => {
  test.each(['hunter2', '12345', '2024-01-01', 'true'])('is refused without being shown: %s', (literal) => {
    const diagnostics = check(`client_secret: ${literal}`);
    expect(diagnostics).toMatchObject([
      {
        code: 'FLOE2004',
        message: 'a literal value; expected a reference such as { secret_ref: <name> }',
        fix: 'put the value in a Secret and name it here: client_secret: { secret_ref: <name> }',
        sensitive: true,
        range: { line: 1, column: 16 },
      },
    ]);
    expect(diagnostics.map(({ message, fix }) => `${message} ${fix}`).join()).not.toContain(literal);
  });

  test('is allowed where a text may stand as well', () => {
    expect(check('uri: http://x')).toEqual([]);
  });
});

test('a text that breaks its pattern is told the rule in words', () => {
  expect(only('pattern: 1st')).toMatchObject({
    code: 'FLOE2005',
    message: `found "1st", expected ${profileName.words}`,
  });
});

test('a text that breaks a pattern without words is told the pattern', () => {
  expect(only('formed: y').message).toBe('found "y", expected a text that matches /^x+$/');
});

test('a text that breaks a format of zod is told its name', () => {
  expect(only('url: y').message).toBe('found "y", expected a text of the form "url"');
});

describe('a choice', () => {
  test('lists what is allowed and the nearest', () => {
    expect(only('kind: Alpha')).toEqual({
      code: 'FLOE2006',
      message: 'found "Alpha", expected one of "alpha", "beta"',
      fix: 'did you mean "alpha"?',
      at: '1:7',
    });
  });

  test('names the type of what can not be one', () => {
    expect(only('kind: [alpha]').message).toBe('found a list, expected one of "alpha", "beta"');
    expect(only('kind: 2024-01-01').message).toBe('found a date (unquoted), expected one of "alpha", "beta"');
    expect(only('kind: 3').message).toBe('found 3, expected one of "alpha", "beta"');
  });

  test('of one names it alone', () => {
    expect(only('only: sql').message).toBe('found "sql", expected "dbt"');
  });

  test('that is empty is called so', () => {
    expect(only('kind:').message).toBe('"kind" is empty (null); expected one of "alpha", "beta"');
  });
});

describe('limits', () => {
  test.each([
    ['port: 0', 'found 0, expected 1 to 9'],
    ['port: "10"', 'found "10", expected 1 to 9'],
    ['ratio: -1', 'found -1, expected at least 0'],
    ['even: 3', 'found 3, expected a multiple of 2'],
    ['name: x', 'found "x" (1 character), expected 2 to 4 characters'],
    ['name: ""', 'found an empty text, expected 2 to 4 characters'],
    ['list: []', 'found an empty list, expected at least 1 item'],
  ])('are told together: %s', (yaml, message) => {
    expect(only(yaml)).toMatchObject({ code: 'FLOE2007', message });
  });

  test('count characters as Python does, not UTF-16 units', () => {
    expect(check('name: "😀😀😀😀"')).toEqual([]);
    expect(only('name: "😀"').message).toBe('found "😀" (1 character), expected 2 to 4 characters');
  });
});

test('an item that stands twice is reported at its second place, beside other faults of the list', () => {
  expect(sentences(check('keys: [a, " ", a]'))).toEqual([
    'FLOE2005 keys[1]: found " ", expected a text that is not blank',
    'FLOE2008 keys[2]: the list holds "a" twice',
  ]);
});

describe('a union', () => {
  test('is judged by the option that the value is meant for', () => {
    expect(sentences(check('uri: { secretRef: x }'))).toEqual([
      'FLOE2001 uri.secret_ref: "secret_ref" is missing; expected a string',
      'FLOE2002 uri.secretRef: unknown key "secretRef"',
    ]);
  });

  test('of literals lists them all', () => {
    expect(only('size: smal')).toMatchObject({
      code: 'FLOE2006',
      message: 'found "smal", expected one of "small", "large"',
      fix: 'did you mean "small"?',
    });
  });

  test('that no option fits names the types of all', () => {
    expect(only('size: []').message).toBe('found a list, expected "small" or "large" or a number');
  });

  test('told apart by a key is judged by that key', () => {
    expect(sentences(check('jobs: [{ type: ops }, { type: bach }, { type: batch, selection: [1] }, x]'))).toEqual([
      'FLOE2001 jobs[0].run: "run" is missing; expected a string',
      'FLOE2006 jobs[1].type: found "bach", expected one of "batch", "ops"',
      'FLOE2003 jobs[2].selection[0]: found a number (1), expected a string',
      'FLOE2003 jobs[3]: found a string ("x"), expected a map',
    ]);
  });
});

test('a key that breaks its rule is reported, and so are the faults below it', () => {
  expect(sentences(check('profiles:\n  1st: { bucket: 3 }'))).toEqual([
    `FLOE2005 profiles.1st: the key "1st" is not allowed; expected ${profileName.words}`,
    'FLOE2003 profiles.1st.bucket: found a number (3), expected a string',
  ]);
});

test('a refinement may bring its own code and fix', () => {
  expect(only('ruled: "no"')).toMatchObject({ code: 'FLOE9999', message: '"no" is refused', fix: 'say yes' });
});

test('all faults of a file are reported, in its order', () => {
  const yaml = 'zzz: 1\nport: 0\nkind: x\nlist: []\ninner: {}\n';
  expect(places(check(yaml))).toEqual([
    '1:1 FLOE2002 zzz',
    '2:7 FLOE2007 port',
    '3:7 FLOE2006 kind',
    '4:7 FLOE2007 list',
    '5:1 FLOE2001 inner.bucket',
    '5:1 FLOE2001 inner.region',
  ]);
});

describe('a value under a key that looks like a secret', () => {
  const open = z.strictObject({
    password: z.number(),
    api_token: text({ max: 3 }),
    list: z.record(z.string(), z.enum(['a'])),
  });

  test('is never shown', () => {
    const source = yamlSource('password: hunter2\napi_token: hunter2\nlist: { private_key: hunter2 }');
    const { diagnostics } = checkSchema(open, source);
    expect(sentences(diagnostics)).toEqual([
      'FLOE2003 password: found a string, expected a number',
      'FLOE2007 api_token: found a text of 7 characters, expected at most 3 characters',
      'FLOE2006 list.private_key: found another value (not shown), expected "a"',
    ]);
    expect(diagnostics.every(({ sensitive }) => sensitive === true)).toBe(true);
  });
});

describe('an empty file', () => {
  test('is a fault', () => {
    expect(sentences(check(''))).toEqual(['FLOE2003 : the file is empty; expected a map']);
  });

  test('is a map without keys where the check says so', () => {
    expect(checkSchema(schema, yamlSource(''), { empty: 'map' }).value).toMatchObject({ live: true });
  });
});

test('a file that holds a list is told so', () => {
  expect(sentences(check('- a'))).toEqual(['FLOE2003 : found a list, expected a map']);
});

test('a date in a free place becomes the text that the file has, without changing the document', () => {
  const source = yamlSource('any: { since: [2024-01-31] }');
  expect(checkSchema(schema, source).value?.any).toEqual({ since: ['2024-01-31'] });
  expect((source.data as { any: { since: unknown[] } }).any.since[0]).toBeInstanceOf(Date);
});

test('the codes of a check can be replaced', () => {
  const { diagnostics } = checkSchema(schema, yamlSource('zzz: 1\nport: 0'), { codes: { unknownKey: 'FLOE3001' } });
  expect(places(diagnostics)).toEqual(['1:1 FLOE3001 zzz', '2:7 FLOE2007 port']);
});

test('rules see the data although it breaks the schema', () => {
  const { diagnostics } = checkSchema(schema, yamlSource('port: 0'), {
    rules: [
      (data) => [{ severity: 'warning', code: 'FLOE2050', message: JSON.stringify(data), path: ['port'], at: 'key' }],
    ],
  });
  expect(sentences(diagnostics)).toEqual(['FLOE2050 port: {"port":0}', 'FLOE2007 port: found 0, expected 1 to 9']);
});
