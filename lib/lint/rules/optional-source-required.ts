import type { DataPath } from '../../diagnostics/diagnostic';
import { k8sRunLauncher } from '../kubernetes-field';
import type { LintHit, LintRule } from '../lint-rule';
import { locationNames } from '../location-names';
import type { LocationView } from '../release-view';
import { mapOf, textOf } from '../values-map';

const lists = [
  { key: 'envSecrets', kind: 'Secret' },
  { key: 'envConfigMaps', kind: 'ConfigMap' },
] as const;

/** The container context and the launcher take bare names: `optional` has no place there (dagster_k8s, DagsterK8sJobConfig). */
export const optionalSourceRequired: LintRule = {
  code: 'DAG004',
  title: 'optional sources of variables are required by runs',
  verdict: 'lint',
  explanation:
    'Runs get the names in envSecrets and envConfigMaps without optional: the code server starts when the object is missing, the pods of its runs wait for it until the run fails.',
  fix: 'make the object, if need be empty, or list its keys under env with valueFrom and optional: true, which runs keep',
  source: [27379],
  check: (view) => {
    if (view.launcher === 'CustomRunLauncher') return [];
    const celery = view.launcher === 'CeleryK8sRunLauncher';
    const launcher = celery ? ['runLauncher', 'config', 'celeryK8sRunLauncher'] : k8sRunLauncher;
    const sharing = celery ? [] : view.deployed.filter((location) => location.sharesConfig);
    return lists.flatMap(({ key, kind }) => {
      const ofLauncher = optionalSources(view.get(...launcher, key), [...launcher, key]).map(
        ({ name, path }): LintHit => ({
          message: `all runs need the ${kind} "${name}", optional or not: while it is missing their pods do not start`,
          path: view.place(...path),
        }),
      );
      const byName = new Map<string, { path: DataPath; locations: LocationView[] }>();
      for (const location of sharing) {
        for (const { name, path } of optionalSources(location.entry[key], [...location.path, key])) {
          const known = byName.get(name);
          if (known === undefined) byName.set(name, { path, locations: [location] });
          else known.locations.push(location);
        }
      }
      const ofLocations = [...byName].map(
        ([name, { path, locations }]): LintHit => ({
          message: `the runs of ${locationNames(locations)} need the ${kind} "${name}", optional or not: while it is missing their pods do not start`,
          path: view.place(...path),
        }),
      );
      return [...ofLauncher, ...ofLocations];
    });
  },
};

function optionalSources(list: unknown, at: DataPath): { name: string; path: DataPath }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => {
    const { name, optional } = mapOf(entry);
    const text = textOf(name);
    return optional === true && text !== undefined ? [{ name: text, path: [...at, index] }] : [];
  });
}
