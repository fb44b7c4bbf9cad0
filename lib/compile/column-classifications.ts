import { isRecord } from '../documents/is-record';

/** The classification of one column, as a dbt model's `meta.floe` states it. */
export interface ColumnClassification {
  readonly classification: string;
  readonly pii_type: string | null;
  readonly sensitivity: 'low' | 'medium' | 'high';
}

/** Classifications by name of the model and of the column; the columns that could not be read. */
export interface Classifications {
  readonly models: Readonly<Record<string, Readonly<Record<string, ColumnClassification>>>>;
  /** `model.column` of entries that no running pod would accept. */
  readonly malformed: readonly string[];
}

/**
 * Reads column classifications out of a dbt manifest: `columns.<name>.meta.floe` of every model, or
 * `columns.<name>.config.meta.floe`, where dbt writes it since 1.10 (schema section 5).
 *
 * One malformed entry does not cost the others.
 */
export function columnClassifications(manifest: unknown): Classifications {
  const models = new Map<string, Record<string, ColumnClassification>>();
  const malformed: string[] = [];
  for (const node of Object.values(record(record(manifest)['nodes']))) {
    const { resource_type: type, name, columns } = record(node);
    if (type !== 'model') continue;
    const model = typeof name === 'string' ? name : 'unknown';
    const found: [string, ColumnClassification][] = [];
    for (const [column, described] of Object.entries(record(columns))) {
      const floe = floeMeta(described);
      if (isEmpty(floe['classification'])) continue;
      const classification = readClassification(floe);
      if (classification === undefined) malformed.push(`${model}.${column}`);
      else found.push([column, classification]);
    }
    if (found.length > 0) models.set(model, Object.fromEntries(found));
  }
  return { models: Object.fromEntries(models), malformed };
}

function floeMeta(column: unknown): Readonly<Record<string, unknown>> {
  const { meta, config } = record(column);
  const own = record(record(meta)['floe']);
  return Object.keys(own).length > 0 ? own : record(record(record(config)['meta'])['floe']);
}

function readClassification({
  classification,
  pii_type: piiType = null,
  sensitivity = 'medium',
}: Readonly<Record<string, unknown>>): ColumnClassification | undefined {
  if (typeof classification !== 'string') return undefined;
  if (piiType !== null && typeof piiType !== 'string') return undefined;
  if (sensitivity !== 'low' && sensitivity !== 'medium' && sensitivity !== 'high') return undefined;
  return { classification, pii_type: piiType, sensitivity };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false || value === 0;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
