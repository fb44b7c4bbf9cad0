import { isTruthy } from '../../dagster/values/go-value';
import type { DataPath } from '../../diagnostics/diagnostic';
import type { LintHit, LintRule } from '../lint-rule';
import { joinWords, listNames } from '../location-names';
import { codeServer, mainPods, type PodOwner, waitsForLocations } from '../pod-owner';
import type { ReleaseView } from '../release-view';
import { mapOf, mapsOf, textOf } from '../values-map';

const containerLists = [
  'extraPrependedInitContainers',
  'extraContainers',
  'initContainers',
  'sidecarContainers',
] as const;

/** The chart's own init containers take the securityContext of the container they wait for; containers of the user's do not. */
export const initContainerSecurity: LintRule = {
  code: 'DAG012',
  title: 'containers that Pod Security rejects',
  verdict: 'lint',
  explanation:
    'The chart’s init containers take the securityContext of their pod’s main container. A container of your own without one makes Pod Security "restricted" reject the whole pod, and runAsNonRoot without runAsUser stops init containers whose images run as root (unless the cluster assigns a user, as OpenShift does).',
  fix: 'give the container a securityContext with allowPrivilegeEscalation: false and capabilities: { drop: [ALL] }',
  source: [10182, 16092],
  check: (view) => {
    const main = mainPods(view);
    const servers = view.deployed.map((location) => codeServer(view, location));
    return [...[...main, ...servers].flatMap(bareContainers), ...main.flatMap((pod) => rootImages(view, pod))];
  },
};

/** What only a container can say, so that a bare one beside it breaks the rule that the pod is meant to keep. */
function bareContainers(pod: PodOwner): LintHit[] {
  const { allowPrivilegeEscalation, capabilities } = mapOf(pod.get('securityContext'));
  if (allowPrivilegeEscalation !== false && !isTruthy(mapOf(capabilities)['drop'])) return [];
  return containerLists.flatMap((key) => {
    const bare = mapsOf(pod.get(key)).filter((container) => !isTruthy(container['securityContext']));
    if (bare.length === 0) return [];
    const names = listNames(bare.map((container) => textOf(container['name']) ?? ''));
    const message = `no securityContext on ${names} in ${key} of ${pod.label}, though the main container has one: a namespace with Pod Security "restricted" rejects the pod`;
    return [{ message, path: pod.place(key) }];
  });
}

function rootImages(view: ReleaseView, pod: PodOwner): LintHit[] {
  const own = mapOf(pod.get('securityContext'));
  const shared = mapOf(pod.get('podSecurityContext'));
  const nonRoot = own['runAsNonRoot'] ?? shared['runAsNonRoot'];
  const user = own['runAsUser'] ?? shared['runAsUser'] ?? null;
  if (nonRoot !== true || user !== null) return [];
  const waiting = waitingContainers(view, pod);
  if (waiting.length === 0) return [];
  const at: DataPath = own['runAsNonRoot'] === true ? ['securityContext'] : ['podSecurityContext'];
  return [
    {
      message: `runAsNonRoot without runAsUser: the images of ${joinWords(waiting)} run as root, so Kubernetes does not start ${pod.label}`,
      path: pod.place(...at, 'runAsNonRoot'),
      fix: 'add runAsUser with a number other than 0',
    },
  ];
}

/** The chart's init containers whose images are the public ones. */
function waitingContainers(view: ReleaseView, pod: PodOwner): string[] {
  const usesImage = (section: string, name: string) =>
    new RegExp(`(^|/)${name}$`).test(view.text(section, 'image', 'repository') ?? '');
  const waitsForDatabase =
    isTruthy(pod.get('checkDbReadyInitContainer')) && usesImage('postgresql', 'library/postgres');
  const isMain = pod.component === 'webserver' || pod.component === 'daemon';
  const waits = isMain && waitsForLocations(view) && usesImage('busybox', 'busybox');
  return [...(waitsForDatabase ? ['check-db-ready'] : []), ...(waits ? ['init-user-deployment-*'] : [])];
}
