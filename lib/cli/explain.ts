import { hasErrors } from '../diagnostics/diagnostic';
import { printable } from '../diagnostics/printable';
import { report } from '../diagnostics/report';
import { explainText } from '../explain/explain-text';
import { explainValue } from '../explain/explain-value';
import { readEnvironments } from '../synth/read-environments';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';
import { reportUnknownEnvironments } from './unknown-environments';

export interface ExplainCommandOptions extends CommonOptions {
  readonly root: string;
}

/** `floe explain`: where an effective value comes from. */
export function explain(environment: string, path: string, options: ExplainCommandOptions): ExitStatus {
  const read = readEnvironments({ root: options.root, only: [environment] });
  if (reportUnknownEnvironments([environment], read.names)) return exitStatus.wrongUsage;
  const [found] = read.environments;
  if (found === undefined || hasErrors(read.diagnostics)) {
    report(read.diagnostics, { color: options.color, format: 'text', textOf: read.textOf });
    return exitStatus.fault;
  }
  const explanation = explainValue(found.tiers, found.derived, path);
  if ('unknown' in explanation) {
    const hint =
      explanation.nearest === undefined
        ? `; floe values ${environment} --all prints all of them`
        : `; the nearest path is "${explanation.nearest}"`;
    const sentence = `error: environment "${environment}" has no value "${explanation.unknown}"${hint}`;
    process.stderr.write(`${printable(sentence)}\n`);
    return exitStatus.fault;
  }
  process.stdout.write(explainText(explanation));
  return exitStatus.done;
}
