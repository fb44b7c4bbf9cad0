import type { DataPath } from '../diagnostics/diagnostic';

/** Floe-level keys that stand for values of the chart, by the chart's path (`chartValuesOf` translates them). */
const shortFormPaths: readonly (readonly [DataPath, DataPath])[] = [
  [
    ['dagsterWebserver', 'resources'],
    ['resources', 'webserver'],
  ],
  [
    ['dagsterDaemon', 'resources'],
    ['resources', 'daemon'],
  ],
  [['dagsterWebserver', 'replicaCount'], ['replicaCount']],
  [['dagsterWebserver', 'image'], ['image']],
  [['dagsterDaemon', 'image'], ['image']],
  [['imagePullSecrets'], ['imagePullSecrets']],
  [['dagster-user-deployments', 'imagePullSecrets'], ['imagePullSecrets']],
];

/** The floe-level paths that say the same as a path of the chart's values. */
export function shortForms(path: DataPath): DataPath[] {
  return shortFormPaths
    .filter(([chart]) => startsWith(path, chart))
    .map(([chart, short]) => [...short, ...path.slice(chart.length)]);
}

/** The floe-level keys that stand for something below a path of the chart's values. */
export function shortFormsBelow(path: DataPath): DataPath[] {
  return shortFormPaths.filter(([chart]) => startsWith(chart, path)).map(([, short]) => short);
}

/** The chart's path that a floe-level path stands for; of several, the first. */
export function longForm(path: DataPath): DataPath | undefined {
  const found = shortFormPaths.find(([, short]) => startsWith(path, short));
  return found && [...found[0], ...path.slice(found[1].length)];
}

function startsWith(path: DataPath, start: DataPath): boolean {
  return start.every((part, at) => path[at] === part);
}
