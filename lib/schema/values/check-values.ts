import type { DataPath, Diagnostic, SourceRange } from '../../diagnostics/diagnostic';
import { suggest } from '../../diagnostics/suggestion';
import type { SourceDocument } from '../../documents/source-document';
import { locateInLayers, type ValuesLayer } from '../../documents/values-layer';
import { checkSchema } from '../check-schema';
import { dagsterValuesSchema } from '../dagster/dagster-values';
import { knownKeys, schemaAt, unwrap, valueAt } from '../schema-node';
import { type FloeValues, floeValuesSchema } from './floe-values';

/**
 * Checks the floe level of merged values; each fault is placed in the file of the layer that set the value.
 */
export function checkFloeValues(
  merged: Readonly<Record<string, unknown>>,
  layers: readonly ValuesLayer[],
): { value?: FloeValues; diagnostics: Diagnostic[] } {
  const document = new MergedDocument(merged, layers);
  const unknownKeyFix = (key: string, parent: DataPath) => adviseKey(key, parent, merged);
  const { value, diagnostics } = checkSchema(floeValuesSchema, document, { unknownKeyFix });
  return {
    value,
    diagnostics: diagnostics.map((diagnostic) => {
      const place = diagnostic.path && locateInLayers(layers, ['floe', ...diagnostic.path]);
      return place === undefined ? diagnostic : { ...diagnostic, path: place.path };
    }),
  };
}

/** A key may stand in one layer and its misspelling in another: the nearest one counts, whether it is set or not. */
function adviseKey(key: string, parent: DataPath, merged: unknown): string | undefined {
  if (parent.length === 0 && Object.hasOwn(dagsterValuesSchema.shape, key)) {
    return `it is a value of the Dagster chart: move it under "dagster:"`;
  }
  const tier = parent.length === 0 ? otherTier(key) : undefined;
  if (tier !== undefined) return tier;
  const schema = schemaAt(floeValuesSchema, parent, merged);
  const known = schema === undefined ? undefined : knownKeys(unwrap(schema), valueAt(merged, parent));
  const near = suggest(key, known ?? []);
  return near === undefined ? otherTier(key) : `did you mean "${near}"?`;
}

const platformKeys = [
  ...[
    'storage',
    'catalog',
    'catalogs',
    'compute',
    'observability',
    'layers',
    'infrastructure',
    'security',
    'governance',
  ],
  ...['polaris', 'credentials', 'endpoint', 'uri', 'warehouse', 'bucket', 'region', 'role_arn', 'secret_ref'],
  ...['otlp_endpoint', 'lineage_endpoint', 'compute_logs', 'resource_profiles', 'client_id', 'client_secret'],
  ...['s3', 'minio', 'localstack', 'jaeger', 'marquez', 'otel', 'openlineage', 'lineage', 'tracing', 'endpoints'],
];
const pipelineKeys = [
  ...['transforms', 'orchestration', 'consumption', 'classification_source', 'principal_role'],
  ...['transform', 'jobs', 'schedules', 'sensors', 'partitions', 'backfills', 'assets', 'dbt'],
];
/** What the name of an endpoint ends with, whatever stands before it: `polarisUri`, `s3Endpoint`. */
const endpointKey = /_(endpoint|uri|warehouse|role_arn|secret_ref)$/;
const tiers = new Map([
  ...platformKeys.map((key) => [key, 'platform.yaml (Tier 2)'] as const),
  ...pipelineKeys.map((key) => [key, 'floe.yaml (Tier 1)'] as const),
]);

/** Names the tier that an unknown key of values belongs to (R8, R16). */
function otherTier(key: string): string | undefined {
  const name = key.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  const tier = tiers.get(name) ?? (endpointKey.test(name) ? 'platform.yaml (Tier 2)' : undefined);
  return tier === undefined ? undefined : `move it to ${tier}; values hold what only Kubernetes knows`;
}

/** Merged layers seen as one document whose parts stand in several files. */
class MergedDocument implements SourceDocument {
  readonly file: string;
  readonly text = '';

  constructor(
    readonly data: unknown,
    private readonly layers: readonly ValuesLayer[],
  ) {
    this.file = layers.at(-1)?.document.file ?? 'platform/values.yaml';
  }

  rangeOfValue(path: readonly (string | number)[]): SourceRange {
    return locateInLayers(this.layers, ['floe', ...path])?.value ?? { file: this.file, line: 1, column: 1 };
  }

  rangeOfKey(path: readonly (string | number)[]): SourceRange {
    return locateInLayers(this.layers, ['floe', ...path])?.key ?? { file: this.file, line: 1, column: 1 };
  }
}
