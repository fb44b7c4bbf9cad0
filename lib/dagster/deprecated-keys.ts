import { Block } from './values/block';
import { isTruthy } from './values/go-value';
import { isMap, type Values } from './values/values';

/** `dagsterWebserver`, over which the deprecated `dagit` is laid. */
export function webserverValues(values: Block): Block {
  const webserver = values.block('dagsterWebserver');
  return overlaid(values.optionalBlock('dagit'), webserver);
}

/** `ingress.dagsterWebserver`, over which the deprecated `ingress.dagit` is laid. */
export function webserverIngress(ingress: Block): Block {
  return overlaid(ingress.optionalBlock('dagit'), ingress.block('dagsterWebserver'));
}

/** `ingress.readOnlyDagsterWebserver`, which lies over the deprecated `ingress.readOnlyDagit`. */
export function readOnlyIngress(ingress: Block): Block {
  const readOnly = ingress.block('readOnlyDagsterWebserver');
  const deprecated = ingress.optionalBlock('readOnlyDagit');
  return deprecated === undefined ? readOnly : new Block(mergeFilled(readOnly.data, deprecated.data), readOnly.path);
}

function overlaid(over: Block | undefined, under: Block): Block {
  return over === undefined ? under : new Block(mergeFilled(over.data, under.data), under.path);
}

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
