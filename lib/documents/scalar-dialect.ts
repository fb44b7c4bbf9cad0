/**
 * How one family of YAML readers types a plain (unquoted) scalar.
 *
 * Returns the typed value; the text itself when it stays a string.
 */
export type ScalarDialect = (text: string) => PlainScalar;

export type PlainScalar = string | number | boolean | null | Date;

const goWords = new Map<string, PlainScalar>([
  ...words(['', '~', 'null', 'Null', 'NULL'], null),
  ...words(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'], true),
  ...words(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'], false),
  ...words(['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'], Number.POSITIVE_INFINITY),
  ...words(['-.inf', '-.Inf', '-.INF'], Number.NEGATIVE_INFINITY),
  ...words(['.nan', '.NaN', '.NAN'], Number.NaN),
]);
const goFloat = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/**
 * Reads a plain scalar as Helm, kubectl and kubeconform do: go-yaml, YAML 1.1 without base 60.
 *
 * Timestamps stay text: Helm's conversion to JSON writes them as they were.
 */
export const goScalar: ScalarDialect = (text) => {
  const word = goWords.get(text);
  if (word !== undefined) return word;
  const first = text.charAt(0);
  if (!((first >= '0' && first <= '9') || first === '+' || first === '-' || first === '.')) return text;
  const digits = text.replaceAll('_', '');
  if (first !== '.') {
    const integer = parseInteger(digits, /^([-+]?)0[oO]?([0-7]+)$/);
    if (integer !== undefined) return integer;
  }
  if (!goFloat.test(digits)) return text;
  const float = Number(digits);
  return Number.isFinite(float) ? float : text;
};

const pythonWords = new Map<string, PlainScalar>([
  ...words(['', '~', 'null', 'Null', 'NULL'], null),
  ...words(['yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'], true),
  ...words(['no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'], false),
  ...words(['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'], Number.POSITIVE_INFINITY),
  ...words(['-.inf', '-.Inf', '-.INF'], Number.NEGATIVE_INFINITY),
  ...words(['.nan', '.NaN', '.NAN'], Number.NaN),
]);
const pythonFloat = /^([-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?|\.[0-9][0-9_]*([eE][-+][0-9]+)?)$/;
const pythonSexagesimal = /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/;
const pythonTimestamp =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?$/;

/** Reads a plain scalar as the floe runtime does: PyYAML's safe loader, YAML 1.1 with base 60 and dates. */
export const pythonScalar: ScalarDialect = (text) => {
  const word = pythonWords.get(text);
  if (word !== undefined) return word;
  const first = text.charAt(0);
  if (!((first >= '0' && first <= '9') || first === '+' || first === '-' || first === '.')) return text;
  if (pythonTimestamp.test(text)) return new Date(0);
  if (/^[-+]?[0-9]/.test(text) && pythonSexagesimal.test(text)) return sexagesimal(text.replaceAll('_', ''));
  const digits = text.replaceAll('_', '');
  if (/^[-+]?(0b|0x|[0-9])/.test(text) && !text.includes('.')) {
    const integer = parseInteger(digits, /^([-+]?)0([0-7]+)$/);
    if (integer !== undefined && (digits === '0' || /^[-+]?(0[0-7]|0b|0x|[1-9]|0$)/.test(digits))) return integer;
    return text;
  }
  return pythonFloat.test(text) ? Number(digits) : text;
};

function words(texts: readonly string[], value: PlainScalar): [string, PlainScalar][] {
  return texts.map((text) => [text, value]);
}

function parseInteger(digits: string, octal: RegExp): number | undefined {
  if (/^[-+]?(0|[1-9][0-9]*)$/.test(digits)) return Number(digits);
  const eight = octal.exec(digits);
  if (eight !== null) return signed(eight[1], Number.parseInt(eight[2] ?? '', 8));
  const based = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+))$/.exec(digits);
  if (based === null) return undefined;
  const [, sign, hex, binary] = based;
  return signed(sign, hex === undefined ? Number.parseInt(binary ?? '', 2) : Number.parseInt(hex, 16));
}

function signed(sign: string | undefined, magnitude: number): number {
  return sign === '-' ? -magnitude : magnitude;
}

function sexagesimal(text: string): number {
  const negative = text.startsWith('-');
  const value = text
    .replace(/^[-+]/, '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return negative ? -value : value;
}
