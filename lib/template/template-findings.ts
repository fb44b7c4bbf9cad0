import type { Release } from '../dagster/chart';
import type { RecordedValues } from '../dagster/values/recorded-values';
import type { Values } from '../dagster/values/values';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { mostFindings } from '../diagnostics/most-findings';
import { isRecord } from '../documents/is-record';
import { isReferredToInLayer } from '../documents/values-layer';
import { checkChartValues } from '../environment/check-chart-values';
import { inertSections } from '../inert/inert-sections';
import { inertValues, redundantValues } from '../inert/inert-values';
import { type Manifest, manifestLabel } from '../manifest';
import { chartPlace } from '../synth/chart-place';
import { lintFindings } from '../synth/lint-findings';
import { type ManifestOrigin, manifestPlace } from '../synth/manifest-place';
import { checkKubernetesSchema } from '../verify/kubernetes-schema/kubernetes-schema';

export interface TemplateFindingsInput {
  readonly release: Release;
  /** The user's values, before the chart's defaults. */
  readonly user: Values;
  /** With the chart's defaults. */
  readonly effective: Values;
  readonly recorded: RecordedValues;
  readonly manifests: readonly Manifest[];
  readonly origin: ManifestOrigin;
  /** What the values say to the toolkit, under `floe`. */
  readonly toolkit: unknown;
  /** The chart refused the values: then nothing is known about what has an effect. */
  readonly refused: boolean;
  readonly verbose?: boolean;
}

/** Finds what Helm hides: unknown, inert and, on request, redundant values, and fields that Kubernetes does not know. */
export function templateFindings(input: TemplateFindingsInput): Diagnostic[] {
  const { origin, user } = input;
  const known = checkChartValues(origin.layers, {}).map((found): Diagnostic => ({ ...found, severity: 'warning' }));
  const unknown = new Set(
    known.filter((found) => found.code === 'FLOE3009').map((found) => JSON.stringify(found.path)),
  );
  const isUnknown = (path: DataPath) => path.some((_, depth) => unknown.has(JSON.stringify(path.slice(0, depth + 1))));
  if (input.refused) return known;
  // What serves another place through an anchor is there for that, and cannot be taken away.
  const isReferredTo = (path: DataPath) =>
    origin.layers.some((layer) => isReferredToInLayer(layer, ['dagster', ...path]));
  const inert = inertValues(user, input.recorded)
    .filter((path) => !isReferredTo(path))
    .slice(0, mostFindings);
  const redundant =
    input.verbose === true ? redundantValues(user, input.recorded, input.release).slice(0, mostFindings) : [];
  const at = (path: DataPath, rest: Omit<Diagnostic, 'path' | 'range'>): Diagnostic => {
    const place = chartPlace(origin, path);
    return { ...rest, path: place?.path ?? path, range: place?.key };
  };
  const fields = fieldFindings(input);
  // A field that Kubernetes does not know is more than a key that nothing reads.
  const saidOfFields = new Set(
    fields.filter(({ code }) => code === 'FLOE4001').map(({ path }) => JSON.stringify(path)),
  );
  return [
    ...known.filter(({ code, path }) => code !== 'FLOE3009' || !saidOfFields.has(JSON.stringify(path))),
    ...inertSections(
      inert.filter((path) => !isUnknown(path)),
      user,
      input.effective,
    ).map(({ path, message, fix }) => at(path, { severity: 'warning', code: 'FLOE3030', message, fix })),
    ...redundant.map((path) =>
      at(path, { severity: 'info', code: 'FLOE3031', message: 'this repeats the default', fix: 'remove it' }),
    ),
    ...lintFindings({ origin, release: input.release, silences: silencesOf(input.toolkit) }).map(atMostWarning),
    ...fields,
  ];
}

/** The chart would render it: whether a finding stops anything is for `--strict` to say. */
function atMostWarning(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;
}

/** Reasons by lint code under `floe.lints`, the only thing that chart values say to the toolkit. */
function silencesOf(toolkit: unknown): Record<string, string> {
  const lints = isRecord(toolkit) ? toolkit['lints'] : undefined;
  if (!isRecord(lints)) return {};
  return Object.fromEntries(Object.entries(lints).map(([code, reason]) => [code, String(reason ?? '')]));
}

/** A field that Kubernetes does not know is dropped or refused by an API server; it is never passed on as if it worked. */
function fieldFindings({ manifests, release, origin }: TemplateFindingsInput): Diagnostic[] {
  const context = {
    existing: { secrets: [], configMaps: [], serviceAccounts: [] },
    references: 'assume' as const,
    namespace: release.namespace,
  };
  const found = checkKubernetesSchema(manifests, context)
    .filter((finding) => finding.severity !== 'info')
    .map((finding): Diagnostic => {
      const place = manifestPlace(origin, finding);
      return {
        severity: finding.code === 'FLOE4001' ? 'error' : 'warning',
        code: finding.code,
        message: `${manifestLabel(finding.manifest)}: ${finding.message}`,
        fix: finding.fix,
        path: place?.path,
        range: place?.range,
      };
    });
  // One value goes into several containers of a pod.
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
}
