import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';

/** A value without values below it; a list of plain values counts as one. */
export interface Leaf {
  readonly path: DataPath;
  readonly value: unknown;
}

/** All leaves of values, in their order. */
export function leavesOf(value: unknown, path: DataPath = []): Leaf[] {
  if (Array.isArray(value) && value.some((item) => isRecord(item) || Array.isArray(item))) {
    return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  }
  return path.length === 0 ? [] : [{ path, value }];
}
