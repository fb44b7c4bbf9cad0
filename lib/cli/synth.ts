import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { summaryLines } from '../output/summary';
import { defaultOutputs, type OutputForm, outputFolders } from '../synth/output-form';
import { publishSynthesis } from '../synth/publish-synthesis';
import { synthesize } from '../synth/synthesize';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';
import { checkOutput } from './synth-check';
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
  if (options.check === true) {
    const { color } = options;
    const command = commandOf(environments, options);
    if (!hasErrors(synthesis.diagnostics)) return checkOutput(synthesis, { output, form, command, color, show });
    show(synthesis.diagnostics);
    return exitStatus.fault;
  }
  const publication = publishSynthesis(synthesis, output, form);
  show(publication.diagnostics);
  if (!publication.published || publication.comparison === undefined) return exitStatus.fault;
  process.stdout.write(summaryLines(outputFolders(synthesis, form), publication.comparison, output));
  return exitStatus.done;
}

/** The command that writes what a check looks at, as it would be typed. */
function commandOf(environments: readonly string[], { root, output, format }: SynthOptions): string {
  const words = [
    ...(format === 'helm' ? ['--format', 'helm'] : []),
    ...environments,
    ...(root === '.' ? [] : ['--root', shellWord(root)]),
    ...(output === undefined ? [] : ['--output', shellWord(output)]),
  ];
  return words.length === 0 ? 'npx cdk8s synth' : ['npx floe synth', ...words].join(' ');
}

function shellWord(text: string): string {
  return /^[\w./@:+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
