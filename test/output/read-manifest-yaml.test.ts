import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseYamlDocuments } from '../../lib/documents/yaml-document';
import { renderYaml } from '../../lib/documents/yaml-text';
import { readManifestYaml } from '../../lib/output/read-manifest-yaml';

function generalReading(text: string): unknown {
  const { documents, diagnostics } = parseYamlDocuments({ file: 'a.yaml', text, consumer: 'go' });
  if (diagnostics.some(({ severity }) => severity === 'error')) return diagnostics;
  return documents.map((one) => ({ data: one.data, line: one.rangeOfValue([]).line }));
}

/** The fast reading is the general one, or none. */
function expectSameOrNone(text: string): void {
  const read = readManifestYaml(text);
  if (read !== undefined) expect({ text, read: [read] }).toEqual({ text, read: generalReading(text) });
}

const rendered = ['local', 'dev', 'prod'].flatMap((environment) => {
  const folder = join(__dirname, '../../charts-out', environment);
  return readdirSync(folder).map(
    (name) => [`${environment}/${name}`, readFileSync(join(folder, name), 'utf8')] as const,
  );
});

test.each(rendered)('%s is read as the general reader reads it', (_, text) => {
  const read = readManifestYaml(text);
  expect(read).toBeDefined();
  expect([read]).toEqual(generalReading(text));
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'yes',
    'null',
    '1e3',
    '0x1f',
    '012',
    '2026-01-01',
    '{"a": [1]}',
    "it's",
    'a: b',
    '# no',
    '|',
    '- a',
    'a\n b\n',
    '\n',
    'a\n\n',
    ' a\nb',
    '<<',
    '~',
    'x:',
    '%a',
    '12:30',
  ),
  fc.array(fc.constantFrom('a', '  b', '', '- c: d', '# e', 'f: |', '\t')).map((lines) => lines.join('\n')),
);
const data = fc.letrec((tie) => ({
  map: fc.dictionary(
    fc.oneof(fc.constantFrom('name', 'metadata', 'a.b/c', 'yes', '1', "o'k", 'x y'), text),
    tie('node'),
    { maxKeys: 5 },
  ),
  node: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 4 }),
    tie('map'),
  ),
})).map;

test('what is written is read as the general reader reads it, or left to that', () => {
  fc.assert(
    fc.property(data, (map) => expectSameOrNone(renderYaml(map))),
    { numRuns: 1500 },
  );
});

test('text that was changed by hand is read as the general reader reads it, or left to that', () => {
  const texts = rendered.map(([, one]) => one);
  const pieces = [
    '#',
    ' #',
    ':',
    ': ',
    '- ',
    '-',
    '  ',
    ' ',
    '\n',
    '\t',
    "'",
    '"',
    '|',
    '>',
    '&a ',
    '*a',
    '{',
    '}',
    '[]',
    '!!str ',
    '---\n',
    '...',
    '\\',
    '\r',
    '0x1',
    'null',
    '~',
    '\u2028',
    '\u0000',
    '? ',
    '<<: ',
    '|2',
    '%',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', ...pieces)), { minLength: 1, maxLength: 3 }),
      (whole, edits) => {
        let changed = whole.slice(0, 1500);
        if (!changed.endsWith('\n')) changed = `${changed.slice(0, changed.lastIndexOf('\n'))}\n`;
        for (const [place, removed, put] of edits) {
          const at = place % (changed.length + 1);
          changed = changed.slice(0, at) + put + changed.slice(at + removed);
        }
        expectSameOrNone(changed);
      },
    ),
    { numRuns: 3000 },
  );
});

test.each([
  ['a comment between lines', 'a: 1\n# no\nb: 2\n'],
  ['several documents', 'a: 1\n---\nb: 2\n'],
  ['a key twice', 'a: 1\na: 2\n'],
  ['a flow map', 'a: {b: 1}\n'],
  ['an anchor', 'a: &x 1\n'],
  ['no line break at the end', 'a: 1'],
  ['a tab', 'a:\n\tb: 1\n'],
])('%s is left to the general reader', (_, other) => {
  expect(readManifestYaml(other)).toBeUndefined();
});
