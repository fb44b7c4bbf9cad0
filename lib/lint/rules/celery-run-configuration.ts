import { isTruthy } from '../../dagster/values/go-value';
import type { LintHit, LintRule } from '../lint-rule';
import { joinWords, locationNames } from '../location-names';
import type { ReleaseView } from '../release-view';

const launcher = ['runLauncher', 'config', 'celeryK8sRunLauncher'] as const;
/** Settings of the launcher that go to its workers only, or nowhere. */
const workerKeys = ['podSecurityContext', 'securityContext', 'runK8sConfig'] as const;
const locationKeys = [
  'env',
  'envConfigMaps',
  'envSecrets',
  'volumes',
  'volumeMounts',
  'resources',
  'nodeSelector',
  'affinity',
  'tolerations',
  'podSecurityContext',
  'securityContext',
  'initContainers',
  'sidecarContainers',
] as const;

/** This launcher reads neither the container context nor `run_k8s_config` (dagster_celery_k8s, CeleryK8sRunLauncher). */
export const celeryRunConfiguration: LintRule = {
  code: 'DAG021',
  title: 'CeleryK8sRunLauncher drops the configuration of runs',
  verdict: 'lint',
  explanation:
    'Runs of the CeleryK8sRunLauncher get nothing from their code location (env, Secrets, volumes, resources), and no security context or runK8sConfig from the launcher: they start without variables and mounts that the code server has.',
  fix: 'put variables and volumes into runLauncher.config.celeryK8sRunLauncher or the executor’s configuration, pod fields into the tag dagster-k8s/config of the jobs, or use K8sRunLauncher',
  source: [21417],
  check: (view) => (view.launcher === 'CeleryK8sRunLauncher' ? [...launcherHits(view), ...locationHits(view)] : []),
};

function launcherHits(view: ReleaseView): LintHit[] {
  return workerKeys
    .filter((key) => view.isOn(...launcher, key))
    .map((key) => {
      const message =
        key === 'runK8sConfig'
          ? 'CeleryK8sRunLauncher has no runK8sConfig: runs start without it'
          : `"${key}" is for the Celery workers alone: the pods of runs start without it`;
      return { message, path: view.place(...launcher, key) };
    });
}

function locationHits(view: ReleaseView): LintHit[] {
  const used = new Set<string>();
  const losing = view.deployed.filter((location) => {
    if (!location.sharesConfig) return false;
    const keys = locationKeys.filter((key) => isTruthy(location.entry[key]));
    for (const key of keys) used.add(key);
    return keys.length > 0;
  });
  const [first] = losing;
  if (first === undefined) return [];
  const names = locationKeys.filter((key) => used.has(key));
  const firstKey = names.find((key) => isTruthy(first.entry[key])) ?? '';
  const message = `the runs of ${locationNames(losing)} start without the ${joinWords(names)} of their code location: CeleryK8sRunLauncher does not read them`;
  return [{ message, path: view.place(...first.path, firstKey) }];
}
