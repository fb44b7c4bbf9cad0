import type { Values } from '../dagster/values/values';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ValuesLayer } from '../documents/values-layer';
import { checkChartValues } from '../environment/check-chart-values';
import { checkFloeValues } from '../schema/values/check-values';
import type { ImportFinding } from './left-out';
import { canonicalPath } from './literal-secrets';

/** Codes of keys that nothing reads. */
const unknownCodes = new Set(['FLOE3009', 'FLOE2002']);

/** Finds keys that neither the chart nor the toolkit reads; what else is wrong with the values comes as it is. */
export function unknownKeys(
  layers: readonly ValuesLayer[],
  floe: Values,
): { findings: ImportFinding[]; diagnostics: Diagnostic[] } {
  const checked = [...checkFloeValues(withoutNulls(floe), layers).diagnostics, ...checkChartValues(layers, {})];
  const kindOf = (file: string | undefined) => layers.find(({ document }) => document.file === file)?.kind ?? 'floe';
  const findings = checked
    .filter(({ code }) => unknownCodes.has(code))
    .map(({ message, fix, path = [], range }): ImportFinding => {
      return {
        path: canonicalPath(path, kindOf(range?.file)),
        code: 'FLOE8022',
        severity: 'warning',
        message: `left out: ${message}`,
        ...(fix === undefined || fix === 'remove it' ? {} : { fix }),
      };
    });
  return { findings, diagnostics: checked.filter(({ code }) => !unknownCodes.has(code)) };
}

function withoutNulls(map: Values): Values {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
}
