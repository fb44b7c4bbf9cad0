import type { DataPath } from '../../diagnostics/diagnostic';
import { k8sRunLauncher } from '../kubernetes-field';
import type { LintRule } from '../lint-rule';
import { locationNames } from '../location-names';
import type { LocationView, ReleaseView } from '../release-view';
import { mapOf, textOf } from '../values-map';

/** The chart makes its Roles, accounts, Secrets and ConfigMaps in the namespace of the release only. */
export const foreignNamespace: LintRule = {
  code: 'DAG019',
  title: 'runs in a namespace without rights',
  verdict: 'lint',
  explanation:
    'With deploymentNamespace or jobNamespace the Jobs of runs go to a namespace where the chart makes nothing: the daemon may not create Jobs there, and the ServiceAccount, the database Secret and the ConfigMaps of the runs are missing. Every run fails at launch.',
  fix: 'make a Role and a RoleBinding for the release’s ServiceAccounts in that namespace, with the ServiceAccount, the Secret of the database and the ConfigMaps of the runs (extraManifests), or run in the namespace of the release',
  source: [4340],
  check: (view) =>
    [...foreignNamespaces(view)]
      .filter(([namespace]) => !hasBinding(view, namespace))
      .map(([namespace, { path, locations }]) => {
        const whose = locations.length === 0 ? 'all runs' : `the runs of ${locationNames(locations)}`;
        const message = `${whose} go to the namespace "${namespace}", where the release has neither rights nor a ServiceAccount: they fail at launch`;
        return { message, path: view.place(...path) };
      }),
};

interface RunPlace {
  readonly path: DataPath;
  readonly locations: LocationView[];
}

function foreignNamespaces(view: ReleaseView): Map<string, RunPlace> {
  const found = new Map<string, RunPlace>();
  const add = (namespace: string | undefined, path: DataPath, location?: LocationView): void => {
    if (namespace === undefined || namespace === view.release.namespace) return;
    const place = found.get(namespace) ?? { path, locations: [] };
    if (location !== undefined) place.locations.push(location);
    found.set(namespace, place);
  };
  if (view.launcher === 'CeleryK8sRunLauncher') {
    const path = ['runLauncher', 'config', 'celeryK8sRunLauncher', 'jobNamespace'];
    add(view.text(...path), path);
  }
  if (view.launcher !== 'K8sRunLauncher') return found;
  const shared = [...k8sRunLauncher, 'jobNamespace'];
  // Code locations of other releases take the launcher's namespace unless they bring one.
  if (view.deployed.length === 0) add(view.text(...shared), shared);
  for (const location of view.deployed) {
    if (!location.sharesConfig) add(view.text(...shared), shared, location);
    else add(textOf(location.entry['deploymentNamespace']), [...location.path, 'deploymentNamespace'], location);
  }
  return found;
}

function hasBinding(view: ReleaseView, namespace: string): boolean {
  if (view.extraObjects('ClusterRoleBinding').length > 0) return true;
  return view.extraObjects('RoleBinding').some((binding) => {
    const own = textOf(mapOf(binding['metadata'])['namespace']);
    return own !== undefined && (own === namespace || own.includes('{{'));
  });
}
