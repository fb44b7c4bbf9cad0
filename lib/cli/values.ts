import { coalesceWithDefaults } from '../dagster/coalesce';
import { hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { renderYaml } from '../output/manifest-yaml';
import { readEnvironments } from '../synth/read-environments';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';
import { reportUnknownEnvironments } from './unknown-environments';

export interface ValuesCommandOptions extends CommonOptions {
  readonly root: string;
  readonly all?: boolean;
  readonly forHelm?: boolean;
}

/** `floe values`: the effective values of an environment's Dagster chart, derived ones included. */
export function values(environment: string, options: ValuesCommandOptions): ExitStatus {
  const read = readEnvironments({ root: options.root, only: [environment] });
  if (reportUnknownEnvironments([environment], read.names)) return exitStatus.wrongUsage;
  report(read.diagnostics, { color: options.color, format: 'text', textOf: read.textOf });
  const [found] = read.environments;
  if (found === undefined || hasErrors(read.diagnostics)) return exitStatus.fault;
  const effective = options.all === true ? coalesceWithDefaults(found.derived.values) : found.derived.values;
  process.stdout.write(renderYaml(effective));
  return exitStatus.done;
}
