import type { DataPath } from '../diagnostics/diagnostic';

/** The value at a path of own keys and indexes of plain data; undefined where there is none. */
export function valueAt(data: unknown, path: DataPath): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
