import { App } from 'cdk8s';
import { hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { refusalDiagnostics } from '../synth/app-environments';
import { EnvironmentChart } from '../synth/environment-chart';
import { readEnvironments } from '../synth/read-environments';
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
  const chart = found === undefined ? undefined : new EnvironmentChart(new App(), found.name, { environment: found });
  const diagnostics = [...read.diagnostics, ...(chart === undefined ? [] : refusalDiagnostics(chart))];
  report(diagnostics, { color: options.color, format: 'text', textOf: read.textOf });
  if (found === undefined || chart === undefined || hasErrors(diagnostics)) return exitStatus.fault;
  const rows = secretInventory(found, chart.manifests());
  const { namespace } = found.derived.release;
  const text =
    options.format === 'json' ? formatSecretJson(rows, { name: found.name, namespace }) : formatSecretTable(rows);
  process.stdout.write(text);
  return hasMissing(rows) ? exitStatus.fault : exitStatus.done;
}
