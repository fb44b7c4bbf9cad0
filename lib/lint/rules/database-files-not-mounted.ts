import { k8sRunLauncher, launcherField } from '../kubernetes-field';
import type { LintRule } from '../lint-rule';
import { joinWords, locationNames } from '../location-names';
import { controlPods } from '../pod-owner';
import type { LocationView, ReleaseView } from '../release-view';
import { mapsOf, textOf } from '../values-map';

/** Parameters of libpq that name a file. */
const fileParameters = ['sslrootcert', 'sslcert', 'sslkey', 'sslcrl', 'passfile'];

/** Code servers and runs connect with the parameters of the one dagster.yaml; the subchart has none of its own. */
export const databaseFilesNotMounted: LintRule = {
  code: 'DAG009',
  title: 'connection parameters of the code locations',
  verdict: 'lint',
  explanation:
    'postgresqlParams stand in dagster.yaml, which code servers and runs are given too; the subchart has no such setting. A file that they name and that only webserver or daemon mount is missing there: sensors and runs cannot reach the database.',
  fix: 'mount the file in webserver, daemon and every code location (volumes and volumeMounts)',
  source: [14280],
  check: (view) =>
    fileParameters.flatMap((key) => {
      const file = view.text('postgresql', 'postgresqlParams', key);
      if (file === undefined || !file.startsWith('/')) return [];
      const main = controlPods(view);
      const having = main.filter((pod) => covers(pod.get('volumeMounts'), file));
      // A file that no pod mounts is part of the images.
      if (having.length === 0) return [];
      const without = [
        ...main.filter((pod) => !having.includes(pod)).map((pod) => pod.label),
        ...locationPods(view, file),
      ];
      if (without.length === 0) return [];
      const where = joinWords(having.map((pod) => pod.label));
      return [
        {
          message: `"${file}" is mounted in ${where}, but not in ${joinWords(without)}: they cannot connect to the database`,
          path: view.place('postgresql', 'postgresqlParams', key),
        },
      ];
    }),
};

function locationPods(view: ReleaseView, file: string): string[] {
  const own = (location: LocationView) => covers(location.entry['volumeMounts'], file);
  const servers = view.deployed.filter((location) => !own(location));
  const launcherHas =
    covers(view.get(...k8sRunLauncher, 'volumeMounts'), file) ||
    covers(launcherField(view, 'containerConfig', 'volumeMounts')?.value, file);
  const runs =
    view.launcher === 'K8sRunLauncher' && !launcherHas
      ? view.deployed.filter((location) => !(location.sharesConfig && own(location)))
      : [];
  return [
    ...(servers.length > 0 ? [`the server of ${locationNames(servers)}`] : []),
    ...(runs.length > 0 ? [`the runs of ${locationNames(runs)}`] : []),
  ];
}

function covers(mounts: unknown, file: string): boolean {
  return mapsOf(mounts).some((mount) => {
    const path = textOf(mount['mountPath'] ?? mount['mount_path'])?.replace(/\/$/, '');
    return path !== undefined && (file === path || file.startsWith(`${path}/`));
  });
}
