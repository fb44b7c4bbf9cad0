import { isTruthy } from '../../dagster/values/go-value';
import type { LintRule } from '../lint-rule';
import { controlPods, type PodOwner } from '../pod-owner';
import { mapOf, mapsOf, textOf } from '../values-map';

/** Variables by which `dagster-webserver` and `dagster-daemon` take a target without arguments. */
const targetVariables = new Set([
  'DAGSTER_MODULE_NAME',
  'DAGSTER_PYTHON_FILE',
  'DAGSTER_PACKAGE_NAME',
  'DAGSTER_autoload_defs_module_name',
]);

/** Dagster's own image holds no code, and its working directory no workspace.yaml. */
const ownImage = /(^|\/)dagster\/dagster-(celery-)?k8s$/;

/** Without a target, `dagster-webserver` and `dagster-daemon run` end with a usage error (dagster, cli_target). */
export const noWorkspace: LintRule = {
  code: 'DAG003',
  title: 'user deployments off: nothing to load',
  verdict: 'error',
  explanation:
    'With dagster-user-deployments.enabled off neither a workspace file nor --empty-workspace is passed: webserver and daemon end at once with "No arguments given". A warning where an image of your own may hold a workspace.yaml.',
  fix: 'set dagster-user-deployments.enabled to true; for no code location at all leave deployments: [], for code servers elsewhere set enableSubchart to false and list them in dagsterWebserver.workspace.servers',
  source: [30151],
  check: (view) => {
    if (view.hasWorkspace) return [];
    const lost = controlPods(view).filter((pod) => !hasTarget(pod));
    if (lost.length === 0) return [];
    const sure = lost.filter((pod) => ownImage.test(textOf(mapOf(pod.get('image'))['repository']) ?? ''));
    const who = (sure.length > 0 ? sure : lost).map((pod) => pod.label).join(' and ');
    const message =
      sure.length > 0
        ? `neither a workspace file nor --empty-workspace is passed to ${who}: each start ends with a usage error`
        : `no workspace file is passed to ${who}: that works only with an image that holds a workspace.yaml in its working directory`;
    const path = view.place('dagster-user-deployments', 'enabled');
    return [{ message, path, severity: sure.length > 0 ? 'error' : 'warning' }];
  },
};

function hasTarget(pod: PodOwner): boolean {
  const env = pod.get('env');
  const names = Array.isArray(env) ? mapsOf(env).map((entry) => entry['name']) : Object.keys(mapOf(env));
  if (names.some((name) => typeof name === 'string' && targetVariables.has(name))) return true;
  return mapsOf(pod.get('volumeMounts')).some(
    (mount) =>
      isTruthy(mount['mountPath']) && /(^|\/)(workspace\.yaml|pyproject\.toml)$/.test(String(mount['mountPath'])),
  );
}
