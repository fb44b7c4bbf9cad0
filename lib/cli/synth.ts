import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { compareOutput } from '../output/output-folder';
import { summaryLines } from '../output/summary';
import { defaultOutputs, type OutputForm, outputFolders } from '../synth/output-form';
import { foreignDiagnostics, otherFormDiagnostics, publishSynthesis } from '../synth/publish-synthesis';
import { type Synthesis, synthesize } from '../synth/synthesize';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';
import { reportUnknownEnvironments } from './unknown-environments';

export interface SynthOptions extends CommonOptions {
  readonly root: string;
  readonly output?: string;
  readonly check?: boolean;
  readonly format?: OutputForm | 'github';
}

/** `floe synth`: renders environments and publishes them, or, with `--check`, compares them with what is committed. */
export function synth(environments: readonly string[], options: SynthOptions): ExitStatus {
  const only = environments.length === 0 ? undefined : environments;
  const synthesis = synthesize({ root: options.root, only });
  if (reportUnknownEnvironments(environments, synthesis.read.names)) return exitStatus.wrongUsage;
  const form = options.format === 'helm' ? 'helm' : 'plain';
  const output = options.output ?? join(options.root, defaultOutputs[form]);
  const show = (diagnostics: readonly Diagnostic[]) =>
    report(diagnostics, {
      color: options.color,
      format: options.format === 'github' ? 'github' : 'text',
      textOf: synthesis.read.textOf,
    });
  if (options.check === true && !hasErrors(synthesis.diagnostics)) return check(synthesis, { output, form }, show);
  if (options.check === true) {
    show(synthesis.diagnostics);
    return exitStatus.fault;
  }
  const publication = publishSynthesis(synthesis, output, form);
  show(publication.diagnostics);
  if (!publication.published || publication.comparison === undefined) return exitStatus.fault;
  process.stdout.write(summaryLines(outputFolders(synthesis, form), publication.comparison, output));
  return exitStatus.done;
}

function check(
  synthesis: Synthesis,
  { output, form }: { readonly output: string; readonly form: OutputForm },
  show: (diagnostics: readonly Diagnostic[]) => void,
): ExitStatus {
  const comparison = compareOutput(output, {
    environments: outputFolders(synthesis, form),
    complete: synthesis.read.complete,
  });
  const shown = output.replaceAll('\\', '/');
  const drift = (paths: readonly string[], code: string, message: string): Diagnostic[] =>
    paths.map((path) => ({
      severity: 'error',
      code,
      message,
      range: { file: `${shown}/${path}`, line: 1, column: 1 },
    }));
  const found = [
    ...otherFormDiagnostics(comparison, shown, form),
    ...drift(comparison.modified, 'FLOE5003', 'the committed file is not what the sources render'),
    ...drift(comparison.missing, 'FLOE5004', 'the file is not committed; the sources render it'),
    ...drift(comparison.stale, 'FLOE5005', 'the sources no longer render this file'),
    ...foreignDiagnostics(comparison, shown).map((diagnostic): Diagnostic => ({ ...diagnostic, severity: 'warning' })),
  ];
  show([...synthesis.diagnostics, ...found]);
  if (!hasErrors(found)) {
    process.stdout.write(`${shown}: up to date (${comparison.unchanged.length} files)\n`);
    return exitStatus.done;
  }
  const command = form === 'helm' ? 'npx floe synth --format helm' : 'npx cdk8s synth';
  process.stderr.write(`mend it: ${command}, then commit the output folder\n`);
  return exitStatus.fault;
}
