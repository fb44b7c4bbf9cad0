import { isDeepStrictEqual } from 'node:util';
import type { DataPath } from '../../diagnostics/diagnostic';
import { isRecord } from '../../documents/is-record';
import type { SourceDocument } from '../../documents/source-document';
import type { CauseLine } from '../model';

/** A part of an input file that differs, with the parts of it that do. */
export interface SourceChange {
  readonly path: DataPath;
  readonly line: CauseLine;
  /** Empty where the part is one value. */
  readonly parts: readonly SourceChange[];
}

/** How a file changed; undefined when its data did not. */
export function sourceChange(
  before: SourceDocument | undefined,
  after: SourceDocument | undefined,
  path: DataPath = [],
): SourceChange | undefined {
  const [left, right] = [before, after].map((document) => valueAt(document?.data, path));
  if (isDeepStrictEqual(left, right)) return undefined;
  return {
    path,
    line: lineOf(before, after, path, right),
    parts: partsOf(left, right, (key) => sourceChange(before, after, [...path, key])),
  };
}

function partsOf(
  left: unknown,
  right: unknown,
  changeOf: (key: string | number) => SourceChange | undefined,
): SourceChange[] {
  const sameLists = Array.isArray(left) && Array.isArray(right) && left.length === right.length;
  const keys = sameLists
    ? left.map((_, index) => index)
    : isRecord(left) && isRecord(right)
      ? [...new Set([...Object.keys(left), ...Object.keys(right)])]
      : [];
  return keys.map(changeOf).filter((change) => change !== undefined);
}

/** The line of what is there now; of what is gone, where it was. */
function lineOf(
  before: SourceDocument | undefined,
  after: SourceDocument | undefined,
  path: DataPath,
  right: unknown,
): CauseLine {
  const document = right === undefined && before !== undefined ? before : (after ?? before);
  const { file = '', line = 1 } = document?.rangeOfKey(path) ?? {};
  return { file, line };
}

/** The value at a path; undefined when there is none. */
export function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      Array.isArray(value) && typeof key === 'number' ? value[key] : isRecord(value) ? value[String(key)] : undefined,
    data,
  );
}

/** The data with another value at a path; undefined takes the key away. */
export function withValue(data: unknown, path: DataPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    return data.map((item, index) => (index === key ? withValue(item, rest, value) : item));
  }
  const map = isRecord(data) ? data : {};
  const child = withValue(map[String(key)], rest, value);
  const entries = Object.entries({ ...map, [key]: child }).filter(([name, one]) => name !== key || one !== undefined);
  return Object.fromEntries(entries);
}
