/**
 * The conversions of pydantic's lax mode, in which the runtime reads both tiers (schema rules, section 1.2).
 *
 * Each function gives the value that the runtime would see, or undefined when it would reject the input. Text is never
 * made from anything else, so there is none for strings.
 */

const integerText = /^[+-]?\d+(_\d+)*(\.0+)?$/;
const decimalText = /^[+-]?(\d+(_\d+)*(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** Whole numbers that JavaScript holds exactly, booleans, and texts such as `30`, ` 10 `, `1_000`, `10.0`; not `1e3`, `0x10` or the empty text. */
export function coerceInteger(value: unknown): number | undefined {
  const number = coerce(value, integerText);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

/** Finite numbers, booleans, and texts that spell one. */
export function coerceNumber(value: unknown): number | undefined {
  const number = coerce(value, decimalText);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function coerce(value: unknown, form: RegExp): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  // Adding zero turns the -0 of "-0" into 0.
  return form.test(text) ? Number(text.replaceAll('_', '')) + 0 : undefined;
}

const trueWords = new Set(['true', 'yes', 'on', 'y', 't', '1']);
const falseWords = new Set(['false', 'no', 'off', 'n', 'f', '0']);

/** Booleans, 0 and 1, and in any letter case true/false, yes/no, on/off, y/n, t/f, 1/0. */
export function coerceBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === 1) return value === 1;
  if (typeof value !== 'string') return undefined;
  const word = value.toLowerCase();
  if (trueWords.has(word)) return true;
  return falseWords.has(word) ? false : undefined;
}

const uuidForms = [
  /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i,
  /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i,
  /^\{([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}$/i,
  /^urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i,
];

/** UUIDs with or without hyphens, in braces or as a URN; given back in lower case with hyphens. */
export function coerceUuid(value: unknown): string | undefined {
  if (typeof value !== 'string' || /^URN/.test(value)) return undefined;
  for (const form of uuidForms) {
    const parts = form.exec(value);
    if (parts !== null) return parts.slice(1).join('-').toLowerCase();
  }
  return undefined;
}

const isoTimestamp =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt _](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:[Zz]|[+\u2212-](\d{2}):?(\d{2}))?)?$/;
const unixText = /^[+-]?\d+(\.\d+)?$/;

/**
 * ISO 8601 dates and times, kept as they are written, and unix seconds as number or text, given back in ISO 8601, UTC.
 *
 * As in the runtime, numbers beyond 20 000 000 000 count milliseconds.
 */
export function coerceTimestamp(value: unknown): string | undefined {
  if (typeof value === 'number') return unixTime(value);
  if (typeof value !== 'string') return undefined;
  if (unixText.test(value)) return unixTime(Number(value));
  const parts = isoTimestamp.exec(value);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const inRange =
    year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) && hour <= 23 && minute <= 59;
  return inRange && second <= 59 && zoneHour <= 23 && zoneMinute <= 59 ? value : undefined;
}

function unixTime(seconds: number): string | undefined {
  const date = new Date(Math.abs(seconds) > 2e10 ? seconds : seconds * 1000);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : undefined;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
