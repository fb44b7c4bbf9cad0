import type { PlainScalar } from './scalar-dialect';
import type { YamlScalar } from './yaml-node';

const timestamp =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](\d{1,2})(?::(\d\d))?))?)?$/;

/** Why PyYAML's safe loader refuses a scalar that its grammar allows; undefined when it takes it. */
export function pythonRefusal(node: YamlScalar, value: PlainScalar): string | undefined {
  const { text, tag, plain } = node;
  if (plain && tag === undefined && (text === '=' || text === '<<')) {
    return `"${text}" has a meaning of its own to Python, which refuses it as a value`;
  }
  if (value instanceof Date) return isDate(text) ? undefined : `"${text}" is written as a date and is none`;
  const expected = tag === undefined ? undefined : taggedTypes[tag];
  return expected === undefined || expected.fits(text, value)
    ? undefined
    : `the tag "${tag}" asks for ${expected.words}`;
}

const taggedTypes: Readonly<Record<string, { words: string; fits(text: string, value: PlainScalar): boolean }>> = {
  '!!int': { words: 'a whole number', fits: (_, value) => Number.isInteger(value) },
  '!!float': {
    words: 'a number',
    fits: (text, value) => typeof value === 'number' || /^[-+]?\d+(e[-+]?\d+)?$/i.test(text),
  },
  '!!bool': { words: 'true or false', fits: (text) => /^(yes|no|true|false|on|off)$/i.test(text) },
  '!!timestamp': { words: 'a date', fits: () => false },
};

function isDate(text: string): boolean {
  const match = timestamp.exec(text);
  if (match === null) return false;
  const [year, month, day, hour, minute, second, offset, offsetMinute] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(2000, (month ?? 0) - 1, day));
  date.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day);
  const isDay = (year ?? 0) > 0 && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  const isTime = (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 60;
  return isDay && isTime && (offset ?? 0) * 60 + (offsetMinute ?? 0) < 24 * 60;
}
