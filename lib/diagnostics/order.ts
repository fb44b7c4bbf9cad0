import { type Diagnostic, formatPath } from './diagnostic';

/** Sorts findings by file, line, column, then code, path and sentence: one total order on every machine. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.range?.file ?? '', b.range?.file ?? '') ||
      (a.range?.line ?? 0) - (b.range?.line ?? 0) ||
      (a.range?.column ?? 0) - (b.range?.column ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(formatPath(a.path ?? []), formatPath(b.path ?? [])) ||
      compareText(a.message, b.message),
  );
}

/** Compares by UTF-16 code units: the order that no locale changes. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
