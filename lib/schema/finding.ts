import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import type { SourceDocument } from '../documents/source-document';

/** A diagnostic that does not yet know its place in the text. */
export interface Finding extends Omit<Diagnostic, 'range'> {
  readonly path: DataPath;
  /** What to point at: the value at the path, its key, or, for a key that is missing, the key of the map around it. */
  readonly at: 'value' | 'key' | 'parent';
}

/** Gives a finding its place in the file. */
export function placeFinding(document: SourceDocument, { at, ...diagnostic }: Finding): Diagnostic {
  const { path } = diagnostic;
  if (at === 'value') return { ...diagnostic, range: document.rangeOfValue(path) };
  return { ...diagnostic, range: document.rangeOfKey(at === 'key' ? path : path.slice(0, -1)) };
}
