import fc from 'fast-check';
import { compareQuantities, isWholeQuantity, parseQuantity, type Quantity } from '../../lib/verify/quantity';

function quantity(text: string | number): Quantity {
  const parsed = parseQuantity(text);
  if (parsed === undefined) throw new Error(`${text} is not a quantity`);
  return parsed;
}

test.each([
  ['1', '1000m'],
  ['0.5', '500m'],
  ['.5', '500m'],
  ['5.', '5'],
  ['1Ki', '1024'],
  ['1.5Gi', '1536Mi'],
  ['1e3', '1k'],
  ['12E2', '1200'],
  ['1E', '1000P'],
  ['1Ei', '1152921504606846976'],
  ['100n', '0.1u'],
  ['+2', '2'],
  ['-0', '0'],
  [0.1, '100m'],
])('reads %s as equal to %s', (a, b) => {
  expect(compareQuantities(quantity(a), quantity(b))).toBe(0);
});

test.each([
  '',
  ' 1',
  '1 ',
  '1GB',
  '1gi',
  '1K',
  '1 Gi',
  '0x10',
  '1,5',
  'Gi',
  '.',
  '1.2.3',
  '1e',
  '--1',
  '1e3Gi',
  'Infinity',
  null,
  true,
  Number.NaN,
])('refuses %p', (value) => {
  expect(parseQuantity(value)).toBeUndefined();
});

test('keeps numbers exact beyond the reach of floating point', () => {
  expect(compareQuantities(quantity('9007199254740993'), quantity('9007199254740992'))).toBe(1);
  expect(compareQuantities(quantity('1000000000000000000001n'), quantity('1T'))).toBe(1);
});

test.each([
  ['2', true],
  ['1.5', false],
  ['1.5Ki', true],
  ['1500m', false],
  ['2000m', true],
])('tells of %s whether it is whole: %s', (text, whole) => {
  expect(isWholeQuantity(quantity(text))).toBe(whole);
});

test('orders any two quantities as their values in thousandths', () => {
  const suffixes = { m: 1n, '': 1000n, k: 1000_000n, Ki: 1024_000n, Mi: 1024n * 1024_000n, G: 1_000_000_000_000n };
  const any = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(...Object.entries(suffixes)));
  fc.assert(
    fc.property(any, any, ([a, [aSuffix, aScale]], [b, [bSuffix, bScale]]) => {
      const difference = BigInt(a) * aScale - BigInt(b) * bScale;
      const expected = difference === 0n ? 0 : difference < 0n ? -1 : 1;
      expect(compareQuantities(quantity(`${a}${aSuffix}`), quantity(`${b}${bSuffix}`))).toBe(expected);
    }),
  );
});
