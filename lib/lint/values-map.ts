import type { Values } from '../dagster/values/values';
import { isRecord } from '../documents/is-record';

/** The map itself, or an empty one in place of anything else. */
export function mapOf(value: unknown): Values {
  return isRecord(value) ? value : {};
}

/** The elements of a list that are maps; none of anything else. */
export function mapsOf(value: unknown): Values[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The value at a path of own keys and indexes; undefined where there is none. */
export function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** Text that is not empty, numbers as digits; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
