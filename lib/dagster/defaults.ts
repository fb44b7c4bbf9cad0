import table from './default-values.json';
import type { Values } from './values/values';

/** A chart with what its values are unless somebody says otherwise. */
export interface ChartDefaults {
  readonly name: string;
  readonly values: Values;
  readonly subcharts: readonly SubchartDefaults[];
}

/** A chart inside another, whose values stand there under its name. */
export interface SubchartDefaults extends ChartDefaults {
  /** The key, beside those of the subchart, that switches it off with `false`. */
  readonly switch: string;
}

/**
 * The defaults of the official Dagster chart 1.12.17 with its subcharts for code locations and PostgreSQL 8.1.0.
 *
 * The data is the charts' `values.yaml`; lists in it are defaults as a whole.
 */
export const dagsterDefaults: ChartDefaults = {
  name: 'dagster',
  values: table.dagster,
  subcharts: [
    {
      name: 'dagster-user-deployments',
      values: table['dagster-user-deployments'],
      subcharts: [],
      switch: 'enableSubchart',
    },
    { name: 'postgresql', values: table.postgresql, subcharts: [], switch: 'enabled' },
  ],
};

/** True unless the switch of a subchart is `false`; Helm passes over a switch that is no boolean. */
export function isSubchartOn(values: Values, subchart: SubchartDefaults): boolean {
  const own = values[subchart.name];
  return !(typeof own === 'object' && own !== null && (own as Values)[subchart.switch] === false);
}
