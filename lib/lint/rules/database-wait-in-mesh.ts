import { isTruthy } from '../../dagster/values/go-value';
import type { LintRule } from '../lint-rule';
import { mainPods, type PodOwner } from '../pod-owner';
import { textOf } from '../values-map';

/** Labels and annotations that put a proxy into the pod. */
const injections: readonly { readonly key: string; readonly value?: string }[] = [
  { key: 'sidecar.istio.io/inject', value: 'true' },
  { key: 'istio.io/rev' },
  { key: 'linkerd.io/inject', value: 'enabled' },
];

/** Annotations that let an init container through: a proxy that starts before it, or traffic that passes by the proxy. */
const ways = [
  'sidecar.istio.io/nativeSidecar',
  'traffic.sidecar.istio.io/excludeOutboundPorts',
  'traffic.sidecar.istio.io/excludeOutboundIPRanges',
  'config.alpha.linkerd.io/proxy-enable-native-sidecar',
  'config.beta.linkerd.io/proxy-enable-native-sidecar',
  'config.linkerd.io/proxy-enable-native-sidecar',
  'config.linkerd.io/skip-outbound-ports',
];

/** Istio's proxy runs as this user, whose traffic is never redirected. */
const istioUser = '1337';

/** A mesh redirects a pod’s traffic before its init containers run, and starts its proxy after them. */
export const databaseWaitInMesh: LintRule = {
  code: 'DAG013',
  title: 'the wait for the database deadlocks in a service mesh',
  verdict: 'lint',
  explanation:
    'In a pod with an injected proxy all traffic goes to the proxy, which starts after the init containers: check-db-ready never reaches the database, and the pod stays in Init. With native sidecars the proxy starts first.',
  fix: 'set checkDbReadyInitContainer: false there, or the annotation sidecar.istio.io/nativeSidecar: "true"',
  source: [26284],
  check: (view) =>
    mainPods(view).flatMap((pod) => {
      if (!isTruthy(pod.get('checkDbReadyInitContainer')) || hasWay(pod)) return [];
      const injection = injectionOf(pod);
      if (injection === undefined) return [];
      return [
        {
          message: `${pod.label} waits for the database in an init container, before the proxy that "${injection.key}" injects: the wait never ends`,
          path: pod.place(injection.section, injection.key),
        },
      ];
    }),
};

function injectionOf(pod: PodOwner): { section: string; key: string } | undefined {
  return ['labels', 'annotations']
    .flatMap((section) => injections.map((injection) => ({ section, ...injection })))
    .find(({ section, key, value }) => {
      const set = pod.get(section, key);
      return value === undefined ? isTruthy(set) : String(set) === value;
    });
}

function hasWay(pod: PodOwner): boolean {
  const isGiven = (key: string) => {
    const value = textOf(pod.get('annotations', key));
    return value !== undefined && value !== 'false';
  };
  return ways.some(isGiven) || textOf(pod.get('securityContext', 'runAsUser')) === istioUser;
}
