import { type Diagnostic, formatPath } from './diagnostic';
import { sortDiagnostics } from './order';

/** Writes findings as one JSON document: `{version, diagnostics: [{severity, code, message, path, file, line, column, fix}]}`. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const rows = sortDiagnostics(diagnostics).map(({ severity, code, message, path, range, fix }) => ({
    severity,
    code,
    message,
    ...(path === undefined ? {} : { path: formatPath(path) }),
    ...(range === undefined ? {} : { file: range.file, line: range.line, column: range.column }),
    ...(fix === undefined ? {} : { fix }),
  }));
  return `${JSON.stringify({ version: 1, diagnostics: rows }, null, 2)}\n`;
}
