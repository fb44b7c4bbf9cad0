import fc from 'fast-check';
import { parse } from 'yaml';
import { innerYaml } from '../../lib/dagster/inner-yaml';

describe('YAML inside ConfigMaps', () => {
  it.each([
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
    expect(innerYaml({ key: text })).toMatch(/^key: ["']/);
  });

  it('reads back as it was under YAML 1.1 and 1.2, keys included', () => {
    const word = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[-+0-9a-fox._:e~yn#{},' \n]{0,8}$/),
    );
    const data = fc.dictionary(word, fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.array(word)));
    fc.assert(
      fc.property(data, (value) => {
        const text = innerYaml({ value });
        for (const version of ['1.1', '1.2'] as const) {
          expect(JSON.stringify(parse(text, { version }))).toBe(JSON.stringify({ value }));
        }
      }),
    );
  });

  it('writes neither aliases nor folded lines', () => {
    const shared = { a: 'x'.repeat(50) + ' '.repeat(2) + 'y'.repeat(200) };
    expect(innerYaml({ one: shared, two: shared })).not.toMatch(/[*&>]/);
  });
});
