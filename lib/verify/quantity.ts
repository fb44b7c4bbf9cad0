/** A Kubernetes quantity, exactly: `mantissa` × 10^`exponent` × 2^`binary`. */
export interface Quantity {
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly binary: number;
}

const decimalSuffixes = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);
const binarySuffixes = new Map([
  ['Ki', 10],
  ['Mi', 20],
  ['Gi', 30],
  ['Ti', 40],
  ['Pi', 50],
  ['Ei', 60],
]);
const syntax = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([eE][+-]?\d{1,3})|([numkMGTPE]|[KMGTPE]i)?)$/;

/** Quantities repeat across thousands of containers; hostile input must not make this grow without end. */
const known = new Map<unknown, Quantity | undefined>();
const mostKnown = 10_000;

/**
 * Parses a quantity: `250m`, `1.5`, `2Gi`, `1e3`, or a plain number.
 *
 * Gives undefined for what the API server's parser refuses (k8s.io/apimachinery, resource.ParseQuantity).
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (known.has(value)) return known.get(value);
  const quantity = parseAnew(value);
  if (known.size < mostKnown) known.set(value, quantity);
  return quantity;
}

function parseAnew(value: string | number): Quantity | undefined {
  const match = syntax.exec(String(value));
  if (match === null) return undefined;
  const [, sign, digits = '', power, suffix = ''] = match;
  const [whole = '', fraction = ''] = digits.split('.');
  const magnitude = BigInt(`${whole}${fraction}`);
  const scale = power === undefined ? (decimalSuffixes.get(suffix) ?? 0) : Number(power.slice(1));
  return {
    mantissa: sign === '-' ? -magnitude : magnitude,
    exponent: scale - fraction.length,
    binary: binarySuffixes.get(suffix) ?? 0,
  };
}

/** Orders two quantities by their exact value: negative, zero or positive as `a` is less, equal or more. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const binary = Math.min(a.binary, b.binary);
  const left = scaled(a, exponent, binary);
  const right = scaled(b, exponent, binary);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** True for a quantity without a fractional part: what extended resources and counts ask for. */
export function isWholeQuantity(quantity: Quantity): boolean {
  if (quantity.exponent >= 0) return true;
  return (quantity.mantissa << BigInt(quantity.binary)) % 10n ** BigInt(-quantity.exponent) === 0n;
}

function scaled(quantity: Quantity, exponent: number, binary: number): bigint {
  return (quantity.mantissa * 10n ** BigInt(quantity.exponent - exponent)) << BigInt(quantity.binary - binary);
}
