import { coalesceWithDefaults } from '../dagster/coalesce';
import { withoutExtensions } from '../dagster/extension-keys';
import type { Values } from '../dagster/values/values';
import { type DataPath, type Diagnostic, formatPath, hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { renderYaml } from '../documents/yaml-text';
import { hideCredentials } from '../synth/hidden-credentials';
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
  const [found] = read.environments;
  const hidden = found === undefined ? { values: {}, diagnostics: [] } : hideCredentials(found);
  const diagnostics = [
    ...read.diagnostics,
    // Helm would take the stars for the value.
    ...hidden.diagnostics.map((one): Diagnostic => (options.forHelm === true ? { ...one, severity: 'error' } : one)),
  ];
  report(diagnostics, { color: options.color, format: 'text', textOf: read.textOf });
  if (found === undefined || hasErrors(diagnostics)) return exitStatus.fault;
  const own = options.forHelm === true ? forHelm(hidden.values) : hidden.values;
  const effective = options.all === true ? coalesceWithDefaults(own) : own;
  process.stdout.write(renderYaml(effective));
  return exitStatus.done;
}

/** The values without the toolkit's own keys, each of which is named once on stderr with what follows. */
function forHelm(values: Values): Values {
  const pruned = withoutExtensions(values);
  const paths = new Map<string, DataPath[]>();
  for (const { path, without } of pruned.dropped) {
    const alike = paths.get(without);
    if (alike === undefined) paths.set(without, [path]);
    else alike.push(path);
  }
  for (const [without, [first = [], ...others]] of paths) {
    const more = others.length === 0 ? '' : ` and ${others.length} more like it`;
    process.stderr.write(`the official chart does not know ${formatPath(first)}${more}: ${without}\n`);
  }
  return pruned.values;
}
