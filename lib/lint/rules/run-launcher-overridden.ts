import { objectNames } from '../../dagster/object-names';
import { isTruthy } from '../../dagster/values/go-value';
import type { DataPath } from '../../diagnostics/diagnostic';
import { isRecord } from '../../documents/is-record';
import { valueAt } from '../../documents/value-at';
import { type FoundValue, k8sRunLauncher, launcherField } from '../kubernetes-field';
import type { LintHit, LintRule } from '../lint-rule';
import { joinWords, locationNames } from '../location-names';
import type { LocationView, ReleaseView } from '../release-view';
import { textOf } from '../values-map';

const fix =
  'set it on the code locations and remove it here; for runs alone, give the jobs the tag dagster-k8s/config instead';

/** Dagster merges the container context of a code location over the launcher's settings (dagster_k8s, K8sContainerContext). */
export const runLauncherOverridden: LintRule = {
  code: 'DAG001',
  title: 'run launcher settings lose to code locations',
  verdict: 'lint',
  explanation:
    'A run takes resources, namespace, ServiceAccount, pull policy, scheduler and labels of its code location wherever that has its own, and always its image: the same setting of the run launcher has no effect.',
  fix,
  source: [13921],
  check: (view) => {
    if (view.launcher !== 'K8sRunLauncher') return [];
    const sharing = view.deployed.filter((location) => location.sharesConfig);
    return [
      ...image(view),
      ...texts(view, sharing),
      ...leaves(view, sharing, { path: [...k8sRunLauncher, 'labels'], own: 'labels' }),
      ...leaves(view, sharing, { path: [...k8sRunLauncher, 'resources'], own: 'resources' }),
      ...leaves(view, sharing, {
        path: [...k8sRunLauncher, 'runK8sConfig', 'containerConfig', 'resources'],
        own: 'resources',
      }),
    ];
  },
};

/** Every code server tells its image, whether or not it shares its configuration. */
function image(view: ReleaseView): LintHit[] {
  const path = [...k8sRunLauncher, 'image'];
  if (!view.isSet(...path) || !view.isOn(...path) || view.deployed.length === 0) return [];
  return [
    {
      message: `the runs of ${locationNames(view.deployed)} use the image of their code location, not this one`,
      path: view.place(...path),
      fix: 'remove it, and set the image of the code location',
    },
  ];
}

interface OverriddenText {
  readonly set: FoundValue | undefined;
  /** What the code location says; undefined where it says nothing. */
  readonly own: (location: LocationView) => string | undefined;
  readonly fix?: string;
}

function texts(view: ReleaseView, sharing: readonly LocationView[]): LintHit[] {
  const direct = (key: string): FoundValue => ({
    path: [...k8sRunLauncher, key],
    value: view.get(...k8sRunLauncher, key),
  });
  const account = launcherField(view, 'podSpecConfig', 'serviceAccountName');
  const runAccount = account && objectNames(view.effective, view.release).names?.userServiceAccount;
  const pullPolicy = (location: LocationView) => textOf(valueAt(location.entry, ['image', 'pullPolicy']));
  const scheduler = (location: LocationView) => textOf(location.entry['schedulerName']);
  const settings: OverriddenText[] = [
    {
      set: direct('jobNamespace'),
      own: (location) => textOf(location.entry['deploymentNamespace']) ?? view.release.namespace,
      fix: 'set deploymentNamespace on the code locations and remove it here',
    },
    {
      set: account,
      own: () => runAccount,
      fix: 'set dagster-user-deployments.serviceAccount.name and remove it here',
    },
    { set: direct('imagePullPolicy'), own: pullPolicy },
    { set: launcherField(view, 'containerConfig', 'imagePullPolicy'), own: pullPolicy },
    { set: direct('schedulerName'), own: scheduler },
    { set: launcherField(view, 'podSpecConfig', 'schedulerName'), own: scheduler },
  ];
  return settings.flatMap((setting) => {
    const value = textOf(setting.set?.value);
    if (setting.set === undefined || value === undefined || !view.isSet(...setting.set.path)) return [];
    const differing = sharing.filter((location) => (setting.own(location) ?? value) !== value);
    const [first] = differing;
    if (first === undefined) return [];
    const wins = `"${setting.own(first) ?? ''}"`;
    const message = `"${value}" has no effect on the runs of ${locationNames(differing)}: their code location gives them ${wins}`;
    return [{ message, path: view.place(...setting.set.path), fix: setting.fix }];
  });
}

/** Maps merge deeply: only the leaves that a code location has too are lost. */
function leaves(view: ReleaseView, sharing: readonly LocationView[], at: { path: DataPath; own: string }): LintHit[] {
  const mine = view.get(...at.path);
  if (!isRecord(mine) || !view.isSet(...at.path)) return [];
  const paths = leafPaths(mine, []);
  const lost = new Set<string>();
  const losing = sharing.filter((location) => {
    const others = valueAt(location.entry, ['runs', at.own]) ?? location.entry[at.own];
    if (!isTruthy(others)) return false;
    const here = paths.filter((path) => {
      const other = valueAt(others, path);
      return other !== undefined && String(other) !== String(valueAt(mine, path));
    });
    for (const path of here) lost.add(path.join('.'));
    return here.length > 0;
  });
  if (losing.length === 0) return [];
  const names = joinWords(paths.map((path) => path.join('.')).filter((name) => lost.has(name)));
  const message = `the runs of ${locationNames(losing)} take ${names} from the ${at.own} of their code location, not from here`;
  return [{ message, path: view.place(...at.path) }];
}

function leafPaths(map: Readonly<Record<string, unknown>>, path: readonly string[]): string[][] {
  return Object.entries(map).flatMap(([key, value]) =>
    isRecord(value) ? leafPaths(value, [...path, key]) : [[...path, key]],
  );
}
