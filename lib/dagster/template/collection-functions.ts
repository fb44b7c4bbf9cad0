import { copyOf, isTruthy } from '../values/go-value';
import { isMap, ownValue, type Values } from '../values/values';
import { listArgument, mapArgument, numberArgument } from './arguments-of';
import { checkCount } from './budget';
import type { TemplateFunctions } from './function-table';
import { printed } from './print';
import { TemplateFault } from './syntax';

/** Lists and maps. */
export const collectionFunctions: TemplateFunctions = {
  len: ([value]) => lengthOf(value),
  index: ([value, ...keys]) => keys.reduce(elementOf, value),
  list: (args) => [...args],
  first: (args) => listArgument(args, 0)[0],
  last: (args) => listArgument(args, 0).at(-1),
  rest: (args) => listArgument(args, 0).slice(1),
  initial: (args) => listArgument(args, 0).slice(0, -1),
  append: (args) => [...listArgument(args, 0), args[1]],
  prepend: (args) => [args[1], ...listArgument(args, 0)],
  concat: (args) => args.flatMap((_, at) => listArgument(args, at)),
  uniq: (args) => [...new Set(listArgument(args, 0))],
  compact: (args) => listArgument(args, 0).filter(isTruthy),
  has: (args) => listArgument(args, 1).includes(args[0]),
  without: ([list, ...unwanted]) => listArgument([list], 0).filter((value) => !unwanted.includes(value)),
  until: (args) => Array.from({ length: checkCount(numberArgument(args, 0)) }, (_, index) => index),
  dict: (args) => Object.fromEntries(pairs(args)),
  get: (args) => ownValue(mapArgument(args, 0), printed(args[1])) ?? '',
  hasKey: (args) => ownValue(mapArgument(args, 0), printed(args[1])) !== undefined,
  keys: (args) => Object.keys(mapArgument(args, 0)).sort(),
  values: (args) => sortedEntries(mapArgument(args, 0)).map(([, value]) => value),
  pick: ([map, ...names]) => chosen(mapArgument([map], 0), (key) => names.includes(key)),
  omit: ([map, ...names]) => chosen(mapArgument([map], 0), (key) => !names.includes(key)),
  merge: (args) => args.map((_, at) => mapArgument(args, at)).reduceRight((under, over) => mergedOver(over, under)),
  deepCopy: ([value]) => copyOf(value),
};

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value)) return value.length;
  if (isMap(value)) return Object.keys(value).length;
  throw new TemplateFault('"len" is given something that has no length');
}

function elementOf(value: unknown, key: unknown): unknown {
  if (Array.isArray(value) && typeof key === 'number') {
    if (key in value) return value[key];
    throw new TemplateFault(`"index" asks for element ${key} of a list of ${value.length}`);
  }
  if (isMap(value)) return ownValue(value, printed(key));
  throw new TemplateFault(`"index" asks for "${printed(key)}" of something that is no map and no list`);
}

function pairs(args: readonly unknown[]): [string, unknown][] {
  return args.flatMap((key, at) => (at % 2 === 0 ? [[printed(key), args[at + 1]]] : []));
}

function sortedEntries(map: Values): [string, unknown][] {
  return Object.keys(map)
    .sort()
    .map((key) => [key, map[key]]);
}

function chosen(map: Values, isWanted: (key: string) => boolean): Values {
  return Object.fromEntries(sortedEntries(map).filter(([key]) => isWanted(key)));
}

function mergedOver(over: Values, under: Values): Values {
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    if (isMap(value) && isMap(below)) merged.set(key, mergedOver(value, below));
    else if (isTruthy(value) || below === undefined) merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
