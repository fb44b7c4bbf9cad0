import { formatPath } from '../diagnostics/diagnostic';
import type { RenderFailure } from './refusal';

/** Thrown by the Dagster construct for values that the chart refuses; `failures` says which, with paths into them. */
export class ValuesRefused extends Error {
  constructor(
    readonly constructPath: string,
    readonly failures: readonly RenderFailure[],
  ) {
    const lines = failures.map((failure) => `  ${formatPath(failure.path)}: ${failure.message}`);
    super(`[${constructPath}] the Dagster chart refuses these values:\n${lines.join('\n')}`);
    this.name = 'ValuesRefused';
  }
}
