import { createHash } from 'node:crypto';
import { goText } from '../values/go-value';
import { listArgument, numberArgument, textArgument } from './arguments-of';
import { checkCharacters, checkCount } from './budget';
import { fromJson, fromYaml, toJson, toYaml } from './data-text';
import type { TemplateFunctions } from './function-table';
import { printed } from './print';
import { TemplateFault } from './syntax';

/** Text: quoting, cutting, joining, formatting. */
export const textFunctions: TemplateFunctions = {
  quote: (args) =>
    nonNull(args)
      .map((value) => JSON.stringify(printed(value)))
      .join(' '),
  squote: (args) =>
    nonNull(args)
      .map((value) => `'${printed(value)}'`)
      .join(' '),
  upper: (args) => textArgument(args, 0).toUpperCase(),
  lower: (args) => textArgument(args, 0).toLowerCase(),
  title: (args) => textArgument(args, 0).replace(/(^|\s)(\S)/g, (found) => found.toUpperCase()),
  trim: (args) => textArgument(args, 0).trim(),
  trimAll: ([cutset, text]) => trimmed(printed(text), printed(cutset)),
  trimPrefix: ([prefix, text]) => withoutPrefix(printed(text), printed(prefix)),
  trimSuffix: ([suffix, text]) => withoutSuffix(printed(text), printed(suffix)),
  trunc: (args) => truncated(numberArgument(args, 0), textArgument(args, 1)),
  replace: ([from, to, text]) => replaced(printed(text), printed(from), printed(to)),
  contains: ([part, text]) => printed(text).includes(printed(part)),
  hasPrefix: ([prefix, text]) => printed(text).startsWith(printed(prefix)),
  hasSuffix: ([suffix, text]) => printed(text).endsWith(printed(suffix)),
  repeat: (args) => repeated(textArgument(args, 1), numberArgument(args, 0)),
  nospace: (args) => textArgument(args, 0).replace(/\s/g, ''),
  indent: (args) => indented(numberArgument(args, 0), textArgument(args, 1)),
  nindent: (args) => `\n${indented(numberArgument(args, 0), textArgument(args, 1))}`,
  toString: (args: readonly unknown[]) => textArgument(args, 0),
  print: spaced,
  println: (args) => `${args.map(printed).join(' ')}\n`,
  printf: ([format, ...values]) => formatted(printed(format), values),
  join: ([separator, list]) => (Array.isArray(list) ? nonNull(list) : [list]).map(printed).join(printed(separator)),
  splitList: ([separator, text]) => printed(text).split(printed(separator)),
  sortAlpha: (args) => listArgument(args, 0).map(printed).sort(),
  b64enc: (args) => Buffer.from(textArgument(args, 0)).toString('base64'),
  b64dec: (args) => Buffer.from(textArgument(args, 0), 'base64').toString(),
  sha256sum: (args) => createHash('sha256').update(textArgument(args, 0)).digest('hex'),
  toYaml: ([value]) => toYaml(value),
  toJson: ([value]) => toJson(value),
  toPrettyJson: ([value]) => toJson(value, 2),
  fromYaml: (args) => fromYaml(textArgument(args, 0)),
  fromJson: (args) => fromJson(textArgument(args, 0)),
};

/** Go's print puts blanks between operands of which neither is text. */
function spaced(args: readonly unknown[]): string {
  return args
    .map(
      (value, at) =>
        (at > 0 && typeof value !== 'string' && typeof args[at - 1] !== 'string' ? ' ' : '') + printed(value),
    )
    .join('');
}

function nonNull(values: readonly unknown[]): unknown[] {
  return values.filter((value) => value !== undefined && value !== null);
}

function trimmed(text: string, cutset: string): string {
  const isCut = (character: string | undefined) => character !== undefined && cutset.includes(character);
  let start = 0;
  let end = text.length;
  while (start < end && isCut(text[start])) start += 1;
  while (end > start && isCut(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function withoutSuffix(text: string, suffix: string): string {
  return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}

function repeated(text: string, count: number): string {
  checkCharacters(text.length * checkCount(count));
  return text.repeat(checkCount(count));
}

function replaced(text: string, from: string, to: string): string {
  const parts = text.split(from);
  checkCharacters(parts.length * to.length);
  return from === '' ? text.replaceAll('', () => to) : parts.join(to);
}

/** A negative length cuts from the front. */
function truncated(length: number, text: string): string {
  if (length >= 0) return text.slice(0, length);
  return text.length + length > 0 ? text.slice(text.length + length) : text;
}

function indented(width: number, text: string): string {
  const blanks = ' '.repeat(checkCount(width));
  checkCharacters(blanks.length * text.split('\n').length);
  return blanks + text.replaceAll('\n', `\n${blanks}`);
}

/** The verbs of `printf` that charts use; widths and flags only with numbers. */
function formatted(format: string, values: readonly unknown[]): string {
  let next = 0;
  return format.replace(/%(%|0?\d*(?:\.\d+)?[a-zA-Z])/g, (verb: string, rest: string) => {
    if (rest === '%') return '%';
    const value = values[next];
    next += 1;
    if (verb === '%s' || verb === '%v') return printed(value);
    if (verb === '%q') return JSON.stringify(printed(value));
    if (verb === '%t' && typeof value === 'boolean') return String(value);
    const number = /^%(0?)(\d*)(?:\.(\d+))?([dgf])$/.exec(verb);
    if (number === null || typeof value !== 'number') throw new TemplateFault(`"${verb}" in printf is not supported`);
    const [, zero, width, digits, kind] = number;
    const text = kind === 'f' ? value.toFixed(digits === undefined ? 6 : Number(digits)) : goText(value);
    return text.padStart(checkCount(Number(width)), zero === '0' ? '0' : ' ');
  });
}
