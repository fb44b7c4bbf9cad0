import type { OperatorLocation } from '../derive/code-locations';
import { shortForms } from '../derive/short-forms';
import type { DataPath } from '../diagnostics/diagnostic';
import { locateInLayers, type ValuesLayer, type ValuesPlace } from '../documents/values-layer';

/** What finished values were made of: enough to trace a value back to its line. */
export interface ValuesOrigin {
  /** Weakest first. */
  readonly layers: readonly ValuesLayer[];
  /** The chart's values that were rendered, before its defaults. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where each entry of the chart's list of code locations was written, by index. */
  readonly locations: readonly OperatorLocation[];
}

const locationsPath = ['dagster-user-deployments', 'deployments'];

/**
 * Finds the line of a values file that set a value of the Dagster chart.
 *
 * Code locations are traced to `codeLocations.<name>` or to the chart's list, and the floe level's short forms to
 * themselves.
 */
export function chartPlace(origin: ValuesOrigin, path: DataPath): ValuesPlace | undefined {
  const { layers } = origin;
  const index = path[2];
  if (path[0] !== locationsPath[0] || path[1] !== locationsPath[1] || typeof index !== 'number') {
    const full = locateInLayers(layers, ['dagster', ...path]);
    if (full?.exact === true) return full;
    const short = shortForms(path).map((form) => locateInLayers(layers, ['floe', ...form]));
    return short.find((place) => place?.exact === true) ?? full;
  }
  const location = origin.locations[index];
  if (location === undefined) return locateInLayers(layers, ['dagster', ...locationsPath]);
  const [field, ...rest] = path.slice(3);
  const keyedField = field === 'dagsterApiGrpcArgs' ? 'args' : field;
  const keyedPath: DataPath = [
    'floe',
    'codeLocations',
    location.name,
    ...(keyedField === undefined ? [] : [keyedField]),
    ...rest,
  ];
  if (location.listIndex === undefined) return locateInLayers(layers, keyedPath);
  const listPath = ['dagster', ...locationsPath, location.listIndex, ...path.slice(3)];
  const listed = locateInLayers(layers, listPath);
  if (!location.keyed || listed?.exact === true) return listed;
  return locateInLayers(layers, keyedPath);
}
