import type { DataCursor } from '../data-cursor';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';
import { runConfigurations } from '../run-configuration';
import type { Workload } from '../workload';
import { type Amounts, type ContainerDefaults, containerAmounts, plus, podAmounts } from './amounts';

/** What one workload asks of its namespace. */
export interface Demand {
  readonly name: string;
  readonly pod: Amounts;
  /** Pods that run all the time. */
  readonly replicas: number;
  /** Pods at the top of its autoscaler. @default - no autoscaler */
  readonly most?: number;
  /** An update starts a new pod before it stops an old one, and cannot do otherwise. */
  readonly surges: boolean;
}

/** What runs of one origin ask for, one pod each. */
export interface RunDemand {
  readonly name: string;
  readonly pod: Amounts;
}

/** Workloads whose pods stay; Jobs come and go, and how many pods a DaemonSet has depends on the cluster. */
const lasting = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Pod', 'DaemonSet']);

/** What the workloads of a namespace ask for, in the order of the manifests. */
export function demandsOf(index: ManifestIndex, namespace: string): Demand[] {
  const defaults = containerDefaults(index, namespace);
  const autoscalers = index
    .ofKind('autoscaling', 'HorizontalPodAutoscaler')
    .filter((entry) => entry.namespace === namespace);
  const scaled = new Map(autoscalers.map((entry) => [scaleTarget(entry), entry.cursor.get('spec')]));
  return index.workloads
    .filter(({ entry }) => entry.namespace === namespace && lasting.has(entry.kind))
    .map((workload) => demandOf(workload, defaults, scaled.get(`${workload.entry.kind}/${workload.entry.name}`)));
}

function demandOf({ entry, pod }: Workload, defaults: ContainerDefaults, autoscaler: DataCursor | undefined): Demand {
  const spec = entry.cursor.get('spec');
  const written = count(spec.raw('replicas'));
  const least = autoscaler === undefined ? undefined : (count(autoscaler.raw('minReplicas')) ?? 1);
  const replicas = Math.max(written ?? 0, least ?? 0, written === undefined && least === undefined ? 1 : 0);
  const most = count(autoscaler?.raw('maxReplicas'));
  return {
    name: entry.name,
    pod: podAmounts(pod, defaults),
    replicas,
    ...(most === undefined ? {} : { most }),
    surges: entry.kind === 'Deployment' && mustSurge(spec.get('strategy'), replicas),
  };
}

/** What the runs of each code location ask for; of the run launcher, where no location says more. */
export function runDemandsOf(index: ManifestIndex, namespace: string): RunDemand[] {
  const defaults = containerDefaults(index, namespace);
  const { contexts, launchers } = runConfigurations(index);
  return (contexts.length === 0 ? launchers : contexts)
    .filter((configuration) => configuration.namespace === namespace)
    .map(({ entry, config }) => {
      const raw = config.at('run_k8s_config', 'container_config', 'resources');
      const main = containerAmounts(raw.entries().length > 0 ? raw : config.get('resources'), defaults);
      return {
        name: entry.name,
        pod: plus(podAmounts(config.at('run_k8s_config', 'pod_spec_config'), defaults), main),
      };
    });
}

function containerDefaults(index: ManifestIndex, namespace: string): ContainerDefaults {
  const limits = index
    .ofKind('', 'LimitRange')
    .filter((entry) => entry.namespace === namespace)
    .flatMap((entry) => entry.cursor.get('spec').itemsOf('limits'))
    .find((limit) => limit.raw('type') === 'Container');
  return { requests: limits?.get('defaultRequest'), limits: limits?.get('default') };
}

function scaleTarget({ cursor }: IndexedManifest): string {
  const target = cursor.at('spec', 'scaleTargetRef');
  return `${target.textOf('kind') ?? ''}/${target.textOf('name') ?? ''}`;
}

/** True when no old pod may go before a new one is there: Kubernetes' default up to three replicas. */
function mustSurge(strategy: DataCursor, replicas: number): boolean {
  if (replicas === 0 || strategy.raw('type') === 'Recreate') return false;
  const rolling = strategy.get('rollingUpdate');
  const unavailable = partOf(rolling.raw('maxUnavailable') ?? '25%', replicas, Math.floor);
  const surge = partOf(rolling.raw('maxSurge') ?? '25%', replicas, Math.ceil);
  return unavailable === 0 && surge > 0;
}

function partOf(value: unknown, replicas: number, round: (share: number) => number): number {
  if (typeof value === 'number') return value;
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value) : null;
  return percent === null ? 0 : round((Number(percent[1]) * replicas) / 100);
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
