import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { elementName } from './value-path';

/** The lists whose elements are taken apart: others hold small things that are one thought each, such as a variable. */
const opened = new Set(['deployments']);

/** True for a path to an element of a list that is not taken apart. */
export function isWholeElement(path: DataPath): boolean {
  return typeof path.at(-1) === 'number' && !opened.has(String(path.at(-2)));
}

/** The values without values below them, by path with list elements by name; an element of most lists is one value. */
export function valueLeaves(value: unknown, names: readonly string[]): (readonly string[])[] {
  if (Array.isArray(value) && value.length > 0 && value.some((item) => isRecord(item))) {
    const whole = !opened.has(names.at(-1) ?? '');
    return value.flatMap((item: unknown, index) => {
      const own = [...names, elementName(value, index)];
      return whole ? [own] : valueLeaves(item, own);
    });
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, item]) => valueLeaves(item, [...names, key]));
  }
  return [names];
}
