import { isDeepStrictEqual } from 'node:util';
import type { DataPath } from '../../diagnostics/diagnostic';
import { maskedLine } from '../../diagnostics/masked-line';
import { isRecord } from '../../documents/is-record';
import type { SourceDocument } from '../../documents/source-document';
import { valueAt } from '../../documents/value-at';
import { maskedSentence } from '../masked-words';
import type { CauseLine } from '../model';

/** A part of an input file that differs, with the parts of it that do. */
export interface SourceChange {
  readonly path: DataPath;
  readonly line: CauseLine;
  /** True for a part that only one side has. */
  readonly isWhole: boolean;
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
    isWhole: left === undefined || right === undefined,
    parts: partsOf(left, right, (key) => sourceChange(before, after, [...path, key])),
  };
}

function partsOf(
  left: unknown,
  right: unknown,
  changeOf: (key: string | number) => SourceChange | undefined,
): SourceChange[] {
  const keys = comparableKeys(left, right);
  return keys.map(changeOf).filter((change) => change !== undefined);
}

/** Where parts may differ by themselves; of a map that came or went with one key only, that one. */
function comparableKeys(left: unknown, right: unknown): readonly (string | number)[] {
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length) return left.map((_, index) => index);
  if (isRecord(left) && isRecord(right)) return [...new Set([...Object.keys(left), ...Object.keys(right)])];
  if (left !== undefined && right !== undefined) return [];
  const only = left ?? right;
  const keys = isRecord(only) ? Object.keys(only) : [];
  return keys.length === 1 ? keys : [];
}

/** The line of what is there now; of what is gone, where it was. */
function lineOf(
  before: SourceDocument | undefined,
  after: SourceDocument | undefined,
  path: DataPath,
  right: unknown,
): CauseLine {
  const isGone = right === undefined && before !== undefined;
  const document = isGone ? before : (after ?? before);
  const { file = '', line = 1 } = document?.rangeOfKey(path) ?? {};
  const text = document === undefined ? '' : shownLine(document, line);
  return { file, line, ...(text === '' ? {} : { text }), ...(isGone ? { gone: true } : {}) };
}

/** Of a line as it is shown; more of it is in the file. */
const longestLine = 120;

const linesOf = new WeakMap<SourceDocument, readonly string[]>();

function shownLine(document: SourceDocument, line: number): string {
  const lines = linesOf.get(document) ?? document.text.split('\n');
  linesOf.set(document, lines);
  const own = maskedSentence(maskedLine(lines, line - 1).trim());
  const next = lines[line] ?? '';
  const isDeeper = own.endsWith(':') && /[^\s:]\s*$/.test(next) && indentOf(next) >= indentOf(lines[line - 1] ?? '');
  // A key alone tells little, a value below it more.
  const shown = isDeeper ? `${own} ↵ ${maskedSentence(maskedLine(lines, line).trim())}` : own;
  return shown.length <= longestLine ? shown : `${shown.slice(0, longestLine)}…`;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
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
