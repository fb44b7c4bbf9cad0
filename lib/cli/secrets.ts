import { hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { readEnvironments } from '../synth/read-environments';
import { renderUnverified } from '../synth/render-unverified';
import { hasMissing, secretInventory } from '../synth/secret-inventory';
import { formatSecretJson, formatSecretTable } from '../synth/secret-inventory-text';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';
import { reportUnknownEnvironments } from './unknown-environments';

export interface SecretsCommandOptions extends CommonOptions {
  readonly root: string;
  readonly format: 'text' | 'json';
}

/** `floe secrets`: which Secrets an environment needs, who asks for them, who provides them, what is missing. */
export function secrets(environment: string, options: SecretsCommandOptions): ExitStatus {
  const read = readEnvironments({ root: options.root, only: [environment] });
  if (reportUnknownEnvironments([environment], read.names)) return exitStatus.wrongUsage;
  const [found] = read.environments;
  const rendered = found === undefined ? undefined : renderUnverified(found);
  const diagnostics = [...read.diagnostics, ...(rendered?.diagnostics ?? [])];
  report(diagnostics, { color: options.color, format: 'text', textOf: read.textOf });
  if (found === undefined || rendered === undefined || hasErrors(diagnostics)) return exitStatus.fault;
  const rows = secretInventory(found, rendered.manifests);
  const { namespace } = found.derived.release;
  const text =
    options.format === 'json' ? formatSecretJson(rows, { name: found.name, namespace }) : formatSecretTable(rows);
  process.stdout.write(text);
  return hasMissing(rows) ? exitStatus.fault : exitStatus.done;
}
