import type { Diagnostic } from './diagnostic';
import { formatGithub } from './format-github';
import { formatText } from './format-text';

/** When to colour: `auto` asks the terminal and NO_COLOR. */
export type ColorMode = 'auto' | 'always' | 'never';

export interface ReportOptions {
  readonly color: ColorMode;
  /** `github` prints workflow annotations instead of text. */
  readonly format: 'text' | 'github';
  /** Gives the text of an input file, for code frames. */
  readonly textOf: (file: string) => string | undefined;
}

/** Prints diagnostics to stderr; stdout stays for the result. */
export function report(diagnostics: readonly Diagnostic[], options: ReportOptions): void {
  if (diagnostics.length === 0) return;
  const text =
    options.format === 'github'
      ? formatGithub(diagnostics)
      : formatText(diagnostics, { color: useColor(options.color, process.stderr), textOf: options.textOf });
  process.stderr.write(text);
}

/** Decides about colour for one stream; NO_COLOR counts when it is not empty (no-color.org). */
export function useColor(mode: ColorMode, stream: { isTTY?: boolean }): boolean {
  if (mode !== 'auto') return mode === 'always';
  const { NO_COLOR: noColor, TERM: term } = process.env;
  return (noColor === undefined || noColor === '') && term !== 'dumb' && stream.isTTY === true;
}
