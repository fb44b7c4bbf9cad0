import type { Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import type { ChartValues } from './floe-shorthands';

/** How many webservers run: a fixed number, or the bounds of an autoscaler. */
export interface WebserverReplicas {
  readonly least: number;
  readonly most: number;
  /** Percent of what the pods request, by resource. @default - no autoscaler */
  readonly targets?: { readonly cpu?: number; readonly memory?: number };
}

/** An autoscaler of one replica would only ever add to a service that is down with its node. */
const defaultLeast = 2;
/** Utilisation at which most autoscalers are set: room for a peak while the next pod starts. */
const defaultCpuTarget = 80;

/**
 * Reads how many webservers an environment runs (R16, replica counts for high availability).
 *
 * With `autoscaling.enabled` the least is `minReplicas`, else the fixed `replicaCount`, else 2; the most is
 * `maxReplicas`, else twice the least.
 */
export function webserverReplicas(tiers: Tiers, operator: ChartValues, diagnostics: Diagnostic[]): WebserverReplicas {
  const fixed = fixedReplicas(operator);
  const { autoscaling } = tiers.floe;
  if (autoscaling?.enabled !== true) return { least: fixed ?? 1, most: fixed ?? 1 };
  const least = autoscaling.minReplicas ?? (fixed === undefined || fixed === 0 ? defaultLeast : fixed);
  const most = autoscaling.maxReplicas ?? 2 * least;
  if (least > most) {
    const key = autoscaling.minReplicas === undefined ? 'maxReplicas' : 'minReplicas';
    const place = locateInLayers(tiers.layers, ['floe', 'autoscaling', key]);
    diagnostics.push({
      severity: 'error',
      code: 'FLOE3160',
      message: `the autoscaler would run at least ${least} webservers and at most ${most}`,
      fix: `set autoscaling.maxReplicas to ${least} or more`,
      path: place?.path,
      range: place?.value,
    });
  }
  if (autoscaling.minReplicas !== undefined && fixed !== undefined && fixed !== autoscaling.minReplicas) {
    const place = fixedPlace(tiers);
    diagnostics.push({
      severity: 'warning',
      code: 'FLOE3161',
      message: `${fixed} replicas have no effect: the autoscaler runs ${least} to ${most} webservers`,
      fix: 'remove it, or remove autoscaling.minReplicas, whose default it is',
      path: place?.path,
      range: place?.value,
    });
  }
  const { targetCPUUtilizationPercentage: cpu, targetMemoryUtilizationPercentage: memory } = autoscaling;
  return {
    least,
    most,
    targets: cpu === undefined && memory === undefined ? { cpu: defaultCpuTarget } : { cpu, memory },
  };
}

/** The chart lays the deprecated section `dagit` over `dagsterWebserver`. */
function fixedReplicas(operator: ChartValues): number | undefined {
  const counts = ['dagit', 'dagsterWebserver'].map((key) => {
    const section = operator[key];
    return isRecord(section) ? section['replicaCount'] : undefined;
  });
  return counts.find((count) => typeof count === 'number');
}

function fixedPlace({ layers }: Tiers) {
  const full = locateInLayers(layers, ['dagster', 'dagsterWebserver', 'replicaCount']);
  return full?.exact === true ? full : locateInLayers(layers, ['floe', 'replicaCount']);
}
