import { type ChartDefaults, dagsterDefaults, isSubchartOn } from './defaults';
import { isMap, type Values } from './values/values';

/** Merges values files as Helm merges `-f` files, the later winning: maps deeply; lists, scalars and null replace. */
export function mergeValueFiles(layers: readonly Values[]): Values {
  return layers.reduce<Values>(mergeMaps, {});
}

/**
 * Lays a user's values over the defaults of the Dagster chart and its subcharts, as Helm 3.17 and later do.
 *
 * A null deletes a default. `global` goes down into the subcharts. A subchart that is switched off adds no defaults.
 * Neither the user's values nor the defaults are changed; unchanged parts of the user's values are shared.
 */
export function coalesceWithDefaults(userValues: Values): Values {
  const switches = coalesce(dagsterDefaults, userValues, { keepNulls: false });
  const subcharts = dagsterDefaults.subcharts.filter((subchart) => isSubchartOn(switches, subchart));
  const chart = { ...dagsterDefaults, values: structuredClone(dagsterDefaults.values), subcharts };
  // Helm first works the subcharts' defaults into the chart's own, so that a default of `global` survives there
  // even where the user deletes it at the top.
  const values = coalesce(chart, {}, { keepNulls: true });
  return coalesce({ ...chart, values }, userValues, { keepNulls: false });
}

interface Mode {
  /** Leaves a user's null in place for a later pass to act on. */
  readonly keepNulls: boolean;
}

function mergeMaps(under: Values, over: Values): Values {
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, isMap(value) && isMap(below) ? mergeMaps(below, value) : value);
  }
  return Object.fromEntries(merged);
}

function coalesce(chart: ChartDefaults, values: Values, mode: Mode): Values {
  const result = new Map(Object.entries(withDefaults(chart, values, mode)));
  for (const subchart of chart.subcharts) {
    const own = result.get(subchart.name) ?? {};
    if (!isMap(own)) continue;
    const global = withGlobals(own['global'], result.get('global'));
    const scoped = global === undefined ? own : { ...own, global };
    result.set(subchart.name, coalesce(subchart, scoped, mode));
  }
  return Object.fromEntries(result);
}

function withDefaults(chart: ChartDefaults, values: Values, mode: Mode): Values {
  const result = new Map(Object.entries(values));
  for (const [key, value] of Object.entries(chart.values)) {
    const own = result.get(key);
    if (own === undefined) result.set(key, value);
    else if (own === null && !mode.keepNulls) result.delete(key);
    else if (isMap(own) && isMap(value)) {
      const isSubchart = chart.subcharts.some((subchart) => subchart.name === key);
      result.set(key, coalesceMaps(own, value, { keepNulls: mode.keepNulls || isSubchart }));
    }
  }
  return Object.fromEntries(result);
}

function coalesceMaps(over: Values, under: Values, mode: Mode): Values {
  const result = new Map(Object.entries(over));
  for (const [key, value] of Object.entries(under)) {
    const own = result.get(key);
    if (own === undefined) result.set(key, value);
    else if (own === null && value !== null && !mode.keepNulls) result.delete(key);
    else if (isMap(own) && isMap(value)) result.set(key, coalesceMaps(own, value, mode));
  }
  return Object.fromEntries(result);
}

/** The globals of a subchart: those from above win over its own. */
function withGlobals(own: unknown, above: unknown): Values | undefined {
  if (own !== undefined && !isMap(own)) return undefined;
  if (above !== undefined && !isMap(above)) return undefined;
  const result = new Map(Object.entries(own ?? {}));
  for (const [key, value] of Object.entries(above ?? {})) {
    const below = result.get(key);
    if (!isMap(value)) {
      if (!isMap(below)) result.set(key, value);
    } else if (below === undefined) result.set(key, value);
    else if (isMap(below)) result.set(key, coalesceMaps(value, below, { keepNulls: true }));
  }
  return Object.fromEntries(result);
}
