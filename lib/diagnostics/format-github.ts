import { type Diagnostic, formatPath, type Severity } from './diagnostic';
import { sortDiagnostics } from './order';
import { printable } from './printable';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Writes findings as GitHub workflow commands, one annotation a line. */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => {
      const { range, fix, code, message, path } = diagnostic;
      const place =
        range === undefined ? [] : [`file=${property(range.file)}`, `line=${range.line}`, `col=${range.column}`];
      const where = path === undefined || path.length === 0 ? '' : `${formatPath(path)}: `;
      const text = `${where}${message}${fix === undefined ? '' : `\nfix: ${fix}`}`;
      return `::${commands[diagnostic.severity]} ${[...place, `title=${code}`].join(',')}::${data(text)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.split('\n').map(printable).join('\n').replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
