import { isTruthy } from '../values/go-value';
import { isMap } from '../values/values';
import { numberArgument, textArgument } from './arguments-of';
import type { TemplateFunctions } from './function-table';
import { printed } from './print';
import { TemplateFault } from './syntax';

/** Truth, comparison, choice and arithmetic. */
export const logicFunctions: TemplateFunctions = {
  and: (args) => (args.every(isTruthy) ? args.at(-1) : args.find((value) => !isTruthy(value))),
  or: (args) => (args.some(isTruthy) ? args.find(isTruthy) : args.at(-1)),
  not: ([value]) => !isTruthy(value),
  eq: ([first, ...others]) => others.some((other) => isEqual(first, other)),
  ne: ([first, second]) => !isEqual(first, second),
  lt: ([first, second]) => compare(first, second) < 0,
  le: ([first, second]) => compare(first, second) <= 0,
  gt: ([first, second]) => compare(first, second) > 0,
  ge: ([first, second]) => compare(first, second) >= 0,
  default: ([otherwise, value]) => (isTruthy(value) ? value : otherwise),
  coalesce: (args) => args.find(isTruthy),
  empty: ([value]) => !isTruthy(value),
  ternary: ([whenTrue, whenFalse, condition]) => (condition === true ? whenTrue : whenFalse),
  kindOf: ([value]) => kindOf(value),
  kindIs: ([kind, value]) => kindOf(value) === kind,
  required: ([message, value]) => {
    if (value !== undefined && value !== null && value !== '') return value;
    throw new TemplateFault(printed(message));
  },
  fail: (args) => {
    throw new TemplateFault(textArgument(args, 0));
  },
  int: (args) => Math.trunc(numberArgument(args, 0)),
  int64: (args) => Math.trunc(numberArgument(args, 0)),
  float64: (args) => numberArgument(args, 0),
  add: (args) => args.reduce<number>((sum, _, at) => sum + numberArgument(args, at), 0),
  add1: (args) => numberArgument(args, 0) + 1,
  sub: (args) => numberArgument(args, 0) - numberArgument(args, 1),
  mul: (args) => args.reduce<number>((product, _, at) => product * numberArgument(args, at), 1),
  div: (args) => Math.trunc(numberArgument(args, 0) / numberArgument(args, 1)),
  mod: (args) => numberArgument(args, 0) % numberArgument(args, 1),
  min: (args) => Math.min(...args.map((_, at) => numberArgument(args, at))),
  max: (args) => Math.max(...args.map((_, at) => numberArgument(args, at))),
};

function isEqual(first: unknown, second: unknown): boolean {
  return (first ?? null) === (second ?? null);
}

function compare(first: unknown, second: unknown): number {
  if (typeof first === 'number' && typeof second === 'number') return first - second;
  if (typeof first === 'string' && typeof second === 'string') return first < second ? -1 : Number(first > second);
  throw new TemplateFault('values of different or unordered kinds are compared');
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'invalid';
  if (Array.isArray(value)) return 'slice';
  if (isMap(value)) return 'map';
  if (typeof value === 'number') return 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}
