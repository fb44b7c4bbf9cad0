import { coalesceWithDefaults } from '../dagster/coalesce';
import { dagsterDefaults } from '../dagster/defaults';
import type { RecordedValues } from '../dagster/values/recorded-values';
import type { Values } from '../dagster/values/values';
import type { DataPath } from '../diagnostics/diagnostic';
import { leavesOf } from './leaf-paths';

/** Which of a user's values change nothing. */
export interface InertValues {
  /** Neither their presence nor their value has an effect in this configuration. */
  readonly inert: readonly DataPath[];
  /** They repeat what holds without them. */
  readonly redundant: readonly DataPath[];
}

/** Subcharts whose `global` is the chart's own, passed down. */
const subchartNames = dagsterDefaults.subcharts.map((subchart) => subchart.name);

/**
 * Tells which of a user's values had no effect in a render, from what that render read.
 *
 * @param user - the values as the user wrote them, before the chart's defaults
 * @param recorded - the values that were rendered: the user's merged with the defaults
 */
export function inertValues(user: Values, recorded: RecordedValues): InertValues {
  const defaults = coalesceWithDefaults({});
  const inert: DataPath[] = [];
  const redundant: DataPath[] = [];
  for (const { path, value } of leavesOf(user)) {
    if (!isRead(recorded, path, value)) inert.push(path);
    else if (repeatsDefault(defaults, path, value)) redundant.push(path);
  }
  return { inert, redundant };
}

/**
 * True when a render used a value: asked for it, also through the `global` of a subchart; or, for a null, listed the map
 * whose default it takes away.
 */
export function isRead(recorded: RecordedValues, path: DataPath, value: unknown): boolean {
  if (recorded.wasRead(path)) return true;
  if (value === null && recorded.wasListed(path.slice(0, -1))) return true;
  return path[0] === 'global' && subchartNames.some((name) => recorded.wasRead([name, ...path]));
}

function repeatsDefault(defaults: Values, path: DataPath, value: unknown): boolean {
  let at: unknown = defaults;
  for (const part of path) {
    if (typeof part === 'number' || typeof at !== 'object' || at === null) return false;
    at = (at as Record<string, unknown>)[part];
  }
  return JSON.stringify(at ?? null) === JSON.stringify(value);
}
