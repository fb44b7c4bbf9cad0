import { formatPath } from '../../lib/diagnostics/diagnostic';
import { parseYamlDocument, type YamlConsumer } from '../../lib/documents/yaml-document';

function parse(text: string, consumer: YamlConsumer = 'go') {
  return parseYamlDocument({ file: 'values.yaml', text, consumer });
}

function faults(text: string, consumer: YamlConsumer = 'go') {
  return parse(text, consumer).diagnostics.map(({ code, range, severity }) => [
    severity,
    code,
    range?.line,
    range?.column,
  ]);
}

test.each([
  ['y', true],
  ['Yes', true],
  ['on', true],
  ['n', false],
  ['No', false],
  ['off', false],
  ['~', null],
  ['', null],
  ['0777', 511],
  ['0o777', 511],
  ['0x1F', 31],
  ['0b11', 3],
  ['1_000', 1000],
  ['1e3', 1000],
  ['08', 8],
  ['+12', 12],
  ['-0o17', -15],
  ['12:30', '12:30'],
  ['2024-01-01', '2024-01-01'],
  ['1.10', 1.1],
  ['.5', 0.5],
  ['1.', 1],
  ['_1', '_1'],
  ['0b2', '0b2'],
  ['1e400', '1e400'],
  ['tRue', 'tRue'],
  ['"y"', 'y'],
  ["'012'", '012'],
  ['!!str 12', '12'],
  ['=', '='],
])('reads %s in values as Helm does', (text, expected) => {
  expect(parse(`key: ${text}\n`).document?.data).toEqual({ key: expected });
});

test.each([
  ['y', 'y'],
  ['n', 'n'],
  ['yes', true],
  ['Off', false],
  ['0o17', '0o17'],
  ['0123', 83],
  ['012345678901', '012345678901'],
  ['1e3', '1e3'],
  ['1_000', 1000],
  ['12:30', 750],
  ['None', 'None'],
  ['1.5', 1.5],
  ['1.0e+3', 1000],
  ['0b11', 3],
])('reads %s in platform.yaml as PyYAML does', (text, expected) => {
  expect(parse(`key: ${text}\n`, 'python').document?.data).toEqual({ key: expected });
});

test('warns of a scalar that Python and Go read differently, with the mend', () => {
  const { diagnostics } = parse('retry: y\n', 'python');
  expect(diagnostics).toEqual([
    {
      severity: 'warning',
      code: 'FLOE1013',
      message: '"y" is a string to Python and a boolean to Helm and kubectl',
      fix: 'quote it: "y"',
      range: { file: 'values.yaml', line: 1, column: 8, length: 1 },
    },
  ]);
});

test('warns of a whole number whose last digits JSON readers lose', () => {
  expect(faults('a: 9007199254740993\nb: 9007199254740991\n', 'python')).toEqual([['warning', 'FLOE1013', 1, 4]]);
});

test('does not say what stands under the name of a secret', () => {
  const { diagnostics } = parse('client_secret: 12_34e5\n', 'python');
  expect(diagnostics).toMatchObject([{ code: 'FLOE1013', sensitive: true }]);
  expect(JSON.stringify(diagnostics)).not.toContain('12_34e5');
});

test.each([
  ['a duplicate key', 'a: 1\nb: 2\na: 3\n', [['error', 'FLOE1007', 3, 1]]],
  ['a duplicate key in a nested map', 'a:\n  b: 1\n  b: 2\n', [['error', 'FLOE1007', 3, 3]]],
  ['a tab as indentation', 'a:\n\tb: 1\n', [['error', 'FLOE1006', 2, 1]]],
  ['several documents', 'a: 1\n---\nb: 2\n', [['error', 'FLOE1008', 3, 1]]],
  ['an unknown alias', 'a: *nowhere\n', [['error', 'FLOE1010', 1, 4]]],
  ['an alias within its own anchor', 'a: &x [1, *x]\n', [['error', 'FLOE1010', 1, 11]]],
  ['a key that is a list', '? [a]\n: 1\n', [['error', 'FLOE1012', 1, 3]]],
  ['the key __proto__', 'a:\n  __proto__: {b: 1}\n', [['error', 'FLOE1012', 2, 3]]],
  ['infinity', 'a: .inf\n', [['error', 'FLOE1014', 1, 4]]],
  ['a custom tag', 'a: !secret x\n', [['error', 'FLOE1014', 1, 4]]],
  ['an unclosed quote', 'a: "x\nb: 1\n', [['error', 'FLOE1006', 3, 1]]],
  ['two keys on a line', 'a: b: c\n', [['error', 'FLOE1006', 1, 4]]],
])('points at %s', (_, text, expected) => {
  const found = faults(text);
  expect(found[0]).toEqual(expected[0]);
  expect(parse(text).document).toBeUndefined();
});

test.each([
  ['an equals sign by itself', 'a: =\n', 'FLOE1014', 1, 4],
  ['a merge sign by itself', 'a: [x, <<]\n', 'FLOE1014', 1, 8],
  ['a merge of something else than a map', 'a: &a [1]\nb:\n  <<: *a\n', 'FLOE1014', 3, 7],
  ['a date that does not exist', 'a: 2024-02-30\n', 'FLOE1014', 1, 4],
  ['a time that does not exist', 'a: 2024-02-03 24:00:00\n', 'FLOE1014', 1, 4],
  ['a tag that its value does not fit', 'a: !!int x\n', 'FLOE1014', 1, 4],
  ['a tag of Python’s own', 'a: !!set {b, c}\n', 'FLOE1014', 1, 10],
  ['a tagged map', 'a: !foo\n  b: 1\n', 'FLOE1014', 2, 3],
  ['a tab between key and value', 'a:\n  b:\t1\n', 'FLOE1006', 2, 5],
  ['a tab behind a value', 'a: "b\tc"\t# d\t\n', 'FLOE1006', 1, 9],
  ['a tab inside a plain value', 'a: b#\tc\n', 'FLOE1006', 1, 6],
  ['a character that cannot be printed', 'a: "b\u007f"\n', 'FLOE1006', 1, 6],
  ['an empty second document', 'a: 1\n---\n', 'FLOE1008', 2, 1],
])('refuses %s, as PyYAML does', (_, text, code, line, column) => {
  expect(faults(text, 'python')).toEqual([['error', code, line, column]]);
});

test('finds tabs in no time, however many there are', () => {
  expect(parse(`a: b # ${'\t#'.repeat(1_000_000)}\nc: "${'\t'.repeat(1_000_000)}"\n`, 'python').document).toBeDefined();
  expect(parse(`a:${'\t'.repeat(1_000_000)}b\n`, 'python').document).toBeUndefined();
}, 5000);

test('takes what PyYAML takes: tabs in quotes, literal texts and comments, and tags that fit', () => {
  const text = 'a: "b\tc"\nd: |\n  e\tf\n# g\th\ni: j # k\tl\nm: !!float 3\nn: !!null x\no: -.5\np: 2024-02-29\n';
  const { document, diagnostics } = parse(text, 'python');
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(document?.data).toMatchObject({ a: 'b\tc', d: 'e\tf\n', i: 'j', m: 3, n: null, o: '-.5' });
});

test('reports every fault of a file in one run', () => {
  expect(faults('a: 1\na: 2\nb: *x\nc: .nan\n')).toEqual([
    ['error', 'FLOE1007', 2, 1],
    ['error', 'FLOE1010', 3, 4],
    ['error', 'FLOE1014', 4, 4],
  ]);
});

test('takes a byte order mark, a leading separator, comments and an empty file', () => {
  expect(parse('\ufeffa: 1\n').document?.data).toEqual({ a: 1 });
  expect(parse('# note\n---\na: 1\n...\n').document?.data).toEqual({ a: 1 });
  expect(parse('').document?.data).toBeNull();
  expect(parse('# only a comment\n').document?.data).toBeNull();
});

test('merges `<<` as Helm does: the own key wins, then the first source', () => {
  expect(parse('<<: [{a: 1}, {a: 2, c: 3}]\nb: 2\n').document?.data).toEqual({ a: 1, b: 2, c: 3 });
  expect(parse('x: &x {a: 1}\nz:\n  <<: *x\n  a: 2\n').document?.data).toEqual({ x: { a: 1 }, z: { a: 2 } });
});

test.each([
  ['key: [\n  x,\n  w\n]\n', { key: ['x', 'w'] }],
  ['a:\n  key: [\n    x, # [\n    "y"\n  ]\n  map: {\n    b: 1\n  }\n', { a: { key: ['x', 'y'], map: { b: 1 } } }],
  ['args: [\n"-m",\n"x"\n]\nb: 1\n', { args: ['-m', 'x'], b: 1 }],
  ['list:\n- [\n  a\n]\n- {\n}\n', { list: [['a'], {}] }],
  ["a:\n  b: \"x\n  y\"\n  c: 'it''s\n\n  z'\n", { a: { b: 'x y', c: "it's\nz" } }],
  ['a: |\n  [\n  {\nb: [\n 1\n]\n', { a: '[\n{\n', b: [1] }],
  ['a:\n- k: >-\n    "x\n  z: [\n  ]\n', { a: [{ k: '"x', z: [] }] }],
])('heeds no indentation between brackets and quotes, as Python and Go do: %j', (text, expected) => {
  expect(parse(text).document?.data).toEqual(expected);
  expect(parse(text, 'python').document?.data).toEqual(expected);
});

test('knows the place of what stands between brackets that close below their key', () => {
  const { document } = parse('a:\n  key: [\n    x,\n    yes, {b: 1}\n  ]\n  z: 2\n');
  expect(document?.rangeOfValue(['a', 'key', 1])).toMatchObject({ line: 4, column: 5, length: 3 });
  expect(document?.rangeOfKey(['a', 'key', 2, 'b'])).toMatchObject({ line: 4, column: 11 });
  expect(document?.rangeOfKey(['a', 'z'])).toMatchObject({ line: 6, column: 3 });
});

test('refuses aliases that expand beyond any configuration, without expanding them', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const item = level === 0 ? 'lol' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array(10).fill(item).join(', ')}]`;
  });
  expect(parse(levels.join('\n')).diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['FLOE1011']);
});

test('refuses nesting that is deeper than any configuration', () => {
  expect(faults(`a: ${'['.repeat(5000)}`)[0]?.[1]).toBe('FLOE1006');
});

describe('positions', () => {
  const text = [
    'dagster:',
    '  shared: &shared',
    '    cpu: 100m',
    '  locations:',
    '    - name: one',
    '      resources: *shared',
    '    - {name: two, "port": 3030}',
    '  merged:',
    '    <<: *shared',
  ].join('\n');
  const { document } = parse(text);

  test.each([
    [['dagster', 'locations', 0, 'name'], 'key', 5, 7],
    [['dagster', 'locations', 0, 'name'], 'value', 5, 13],
    [['dagster', 'locations', 1, 'port'], 'key', 7, 19],
    [['dagster', 'locations', 1, 'port'], 'value', 7, 27],
    [['dagster', 'locations', 0, 'resources', 'cpu'], 'value', 3, 10],
    [['dagster', 'merged', 'cpu'], 'value', 3, 10],
    [['dagster', 'locations', 1, 'image'], 'key', 7, 7],
    [['dagster', 'nowhere', 'deeper'], 'key', 1, 1],
    [['nowhere'], 'key', 1, 1],
  ] as const)('finds %j (%s)', (path, what, line, column) => {
    const range = what === 'key' ? document?.rangeOfKey(path) : document?.rangeOfValue(path);
    expect([formatPath(path), range?.line, range?.column]).toEqual([formatPath(path), line, column]);
  });
});
