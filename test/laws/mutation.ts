import fc from 'fast-check';
import { load } from 'js-yaml';

/** One change to a file: to its text, or to the data that it holds. Places are numbers, taken modulo what there is. */
export type Mutation =
  | { readonly on: 'text'; readonly change: keyof typeof textChanges; readonly at: number; readonly piece: string }
  | { readonly on: 'data'; readonly change: keyof typeof dataChanges; readonly at: number; readonly value: unknown };

const control = [
  '\u0000',
  '\u001b[31m',
  '\u0007',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u202e',
  '\t',
  '\r',
  '\r\n',
  '\udc00',
];
const syntax = [
  '*a',
  '&a ',
  '!!binary ',
  '!x ',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '<<: ',
  '? ',
  '{',
  '[',
  ']',
  '"',
  "'",
  '|',
  ':',
];
const hostileKeys = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  '<<',
  '~',
  'yes',
  '1',
  '../x',
  '%0A::error::x',
];

const piece = fc.oneof(
  fc.constantFrom(...control, ...syntax, ...hostileKeys),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    65536,
    1e21,
    -1e308,
    '',
    ' ',
    'text',
    '2024-01-01',
    'yes',
    '012',
  ),
  fc.constantFrom(...control, ...hostileKeys).map((text) => `a${text}b`),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  scalar,
  fc.constantFrom<unknown>([], {}, [null], { a: 1 }, [[]], [{}], { name: 'x' }),
  fc.dictionary(fc.oneof(fc.constantFrom(...hostileKeys), fc.string()), scalar, { maxKeys: 3 }),
  fc.array(scalar, { maxLength: 3 }),
  fc
    .record({ repeat: fc.constantFrom('text', 'list', 'map', 'nest'), times: fc.nat(3000) })
    .map(({ repeat, times }) => big(repeat, times)),
);

function big(repeat: string, times: number): unknown {
  if (repeat === 'text') return 'x'.repeat(times * 40);
  if (repeat === 'list') return Array.from({ length: times }, (_, index) => ({ name: `n${index}`, value: index }));
  if (repeat === 'map')
    return Object.fromEntries(Array.from({ length: times }, (_, index) => [`key${index}`, 'value']));
  let nested: unknown = 'deep';
  for (let level = 0; level < times; level += 1) nested = level % 2 === 0 ? [nested] : { a: nested };
  return nested;
}

/** Changes to lines and characters, as an editor, a merge or a bad disk makes them. */
const textChanges = {
  deleteLine: (text: string, at: number) => onLine(text, at, () => []),
  duplicateLine: (text: string, at: number) => onLine(text, at, (line) => [line, line]),
  indentLine: (text: string, at: number) => onLine(text, at, (line) => [`  ${line}`]),
  outdentLine: (text: string, at: number) => onLine(text, at, (line) => [line.replace(/^ {1,2}/, '')]),
  misspell: (text: string, at: number) =>
    text.slice(0, at % (text.length + 1)) + text.slice((at % (text.length + 1)) + 1),
  insert: (text: string, at: number, piece: string) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + piece + text.slice(place);
  },
  replaceValue: (text: string, at: number, piece: string) =>
    onLine(text, at, (line) => [line.replace(/: .*$/, () => `: ${piece}`)]),
  truncate: (text: string, at: number) => text.slice(0, at % (text.length + 1)),
  windowsLines: (text: string) => text.replaceAll('\n', '\r\n'),
};

function onLine(text: string, at: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  const index = at % lines.length;
  lines.splice(index, 1, ...change(lines[index] ?? ''));
  return lines.join('\n');
}

type Slot = { readonly parent: Record<string, unknown> | unknown[]; readonly key: string | number };

/** Changes to one key or item of the data. */
const dataChanges = {
  delete: ({ parent, key }: Slot) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  duplicate: ({ parent, key }: Slot) => {
    if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
    else define(parent, `${key}2`, structuredClone(parent[key]));
  },
  replace: ({ parent, key }: Slot, value: unknown) => define(parent, key, value),
  rename: ({ parent, key }: Slot, value: unknown) => {
    if (Array.isArray(parent)) return;
    const old = parent[key];
    delete parent[key];
    define(parent, typeof value === 'string' ? value : String(key).slice(1), old);
  },
  addKey: ({ parent }: Slot, value: unknown) => {
    if (Array.isArray(parent)) parent.push(value);
    else define(parent, typeof value === 'string' ? value : 'unheardOf', value);
  },
};

/** Sets an own property, `__proto__` too. */
function define(parent: object, key: string | number, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function slots(data: unknown, found: Slot[] = []): Slot[] {
  if (typeof data !== 'object' || data === null) return found;
  for (const key of Object.keys(data)) {
    found.push({ parent: data as Record<string, unknown>, key });
    slots((data as Record<string, unknown>)[key], found);
  }
  return found;
}

/** Applies one change; a text that holds no data any more is changed as text only. */
export function mutate(text: string, mutation: Mutation): string {
  if (mutation.on === 'text') return textChanges[mutation.change](text, mutation.at, mutation.piece);
  const data = tryLoad(text);
  const places = slots(data);
  const slot = places[mutation.at % places.length];
  if (slot === undefined) return text;
  dataChanges[mutation.change](slot, mutation.value);
  return JSON.stringify(data, undefined, 1);
}

/** The data without its aliases: some of a broken text lead round in circles. */
function tryLoad(text: string): unknown {
  try {
    return JSON.parse(JSON.stringify(load(text)));
  } catch {
    return undefined;
  }
}

const at = fc.nat(1_000_000);
/** Any change of any kind. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({
    on: fc.constant('text' as const),
    change: fc.constantFrom(...(Object.keys(textChanges) as (keyof typeof textChanges)[])),
    at,
    piece,
  }),
  fc.record({
    on: fc.constant('data' as const),
    change: fc.constantFrom(...(Object.keys(dataChanges) as (keyof typeof dataChanges)[])),
    at,
    value,
  }),
);
