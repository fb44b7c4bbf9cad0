import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { printable } from '../diagnostics/printable';
import { useColor } from '../diagnostics/report';
import { compareSides } from '../diff/compare-sides';
import { readOutput } from '../diff/sides/read-output';
import { formatDiffText } from '../diff/text/format-text';
import { compareOutput, type OutputComparison } from '../output/output-folder';
import { type OutputForm, outputFolders } from '../synth/output-form';
import { foreignDiagnostics, otherFormDiagnostics } from '../synth/publish-synthesis';
import type { Synthesis } from '../synth/synthesize';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';

export interface CheckOptions extends CommonOptions {
  readonly output: string;
  readonly form: OutputForm;
  /** The command that writes the folder. */
  readonly command: string;
  readonly show: (diagnostics: readonly Diagnostic[]) => void;
}

/**
 * `floe synth --check`: tells modified, missing, stale and foreign files apart on stderr, what the difference means on
 * stdout, and the command that mends it.
 */
export function checkOutput(synthesis: Synthesis, { output, form, command, color, show }: CheckOptions): ExitStatus {
  const folders = outputFolders(synthesis, form);
  const comparison = compareOutput(output, { environments: folders, complete: synthesis.read.complete });
  const shown = output.replaceAll('\\', '/');
  const found = driftDiagnostics(comparison, shown, form);
  show([...synthesis.diagnostics, ...found]);
  if (!hasErrors(found)) {
    process.stdout.write(`${printable(shown)}: up to date (${comparison.unchanged.length} files)\n`);
    return exitStatus.done;
  }
  if (comparison.otherForm.length > 0) return exitStatus.fault;
  const { before, after } = readOutput(output, folders, comparison);
  const width = process.stdout.isTTY === true ? process.stdout.columns : 160;
  const report = formatDiffText(compareSides(before, after), { color: useColor(color, process.stdout), width });
  process.stdout.write(report);
  process.stderr.write(`mend it: ${printable(command)}, then commit the output folder\n`);
  return exitStatus.fault;
}

function driftDiagnostics(comparison: OutputComparison, output: string, form: OutputForm): Diagnostic[] {
  const drift = (paths: readonly string[], code: string, message: string): Diagnostic[] =>
    paths.map((path) => ({
      severity: 'error',
      code,
      message,
      range: { file: `${output}/${path}`, line: 1, column: 1 },
    }));
  return [
    ...otherFormDiagnostics(comparison, output, form),
    ...drift(comparison.modified, 'FLOE5003', 'the committed file is not what the sources render'),
    ...drift(comparison.missing, 'FLOE5004', 'the file is not committed; the sources render it'),
    ...drift(comparison.stale, 'FLOE5005', 'the sources no longer render this file'),
    ...foreignDiagnostics(comparison, output).map((diagnostic): Diagnostic => ({ ...diagnostic, severity: 'warning' })),
  ];
}
