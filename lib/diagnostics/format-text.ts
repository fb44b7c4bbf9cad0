import { styleText } from 'node:util';
import { type Diagnostic, formatPath, type Severity, type SourceRange } from './diagnostic';
import { maskedLine } from './masked-line';
import { sortDiagnostics } from './order';
import { printable, printableSentence } from './printable';

export interface TextFormat {
  readonly color: boolean;
  /** Gives the text of an input file, for code frames. */
  readonly textOf: (file: string) => string | undefined;
}

/** Longer lines are cut around the place of the fault. */
const maxFrameWidth = 160;

const severityColors = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;

/**
 * Writes findings for people, in the form of the command-line contract: place, severity, code and path on one line, the
 * line of the file with a marker, the fix; a count at the end.
 */
export function formatText(diagnostics: readonly Diagnostic[], format: TextFormat): string {
  if (diagnostics.length === 0) return '';
  const source = new MaskedSource(format.textOf);
  const blocks = sortDiagnostics(diagnostics).map((diagnostic) => formatOne(diagnostic, format, source));
  return `${blocks.join('\n')}\n${countLine(diagnostics)}\n`;
}

/** Counts by severity: `2 errors, 1 warning`. */
export function countLine(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'info'] as const)
    .map((severity) => [severity, diagnostics.filter((diagnostic) => diagnostic.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity === 'info' ? 'note' : severity}${count === 1 ? '' : 's'}`);
  return counts.join(', ');
}

function formatOne(diagnostic: Diagnostic, format: TextFormat, source: MaskedSource): string {
  const { severity, code, range } = diagnostic;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    format.color ? styleText(style, text, { validateStream: false }) : text;
  const place = range === undefined ? '' : `${printable(range.file)}:${range.line}:${range.column} `;
  const path = diagnostic.path === undefined || diagnostic.path.length === 0 ? '' : ` ${formatPath(diagnostic.path)}`;
  const head = `${paint('bold', place)}${paint(severityColors[severity], severity)} ${code}${printableSentence(path)}`;
  const line = range === undefined ? undefined : source.line(range);
  const body =
    range === undefined || line === undefined
      ? [`   ${printableSentence(diagnostic.message)}`]
      : frame(
          line,
          { ...range, length: range.length ?? 1, sensitive: diagnostic.sensitive ?? false },
          diagnostic.message,
        );
  const fix = diagnostic.fix === undefined ? [] : [`   ${paint('green', 'fix:')} ${printableSentence(diagnostic.fix)}`];
  return [head, ...body, ...fix].join('\n');
}

interface FramedRange extends Required<Pick<SourceRange, 'line' | 'column' | 'length'>> {
  readonly sensitive: boolean;
}

function frame(line: readonly string[], at: FramedRange, message: string): string[] {
  const cut = Math.max(0, at.column - Math.floor(maxFrameWidth / 2));
  const characters = line.slice(cut, cut + maxFrameWidth);
  if (at.sensitive) hideFrom(characters, { start: at.column - 1 - cut, length: at.length });
  const shown = printable(characters.join(''));
  const marker = '^'.repeat(Math.max(1, Math.min(at.length, maxFrameWidth - (at.column - cut))));
  const number = String(at.line).padStart(5);
  const indent = ' '.repeat(at.column - 1 - cut);
  return [`${number} | ${shown}`, `${' '.repeat(5)} | ${indent}${marker} ${printableSentence(message)}`];
}

/** Hides the value that a range marks, to the end of the line; a key keeps its name. */
function hideFrom(characters: string[], { start, length }: { start: number; length: number }): void {
  const end = start + length;
  const isKey = /^["']?\s*:/.test(characters.slice(end).join(''));
  const first = isKey ? characters.indexOf(':', end) + 2 : start;
  characters.splice(first, characters.length - first, ...'********');
}

/** The lines of input files with stars over what may be secret; each file is cut and each line masked once. */
class MaskedSource {
  private readonly files = new Map<string, readonly string[] | undefined>();
  private readonly masked = new Map<string, readonly string[]>();

  constructor(private readonly textOf: TextFormat['textOf']) {}

  /** The characters of a line; undefined when the file or the line is not there. */
  line({ file, line }: SourceRange): readonly string[] | undefined {
    if (!this.files.has(file)) this.files.set(file, this.textOf(file)?.split(/\r?\n/));
    const lines = this.files.get(file);
    if (lines?.[line - 1] === undefined) return undefined;
    const key = `${line}:${file}`;
    const known = this.masked.get(key) ?? [...maskedLine(lines, line - 1)];
    this.masked.set(key, known);
    return known;
  }
}
