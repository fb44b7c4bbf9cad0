import { isTruthy } from '../../dagster/values/go-value';
import type { LintRule } from '../lint-rule';
import { locationNames } from '../location-names';
import type { LocationView } from '../release-view';
import { mapOf, mapsOf } from '../values-map';

/** Kubernetes' default starts the new pod before it stops the old one. */
export const rolloutOverlap: LintRule = {
  code: 'DAG027',
  title: 'a rollout needs everything twice',
  verdict: 'lint',
  explanation:
    'Without deploymentStrategy the new pod of a code location starts before the old one stops. A claim that one node at a time can mount, or a device that exists once, is still taken: the rollout hangs.',
  fix: 'set deploymentStrategy: { type: Recreate } on the code location',
  source: [26445],
  check: (view) => {
    const withDefault = view.deployed.filter((location) => !isTruthy(location.entry['deploymentStrategy']));
    const claiming = withDefault.filter((location) => claimOf(location) !== undefined);
    const taking = withDefault.filter((location) => deviceOf(location) !== undefined);
    const [firstClaim] = claiming;
    const [firstDevice] = taking;
    return [
      ...(firstClaim === undefined
        ? []
        : [
            {
              message: `the new pod of ${locationNames(claiming)} needs this claim while the old one has it: unless several nodes can mount it, the rollout hangs`,
              path: view.place(...firstClaim.path, 'volumes', claimOf(firstClaim) ?? 0),
            },
          ]),
      ...(firstDevice === undefined
        ? []
        : [
            {
              message: `the new pod of ${locationNames(taking)} needs "${deviceOf(firstDevice) ?? ''}" while the old one has it: without a second one the rollout hangs`,
              path: view.place(...firstDevice.path, 'resources', 'limits', deviceOf(firstDevice) ?? ''),
            },
          ]),
    ];
  },
};

/** Index of the first volume that is a claim and may be written. */
function claimOf({ entry }: LocationView): number | undefined {
  const volumes = entry['volumes'];
  if (!Array.isArray(volumes)) return undefined;
  const mounts = mapsOf(entry['volumeMounts']);
  const index = volumes.findIndex((volume: unknown) => {
    const { name, persistentVolumeClaim: claim } = mapOf(volume);
    if (!isTruthy(claim) || mapOf(claim)['readOnly'] === true) return false;
    const own = mounts.filter((mount) => mount['name'] === name);
    return own.length === 0 || own.some((mount) => mount['readOnly'] !== true);
  });
  return index === -1 ? undefined : index;
}

/** Name of the first extended resource, such as `nvidia.com/gpu`. */
function deviceOf({ entry }: LocationView): string | undefined {
  const limits = mapOf(mapOf(entry['resources'])['limits']);
  return Object.keys(limits).find((name) => name.includes('/') && isTruthy(limits[name]));
}
