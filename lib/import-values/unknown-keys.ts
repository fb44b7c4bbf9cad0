import type { Values } from '../dagster/values/values';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ValuesLayer } from '../documents/values-layer';
import { checkChartValues } from '../environment/check-chart-values';
import { checkFloeValues } from '../schema/values/check-values';
import type { ImportFinding } from './left-out';
import { canonicalPath } from './literal-secrets';

/** Codes of keys that nothing reads. */
const unknownCodes = new Set(['FLOE3009', 'FLOE2002']);

/** What templates of the floe-dagster chart read and the toolkit has no counterpart of. */
const chartBlocks: Readonly<Record<string, string>> = {
  polarisInit: 'left out: the toolkit has no job that sets up the catalog',
  postInstallValidation: 'left out: the toolkit has no job that looks at the release after its installation',
  'floe-dagster': 'left out: these are values of a subchart; import what stands under it as a file of its own',
  secrets: 'left out: Secrets of this kind are not rendered; use a SealedSecret or an ExternalSecret',
};

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
      const [first] = path;
      const block =
        path.length === 1 && Object.hasOwn(chartBlocks, String(first)) ? chartBlocks[String(first)] : undefined;
      return {
        path: canonicalPath(path, kindOf(range?.file)),
        code: 'FLOE8022',
        severity: 'warning',
        message: block ?? `left out: ${message}`,
        ...(fix === undefined || fix === 'remove it' || block !== undefined ? {} : { fix }),
      };
    });
  return { findings, diagnostics: checked.filter(({ code }) => !unknownCodes.has(code)) };
}

function withoutNulls(map: Values): Values {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
}
