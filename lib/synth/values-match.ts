import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { camelCase, elementName } from './named-path';

/** What is looked for among values. */
export interface WantedValue {
  /** Its place in the manifest; see `namedPath`. */
  readonly names: readonly string[];
  /** What stands there; undefined when nothing does. */
  readonly value: unknown;
  /** A telling text alone is enough: the values are those of one component. @default - names must agree too */
  readonly byText?: boolean;
}

/** A place among values, and how sure it is. */
export interface ValuesMatch {
  readonly path: DataPath;
  readonly score: number;
}

/** Keys that elements of all kinds of lists have: alone they say nothing about where a value comes from. */
const commonKeys = new Set(['name', 'value', 'key', 'mountPath', 'subPath']);

/** Shorter texts and small numbers stand in many places by chance. */
const tellingLength = 4;

/**
 * The path under `values` that a part of a manifest comes from, as far as names tell: the one whose last keys, and whose
 * value, agree best; failing that, where asked for, the one that holds the same telling text.
 */
export function valuesMatch(values: unknown, wanted: WantedValue): ValuesMatch | undefined {
  const { value: sought } = wanted;
  const isScalar = sought !== undefined && sought !== null && typeof sought !== 'object';
  const isTelling = isScalar && String(sought).length >= tellingLength;
  const least = commonKeys.has(wanted.names.at(-1) ?? '') ? 2 : 1;
  // Values may give variables as a map: `env: { LOG_LEVEL: info }`.
  const short =
    wanted.names.at(-1) === 'value' && wanted.names.at(-3) === 'env' ? wanted.names.slice(0, -1) : undefined;
  let best: ValuesMatch | undefined;
  const visit = (value: unknown, path: DataPath, names: readonly string[]): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        const name = elementName(item);
        visit(item, [...path, index], name === undefined ? names : [...names, name]);
      }
    } else if (isRecord(value)) {
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key], [...names, camelCase(key)]);
    }
    const keys = Math.max(commonEnd(names, wanted.names), short === undefined ? 0 : commonEnd(names, short));
    const isSame = isScalar && typeof value !== 'object' && String(value) === String(sought);
    const byText = isSame && isTelling && (keys > 0 || wanted.byText === true) ? 1 : 0;
    const score = keys < least ? byText : keys * 2 + (isSame ? 3 : 0);
    if (score > (best?.score ?? 0)) best = { path, score };
  };
  visit(values, [], []);
  return best;
}

function commonEnd(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}
