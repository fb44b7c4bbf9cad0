import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { report, useColor } from '../diagnostics/report';
import { applyParity, checkAllowances, type JudgedMatrix } from '../diff/matrix/apply-parity';
import { buildMatrix } from '../diff/matrix/build-matrix';
import { countMatrix } from '../diff/matrix/count-matrix';
import { formatMatrixHtml } from '../diff/matrix/format-matrix-html';
import { formatMatrixJson } from '../diff/matrix/format-matrix-json';
import { formatMatrixMarkdown } from '../diff/matrix/format-matrix-markdown';
import { formatMatrixText } from '../diff/matrix/format-matrix-text';
import { platformSide } from '../diff/sides/platform-side';
import { parityFile, type ReadParity, readParity } from '../diff/sides/read-parity';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';
import { reportUnknownEnvironments } from './unknown-environments';

export interface MatrixCommandOptions extends CommonOptions {
  readonly root: string;
  readonly format: 'text' | 'markdown' | 'json' | 'html';
  readonly failOn?: readonly ('broadening' | 'unapproved')[];
  /** Set by `floe diff --matrix`, which has no use for it. */
  readonly rev?: string;
  /** The same. */
  readonly by?: string;
}

/** What `floe diff` takes and a matrix does not. */
function wrongOptions({ rev, by, failOn, format }: MatrixCommandOptions): string | undefined {
  if (rev !== undefined) return '--rev compares two sides; with --matrix name environments of the working tree';
  if (by === 'cause') return '--by cause lists changes; a matrix has settings, by their group';
  if (failOn?.includes('broadening') === true) return '--fail-on broadening compares two sides; it has no --matrix';
  const forms: readonly string[] = ['text', 'markdown', 'json', 'html'];
  return forms.includes(format) ? undefined : `a matrix has no form "${format}"; expected one of ${forms.join(', ')}`;
}

/** `floe matrix`: environments side by side, judged by platform/parity.yaml. */
export function matrix(environments: readonly string[], options: MatrixCommandOptions): ExitStatus {
  const wrong = wrongOptions(options);
  if (wrong !== undefined) {
    process.stderr.write(`error: ${wrong}\n`);
    return exitStatus.wrongUsage;
  }
  const only = environments.length === 0 ? undefined : environments;
  const side = platformSide({ label: '', root: options.root, only });
  if (reportUnknownEnvironments(environments, side.names)) return exitStatus.wrongUsage;
  const read = readParity(options.root);
  const show = (diagnostics: readonly Diagnostic[]) =>
    report(diagnostics, {
      color: options.color,
      format: 'text',
      textOf: (file) => (file === parityFile ? read.document?.text : side.textOf(file)),
    });
  const faults = [...side.diagnostics, ...read.diagnostics].filter(({ severity }) => severity === 'error');
  if (faults.length > 0 || read.parity === undefined) {
    show(faults);
    return exitStatus.fault;
  }
  const names = only ?? side.names;
  const columns = names.flatMap((name) => {
    const found = side.environments.get(name);
    return found === undefined ? [] : [{ name, ...found }];
  });
  const built = buildMatrix(columns);
  const judged = applyParity(built, read.parity);
  process.stdout.write(formatMatrix(judged, options));
  const fails = options.failOn?.includes('unapproved') === true;
  const allowances = allowanceFindings(built, read, side.names).map(
    (one): Diagnostic => (fails ? { ...one, severity: 'error' } : one),
  );
  show([...read.diagnostics, ...allowances]);
  const { unapproved } = countMatrix(judged);
  if (fails && unapproved > 0) {
    const what = unapproved === 1 ? '1 difference is' : `${unapproved} differences are`;
    process.stderr.write(`${what} not approved in ${parityFile} (--fail-on unapproved)\n`);
  }
  return hasErrors(allowances) || (fails && unapproved > 0) ? exitStatus.fault : exitStatus.done;
}

function allowanceFindings(
  built: Parameters<typeof checkAllowances>[0],
  { parity, document }: ReadParity,
  names: readonly string[],
): Diagnostic[] {
  return parity === undefined || document === undefined ? [] : checkAllowances(built, parity, { document, names });
}

function formatMatrix(judged: JudgedMatrix, { format, color }: MatrixCommandOptions): string {
  if (format === 'markdown') return formatMatrixMarkdown(judged);
  if (format === 'json') return formatMatrixJson(judged);
  if (format === 'html') return formatMatrixHtml(judged);
  const width = process.stdout.isTTY === true ? process.stdout.columns : 160;
  return formatMatrixText(judged, { color: useColor(color, process.stdout), width });
}
