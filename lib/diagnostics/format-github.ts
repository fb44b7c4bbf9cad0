import { type Diagnostic, formatPath, type Severity } from './diagnostic';
import { sortDiagnostics } from './order';
import { printable, printableSentence } from './printable';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Writes findings as GitHub workflow commands, one annotation a line. */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => {
      const { range, fix, code, message, path } = diagnostic;
      const place =
        range === undefined ? [] : [`file=${property(range.file)}`, `line=${range.line}`, `col=${range.column}`];
      const where = path === undefined || path.length === 0 ? '' : `${formatPath(path)}: `;
      const sentences = [`${where}${message}`, ...(fix === undefined ? [] : [`fix: ${fix}`])];
      return `::${commands[diagnostic.severity]} ${[...place, `title=${code}`].join(',')}::${data(sentences)}\n`;
    })
    .join('');
}

function data(sentences: readonly string[]): string {
  return sentences.map((text) => printableSentence(text).replaceAll('%', '%25')).join('%0A');
}

function property(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
