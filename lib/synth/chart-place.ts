import type { DataPath } from '../diagnostics/diagnostic';
import { locateInLayers, type ValuesPlace } from '../environment/values-layer';
import type { ReadEnvironment } from './read-environments';

const locationsPath = ['dagster-user-deployments', 'deployments'];

/** Floe-level keys that stand for values of the chart, by the chart's path. */
const shortFormPaths: readonly (readonly [DataPath, DataPath])[] = [
  [['dagsterWebserver', 'resources'], ['resources', 'webserver']],
  [['dagsterDaemon', 'resources'], ['resources', 'daemon']],
  [['dagsterWebserver', 'replicaCount'], ['replicaCount']],
  [['dagsterWebserver', 'image'], ['image']],
  [['dagsterDaemon', 'image'], ['image']],
  [['imagePullSecrets'], ['imagePullSecrets']],
];

function shortForms(path: DataPath): DataPath[] {
  return shortFormPaths
    .filter(([chart]) => chart.every((part, at) => path[at] === part))
    .map(([chart, short]) => ['floe', ...short, ...path.slice(chart.length)]);
}

/**
 * Finds the line of a values file that set a value of the Dagster chart.
 *
 * Code locations are traced to `codeLocations.<name>` or to the chart's list, and the floe level's short forms to
 * themselves.
 */
export function chartPlace(environment: ReadEnvironment, path: DataPath): ValuesPlace | undefined {
  const { layers } = environment.tiers;
  const index = path[2];
  if (path[0] !== locationsPath[0] || path[1] !== locationsPath[1] || typeof index !== 'number') {
    const full = locateInLayers(layers, ['dagster', ...path]);
    if (full?.exact === true) return full;
    const short = shortForms(path).map((form) => locateInLayers(layers, form));
    return short.find((place) => place?.exact === true) ?? full;
  }
  const location = environment.derived.locations[index];
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
