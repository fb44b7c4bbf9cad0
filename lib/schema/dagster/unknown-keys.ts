import type * as z from 'zod';
import type { DataPath } from '../../diagnostics/diagnostic';
import { mostFindings } from '../../diagnostics/most-findings';
import { isMap } from '../schema-node';
import { dagsterValuesSchema } from './dagster-values';
import { type KeySuggestion, keyAdvisor } from './key-advisor';
import { childSchemas, shapesOf } from './schema-shape';
import { pathsReadByManifests } from './template-reads';

/** A key that neither the chart nor its subcharts read. */
export interface UnknownKey {
  readonly path: DataPath;
  /** Where the value belongs, or what to do instead. @default - nothing near enough to be worth saying */
  readonly suggestion?: KeySuggestion;
}

/**
 * Finds the keys of a user's chart values that nothing reads (foot-gun 31: the chart's own schema lets them pass).
 *
 * In go values before defaults, out come findings in the order of the values. Not reported: what stands in free-form
 * maps, top-level keys that begin with `x-` (a place for YAML anchors), and keys that templates in `extraManifests`
 * read. A section that is unknown as a whole is one finding, unless its keys are known to belong to different places.
 *
 * @param schema - the values' schema, for callers that extend the chart's
 */
export function findUnknownKeys(values: unknown, schema: z.core.$ZodType = dagsterValuesSchema): UnknownKey[] {
  const found: UnknownKey[] = [];
  const advisor = keyAdvisor(schema);
  const reads = pathsReadByManifests(values);
  const report = (path: DataPath, value: unknown): UnknownKey[] => {
    if (isAnchorHolder(path) || reads.touch(path)) return [];
    if (isMap(value) && advisor.scatters(path)) {
      const keys = Object.keys(value);
      if (keys.length > 0) return keys.flatMap((key) => report([...path, key], value[key]));
    }
    const suggestion = advisor.suggest(path, value);
    return [suggestion === undefined ? { path } : { path, suggestion }];
  };
  const walk = (value: unknown, schemas: readonly z.core.$ZodType[], path: DataPath): void => {
    if (typeof value !== 'object' || value === null || found.length >= mostFindings) return;
    if (Array.isArray(value)) {
      const elements = childSchemas(schemas, 0);
      for (const [index, item] of value.entries()) walk(item, elements, [...path, index]);
    } else if (schemas.some(takesMap)) {
      for (const [key, child] of Object.entries(value)) {
        if (found.length >= mostFindings) return;
        const children = childSchemas(schemas, key);
        if (children.length > 0) walk(child, children, [...path, key]);
        else if (!schemas.some(takesAnyKey)) found.push(...report([...path, key], child));
      }
    }
  };
  walk(values, [schema], []);
  return found;
}

function takesMap(schema: z.core.$ZodType): boolean {
  return shapesOf(schema).some((shape) => shape.kind === 'map' || shape.kind === 'entries');
}

function takesAnyKey(schema: z.core.$ZodType): boolean {
  return shapesOf(schema).some((shape) => shape.kind === 'map' && shape.open);
}

function isAnchorHolder(path: DataPath): boolean {
  const [top] = path;
  return path.length === 1 && typeof top === 'string' && top.startsWith('x-');
}
