import type { DataPath, SourceRange } from '../diagnostics/diagnostic';
import type { SourceDocument } from '../documents/source-document';

/** The text of a file at a range: what the user wrote, before any reader typed it. */
export function sourceText(document: SourceDocument, range: SourceRange): string {
  let start = 0;
  for (let line = 1; line < range.line; line += 1) start = document.text.indexOf('\n', start) + 1;
  const end = document.text.indexOf('\n', start);
  const line = document.text.slice(start, end === -1 ? undefined : end);
  return [...line].slice(range.column - 1, range.column - 1 + (range.length ?? 1)).join('');
}

/** A scalar as the file has it; behind an alias, an anchor or a tag, and in merged files, as the reader has it. */
export function writtenScalar(document: SourceDocument, path: DataPath, value: unknown): string {
  const written = sourceText(document, document.rangeOfValue(path));
  return written === '' || /^[*&!]/.test(written) ? String(value) : written;
}
