import type { DataPath, SourceRange } from '../diagnostics/diagnostic';

/** A parsed input file whose values know where they stand in the text. */
export interface SourceDocument {
  /** The path as people should see it: relative to the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** Plain JSON-like data as the file's real consumer reads it; `null` for an empty file. */
  readonly data: unknown;
  /** The range of the value at a path; of the nearest parent that exists when nothing stands there. */
  rangeOfValue(path: DataPath): SourceRange;
  /** The range of the key (or list item) at a path; of the nearest parent that exists when nothing stands there. */
  rangeOfKey(path: DataPath): SourceRange;
  /** True when the value at a path is used elsewhere in the file too, by reference. @default - the format has none */
  isReferredTo?(path: DataPath): boolean;
}
