import type { Release } from '../dagster/chart';
import { coalesceWithDefaults } from '../dagster/coalesce';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { locateInLayers } from '../documents/values-layer';
import { lintValues } from '../lint/lint';
import { findShellWords } from '../lint/shell-words';
import { applySilences } from '../lint/silence';
import { chartPlace, type ValuesOrigin } from './chart-place';

export interface LintFindingsInput {
  readonly origin: ValuesOrigin;
  readonly release: Release;
  /** Reasons by lint code (`floe.lints` of the values). */
  readonly silences: Readonly<Record<string, string>>;
}

/** Unknown keys are findings of their own (FLOE3009), errors where an environment is rendered. */
const reportedElsewhere: ReadonlySet<string> = new Set(['DAG031']);

/** An identity of the shared account that no file writes is derived: each code location asks for that very one. */
const sharedIdentity = 'DAG018';

/** Lints an environment's chart values; each finding is placed at the line that causes it. */
export function lintFindings({ origin, release, silences }: LintFindingsInput): Diagnostic[] {
  const { values } = origin;
  const input = { userValues: values, effectiveValues: coalesceWithDefaults(values), release };
  const found = lintValues(input, reportedElsewhere);
  const { findings, faults } = applySilences(found, silences);
  return [
    ...findings.flatMap((finding): Diagnostic[] => {
      const place = chartPlace(origin, finding.path);
      if (finding.code === sharedIdentity && place?.exact !== true) return [];
      return [{ ...finding, path: place?.path, range: place?.key }];
    }),
    ...findShellWords(input).map(({ path, container }): Diagnostic => {
      const place = chartPlace(origin, path);
      return {
        severity: 'error',
        code: 'FLOE3032',
        message: `a shell in ${container} reads this unquoted, and would run what stands in it`,
        fix: 'use only letters, digits and _ . / : @ % + , = ~ -',
        path: place?.path,
        range: place?.value,
      };
    }),
    ...faults.map((fault): Diagnostic => {
      const place = locateInLayers(origin.layers, fault.path);
      return { ...fault, path: place?.path, range: place?.key };
    }),
  ];
}
