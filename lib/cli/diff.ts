import { hasErrors } from '../diagnostics/diagnostic';
import { report as print, useColor } from '../diagnostics/report';
import { suggest } from '../diagnostics/suggestion';
import { comparePair } from '../diff/compare-sides';
import { countReport, hasDifferences } from '../diff/counts';
import { formatDiffGithub } from '../diff/github/format-github';
import { hideChanges } from '../diff/hide-changes';
import { formatDiffHtml } from '../diff/html/format-html';
import { formatDiffJson } from '../diff/json/format-json';
import { formatDiffMarkdown } from '../diff/markdown/format-markdown';
import { applyParity, type JudgedMatrix } from '../diff/matrix/apply-parity';
import { buildMatrix, type MatrixEnvironment } from '../diff/matrix/build-matrix';
import { matrixColumns } from '../diff/matrix/matrix-columns';
import type { DiffReport, ReportOrder } from '../diff/model';
import { readExists, readManifests } from '../diff/sides/read-manifests';
import { type ReadParity, readParity } from '../diff/sides/read-parity';
import type { Side } from '../diff/sides/side';
import { formatDiffText } from '../diff/text/format-text';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';

export interface DiffCommandOptions extends CommonOptions {
  readonly root: string;
  readonly rev?: string;
  readonly format: 'text' | 'markdown' | 'json' | 'html' | 'github';
  readonly by: ReportOrder;
  readonly exitCode?: boolean;
  readonly failOn?: readonly ('broadening' | 'unapproved')[];
}

type Outcome =
  | {
      readonly report: DiffReport;
      readonly parity: ReadParity;
      /** Environments that may be laid side by side. */
      readonly columns: readonly MatrixEnvironment[];
    }
  | { readonly status: ExitStatus };

/** `floe diff`: what differs between two environments, folders or files, two git revisions, or one and the working tree. */
export function diff(targets: readonly string[], options: DiffCommandOptions): ExitStatus {
  const { root, rev } = options;
  const showErrors = (sides: readonly Side[]) => showFaults(sides, options);
  const outcome =
    rev === undefined
      ? diffTwo(targets, options)
      : loaded().diffRevision({ root, rev, environments: targets, showFaults: showErrors });
  if ('status' in outcome) return outcome.status;
  const { parity, diagnostics, document } = outcome.parity;
  print(diagnostics, { color: options.color, format: 'text', textOf: () => document?.text });
  if (parity === undefined) return exitStatus.fault;
  const report = hideChanges(outcome.report, parity.ignored);
  const columns = options.format === 'html' ? outcome.columns : [];
  const matrix = columns.length < 2 ? undefined : applyParity(buildMatrix(columns), parity);
  process.stdout.write(formatReport(report, matrix, options));
  const widens = options.failOn?.includes('broadening') === true && countReport(report).broadens > 0;
  if (widens) process.stderr.write(`the change widens access (--fail-on broadening)\n`);
  return widens || (options.exitCode === true && hasDifferences(report)) ? exitStatus.fault : exitStatus.done;
}

function formatReport(
  report: DiffReport,
  matrix: JudgedMatrix | undefined,
  { format, color, by }: DiffCommandOptions,
): string {
  if (format === 'markdown') return formatDiffMarkdown(report, { by });
  if (format === 'json') return formatDiffJson(report);
  if (format === 'html') return formatDiffHtml(report, matrix);
  if (format === 'github') return formatDiffGithub(report);
  const width = process.stdout.isTTY === true ? process.stdout.columns : 160;
  return formatDiffText(report, { color: useColor(color, process.stdout), width, by });
}

function diffTwo(targets: readonly string[], options: DiffCommandOptions): Outcome {
  const [left, right] = targets;
  if (left === undefined || right === undefined || targets.length > 2) {
    process.stderr.write(
      `error: found ${targets.length} targets; expected two environments, folders or files, or --rev <revision>\n`,
    );
    return { status: exitStatus.wrongUsage };
  }
  if (left === '-' && right === '-') {
    process.stderr.write('error: the standard input, "-", can be one of the two only\n');
    return { status: exitStatus.wrongUsage };
  }
  const sides = [left, right].map((target) => readTarget(target, options));
  const [before, after] = sides;
  if (before === undefined || after === undefined) return { status: exitStatus.wrongUsage };
  if (showFaults([before, after], options)) return { status: exitStatus.fault };
  const columns = [before, after].flatMap((side) => matrixColumns(side));
  return { report: comparePair(before, after), parity: readParity(options.root), columns };
}

/** An environment of the root, else a folder or file; undefined, with a word on stderr, when it is neither. */
function readTarget(target: string, { root }: DiffCommandOptions): Side | undefined {
  const isEnvironment = /^[a-z0-9-]+$/.test(target) && readExists(`${root}/platform/${target}`);
  if (isEnvironment) return loaded().platformSide({ label: target, root, only: [target] });
  if (readExists(target)) return readManifests(target);
  const names = readExists(`${root}/platform`) ? loaded().platformSide({ label: '', root, only: [] }).names : [];
  const near = suggest(target, names);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  const known = names.length === 0 ? '' : ` (environments: ${names.join(', ')})`;
  process.stderr.write(`error: "${target}" is no environment, folder or file${known}${hint}\n`);
  return undefined;
}

/** Prints what is wrong with the input; true when nothing can be compared. Warnings are the business of `floe synth`. */
function showFaults(sides: readonly Side[], { color }: DiffCommandOptions): boolean {
  const errors = sides.map((side) => ({
    side,
    found: side.diagnostics.filter(({ severity }) => severity === 'error'),
  }));
  for (const { side, found } of errors) print(found, { color, format: 'text', textOf: side.textOf });
  return errors.some(({ found }) => hasErrors(found));
}

/** What renders environments, and cdk8s with it, is loaded only when there are any to compare. */
function loaded(): typeof import('../diff/sides/platform-side') & typeof import('./diff-revision') {
  return { ...require('../diff/sides/platform-side'), ...require('./diff-revision') };
}
