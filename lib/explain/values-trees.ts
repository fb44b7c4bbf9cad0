import { coalesceWithDefaults, mergeValueFiles } from '../dagster/coalesce';
import { type OperatorLocation, operatorLocations } from '../derive/code-locations';
import { type DerivedEnvironment, deriveEnvironment } from '../derive/derive-environment';
import { type ChartValues, chartValuesOf } from '../derive/floe-shorthands';
import { defaultRelease } from '../derive/release';
import { isRecord } from '../documents/is-record';
import type { ValuesLayer } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { withoutValue } from './without-value';

/**
 * What one source says, in the shape of the effective values: keys of the floe level, and under `dagster` the chart's
 * values with all code locations in the chart's list.
 */
export type ValuesTree = Readonly<Record<string, unknown>>;

const section = 'dagster-user-deployments';

/** The values that are in effect. */
export function effectiveTree(tiers: Tiers, derived: DerivedEnvironment): ValuesTree {
  const { codeLocations: _, ...floe } = tiers.floe;
  return { ...floe, release: derived.release, dagster: coalesceWithDefaults(derived.values) };
}

/** What holds before anybody says anything; the chart's example code location is not taken over. */
export function defaultsTree(): ValuesTree {
  const dagster = coalesceWithDefaults({});
  const userDeployments = dagster[section];
  const own = isRecord(userDeployments) ? { ...userDeployments, deployments: [] } : userDeployments;
  return { release: defaultRelease, dagster: { ...dagster, [section]: own } };
}

/** What one values file says. */
export interface LayerTree {
  readonly tree: ValuesTree;
  /** Where each entry of its list of code locations stands in the file, by index. */
  readonly locations: readonly OperatorLocation[];
}

/** What one values file says, with where its code locations stand in it. */
export function layerTree(layer: ValuesLayer): LayerTree {
  const { enabled: _, ...chart } = layer.dagster;
  const values = mergeValueFiles([chartValuesOf(layer.floe), chart]);
  const { codeLocations, ...floe } = layer.floe;
  const userDeployments = isRecord(values[section]) ? values[section] : {};
  const listed = Array.isArray(userDeployments['deployments']) ? userDeployments['deployments'] : [];
  const locations = operatorLocations(isRecord(codeLocations) ? codeLocations : {}, listed);
  const deployments = locations.map(({ entry }) => ({ ...entry, ...listedEnv(entry['env']) }));
  const own = locations.length === 0 ? values : { ...values, [section]: { ...userDeployments, deployments } };
  return { tree: { ...floe, dagster: own }, locations };
}

/** A map of variables becomes a list once variables are derived beside it. */
function listedEnv(env: unknown): ChartValues {
  if (!isRecord(env)) return {};
  return { env: Object.entries(env).map(([name, value]) => ({ name, value: String(value) })) };
}

/**
 * What the derivation says where no values file says anything: the environment derived once more, without what the
 * files say at or below a path of the chart's values.
 */
export function derivedTree(tiers: Tiers, names: readonly string[]): ValuesTree {
  const { derived } = deriveEnvironment(withoutValue(tiers, names));
  return { dagster: derived?.values ?? {} };
}
