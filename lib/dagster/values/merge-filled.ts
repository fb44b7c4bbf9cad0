import { isTruthy } from './go-value';
import { isMap, type Values } from './values';

/**
 * Merges two maps deeply as templates do (`merge`): the first wins, except where it is false, 0, "" or empty.
 *
 * The result reads its sources only when it is read itself.
 */
export function mergeFilled(first: Values, second: Values): Values {
  const merged = {};
  for (const key of new Set([...Object.keys(first), ...Object.keys(second)])) {
    Object.defineProperty(merged, key, { enumerable: true, get: () => pick(first[key], () => second[key]) });
  }
  return merged;
}

function pick(first: unknown, readSecond: () => unknown): unknown {
  if (!isMap(first)) return isTruthy(first) ? first : (readSecond() ?? first);
  const second = readSecond();
  if (isMap(second)) return mergeFilled(first, second);
  return isTruthy(first) ? first : (second ?? first);
}
