import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';

/** A variable that values give to pods, with the path of its text. */
export interface PodVariable {
  readonly name: string;
  /** What stands as its text; undefined when it comes from a Secret, a ConfigMap or the pod. */
  readonly value: unknown;
  /** Of the text: an item's `value`, the map's key, or the item `NAME=text`. */
  readonly path: DataPath;
}

/** Places of the chart's values that give variables to runs, which are floe's pods as code servers are. */
const runPlaces: readonly DataPath[] = [
  ...['k8sRunLauncher', 'celeryK8sRunLauncher'].flatMap((launcher): DataPath[] => {
    const at = ['runLauncher', 'config', launcher];
    const config = [...at, 'runK8sConfig'];
    return [
      [...at, 'envVars'],
      [...config, 'containerConfig', 'env'],
      [...config, 'container_config', 'env'],
    ];
  }),
  ['pipelineRun', 'env'],
];

/** The variables of a list of `{name, value}`, of a map, or of a list of `NAME=text`. */
export function variablesOf(env: unknown, path: DataPath): PodVariable[] {
  if (isRecord(env)) return Object.entries(env).map(([name, value]) => ({ name, value, path: [...path, name] }));
  if (!Array.isArray(env)) return [];
  return env.flatMap((item: unknown, index): PodVariable[] => {
    if (typeof item === 'string') {
      const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(item) ?? [];
      return name === undefined ? [] : [{ name, value, path: [...path, index] }];
    }
    if (!isRecord(item) || typeof item['name'] !== 'string') return [];
    return [{ name: item['name'], value: item['value'], path: [...path, index, 'value'] }];
  });
}

/** Where the chart lists code locations. */
export const deploymentsPath: DataPath = ['dagster-user-deployments', 'deployments'];

/**
 * The variables that values give to pods that run floe: code servers and runs. Paths are canonical.
 *
 * @param floe - the floe level
 * @param chart - values of the chart
 */
export function floePodVariables(floe: unknown, chart: unknown): PodVariable[] {
  const keyed = valueAt(floe, ['codeLocations']);
  const listed = valueAt(chart, deploymentsPath);
  const locations = Object.entries(isRecord(keyed) ? keyed : {});
  const deployments = (Array.isArray(listed) ? listed : []).entries();
  return [
    ...locations.flatMap(([name, entry]) => locationVariables(entry, ['floe', 'codeLocations', name])),
    ...[...deployments].flatMap(([index, entry]) => locationVariables(entry, ['dagster', ...deploymentsPath, index])),
    ...runPlaces.flatMap((place) => variablesOf(valueAt(chart, place), ['dagster', ...place])),
  ];
}

/** The variables of one code location: of its server, and of its runs alone. */
function locationVariables(entry: unknown, path: DataPath): PodVariable[] {
  return [['env'], ['runs', 'env']].flatMap((inner) => variablesOf(valueAt(entry, inner), [...path, ...inner]));
}
