import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';
import { goScalar, pythonScalar } from '../../lib/documents/scalar-dialect';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { renderYaml, renderYamlAsGiven } from '../../lib/documents/yaml-text';
import { data, trickyStrings } from '../output/written-data';

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

test('every tricky string is quoted wherever a reader would type it otherwise', () => {
  for (const value of trickyStrings) {
    const line = renderYaml({ key: value }).split('\n')[0] ?? '';
    const bare = line.slice('key: '.length);
    if (bare === value) expect([typeof goScalar(value), typeof pythonScalar(value)]).toEqual(['string', 'string']);
  }
});

test.each([
  'y',
  'N',
  'on',
  'No',
  '~',
  '',
  '012',
  '0o17',
  '-0o17',
  '1e3',
  '1_000',
  '12:30:45',
  '2025-06-01',
  '.inf',
  '0x1F',
  '=',
])('quotes the text "%s"', (text) => {
  expect(renderYaml({ key: text })).toMatch(/^key: ["']/);
});

test('keys stay as they were given where their order is known to people', () => {
  const given = {
    scheduler: { module: 'm', class: 'C' },
    load_from: [{ port: 1, host: 'a', metadata: { z: 1, name: 2 } }],
  };
  expect(renderYamlAsGiven(given)).toBe(`scheduler:
  module: m
  class: C
load_from:
  - port: 1
    host: a
    metadata:
      z: 1
      name: 2
`);
  fc.assert(
    fc.property(data, (value) => expect(JSON.stringify(load(renderYamlAsGiven(value)))).toBe(JSON.stringify(value))),
  );
});

test('there are neither aliases nor folded lines', () => {
  const shared = { a: 'x'.repeat(50) + ' '.repeat(2) + 'y'.repeat(200) };
  expect(renderYaml({ one: shared, two: shared })).not.toMatch(/[*&>]/);
});
