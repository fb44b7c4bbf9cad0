import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';
import { goScalar, pythonScalar } from '../../lib/documents/scalar-dialect';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { renderManifestYaml, renderYaml } from '../../lib/output/manifest-yaml';

const trickyStrings = [
  '',
  ' ',
  '\n',
  '\n\n',
  'a\n',
  'a\n\n',
  'a\n\n\n',
  'a\n...\n',
  '\na',
  'a\n\n  b\n \n',
  'ends\n\n\n',
  'ends\n...\n\n',
  '  lead\n x',
  '  b\n ',
  'a\n\t\nb',
  'a\n\u007f\u0085\u2028',
  '\ttab',
  'y',
  'N',
  'yes',
  'off',
  '012',
  '08',
  '0o17',
  '-0o17',
  '1e3',
  '1_000',
  '12:30',
  '2024-01-01',
  '~',
  'null',
  '=',
  '<<',
  '-',
  '? a',
  ': a',
  'a: b',
  'a #b',
  '#a',
  '[a]',
  '{a}',
  '&a',
  '*a',
  '!a',
  '%a',
  '@a',
  '`a`',
  '"a"',
  "'a'",
  'a\r\nb',
  '\u2028',
  '\ufeff',
  '\u0007',
  '\u{1F600}',
  '.inf',
  'NaN',
  '0x1F',
  '+1',
  '1.',
  '.5',
  '---',
  '...',
  '--- a',
  'a\n---\nb',
  'a\\nb',
  '\u0085',
  'true',
  'TRUE',
  '2025-06-01T12:00:0Z',
  '2025-6-1',
  'x'.repeat(300),
  'x'.repeat(2000),
  `${'long line '.repeat(40)}\nnext`,
];
const nearlyPlain = fc
  .array(
    fc.constantFrom(
      'a',
      'yes',
      'n',
      '1',
      '0',
      'e',
      'b',
      'x',
      ':',
      ' ',
      '-',
      '/',
      '.',
      ';',
      '=',
      '$',
      '@',
      '#',
      ',',
      '(',
      '0b',
      'f',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const severalLines = fc
  .array(fc.constantFrom('', 'a', ' ', '  b', '\tc', '# d', '- e', 'f: g', '---', '...', 'h '), {
    minLength: 2,
    maxLength: 5,
  })
  .map((lines) => lines.join('\n'));
const text = fc.oneof(
  nearlyPlain,
  severalLines,
  fc.stringMatching(/^[0-9a-f]{16,20}$/),
  fc.constantFrom(...trickyStrings),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);
const data = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, text, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    tie('value'),
    { maxKeys: 4, noNullPrototype: true },
  ),
})).map;

test('what is written is read back the same by YAML 1.1 and 1.2 readers, by Go and by Python', () => {
  fc.assert(
    fc.property(data, (value) => {
      const yaml = renderYaml(value);
      expect(load(yaml)).toEqual(value);
      expect(load(yaml, { schema: YAML11_SCHEMA })).toEqual(value);
      expect(parse(yaml, { version: '1.1' })).toEqual(value);
      expect(parse(yaml, { version: '1.2' })).toEqual(value);
      for (const consumer of ['go', 'python'] as const) {
        const { document, diagnostics } = parseYamlDocument({ file: 'a.yaml', text: yaml, consumer });
        expect(diagnostics).toEqual([]);
        expect(document?.data ?? {}).toEqual(value);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the same data gives the same bytes whatever the order of its keys', () => {
  fc.assert(
    fc.property(data, (value) => {
      const reversed = (item: unknown): unknown => {
        if (Array.isArray(item)) return item.map(reversed);
        if (typeof item !== 'object' || item === null) return item;
        return Object.fromEntries(
          Object.entries(item)
            .reverse()
            .map(([key, inner]) => [key, reversed(inner)]),
        );
      };
      expect(renderYaml(reversed(value))).toBe(renderYaml(value));
    }),
  );
});

test('an object is written with its identity first and names leading list items', () => {
  const manifest = {
    spec: { template: { containers: [{ image: 'a:1', name: 'main', args: ['-p', '80'] }] }, empty: {}, none: [] },
    metadata: { name: 'x', annotations: { note: 'two\nlines\n' } },
    kind: 'Deployment',
    apiVersion: 'apps/v1',
  };
  expect(renderManifestYaml(manifest)).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: x
  annotations:
    note: |
      two
      lines
spec:
  empty: {}
  none: []
  template:
    containers:
      - name: main
        args:
          - -p
          - '80'
        image: a:1
`);
});

test('every tricky string is quoted wherever a reader would type it otherwise', () => {
  for (const value of trickyStrings) {
    const line = renderYaml({ key: value }).split('\n')[0] ?? '';
    const bare = line.slice('key: '.length);
    if (bare === value) expect([typeof goScalar(value), typeof pythonScalar(value)]).toEqual(['string', 'string']);
  }
});
