import type { ObjectNames } from '../dagster/object-names';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import type { FloeResources } from './floe-resources';
import type { ChartValues } from './floe-shorthands';
import type { WebserverReplicas } from './webserver-replicas';

/**
 * Completes the webserver's values for more than one replica: spread over nodes, and no fixed number beside an
 * autoscaler.
 *
 * With an autoscaler `replicaCount` becomes null, so that the Deployment has no `replicas`: what is applied again and
 * again from a repository would else set back what the autoscaler decided. The spread is a wish, not a condition: a
 * cluster with a single node left still runs all of them. An operator's own `podAntiAffinity` wins.
 */
export function availableWebserver(webserver: unknown, replicas: WebserverReplicas, names: ObjectNames): ChartValues {
  const values = isRecord(webserver) ? webserver : {};
  const affinity = values['affinity'];
  const operator = isRecord(affinity) ? affinity : {};
  const spread = replicas.most > 1 && affinity !== null && operator['podAntiAffinity'] === undefined;
  return {
    ...values,
    ...(replicas.targets === undefined ? {} : { replicaCount: null }),
    ...(spread ? { affinity: { ...operator, podAntiAffinity: apart(names) } } : {}),
  };
}

function apart({ webservers }: ObjectNames): ChartValues {
  const preferred = webservers.map(({ selector }) => ({
    weight: 100,
    podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { ...selector } } },
  }));
  return { preferredDuringSchedulingIgnoredDuringExecution: preferred };
}

/** The autoscaler of each webserver, and the budget that keeps a drained node from taking all of them at once. */
export function availabilityObjects(
  tiers: Tiers,
  replicas: WebserverReplicas,
  names: ObjectNames,
  diagnostics: Diagnostic[],
): Pick<FloeResources, 'autoscalers' | 'disruptionBudgets'> {
  const { least, most, targets } = replicas;
  const budget = disruptionBudget(tiers, least, diagnostics);
  return {
    ...(targets === undefined
      ? {}
      : { autoscalers: names.webservers.map(({ name }) => ({ name, deployment: name, least, most, targets })) }),
    ...(budget === undefined
      ? {}
      : { disruptionBudgets: names.webservers.map(({ name, selector }) => ({ name, selector, ...budget })) }),
  };
}

type Budget = { readonly maxUnavailable: number | string } | { readonly minAvailable: number | string };

/** One pod at a time may go, unless the operator says otherwise; for a single replica there is no budget by itself. */
function disruptionBudget(tiers: Tiers, least: number, diagnostics: Diagnostic[]): Budget | undefined {
  const { podDisruptionBudget: { enabled, minAvailable, maxUnavailable } = {} } = tiers.floe;
  if (!(enabled ?? least > 1)) return undefined;
  const report = (severity: Diagnostic['severity'], code: string, key: string, message: string, fix: string): void => {
    const place = locateInLayers(tiers.layers, ['floe', 'podDisruptionBudget', key]);
    diagnostics.push({ severity, code, message, fix, path: place?.path, range: place?.value });
  };
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    const message = 'both minAvailable and maxUnavailable are set; Kubernetes takes one of them';
    report('error', 'FLOE3162', 'maxUnavailable', message, 'remove one of the two');
  }
  const stuck = 'a node with one of them cannot be drained';
  if (minAvailable === '100%' || (typeof minAvailable === 'number' && minAvailable >= least)) {
    const message = `${minAvailable} of ${least} webservers must stay up, so none may be evicted: ${stuck}`;
    report('warning', 'FLOE3163', 'minAvailable', message, 'set podDisruptionBudget: { maxUnavailable: 1 }');
  }
  if (maxUnavailable === 0 || maxUnavailable === '0%') {
    const message = `no webserver may be evicted: ${stuck}`;
    report('warning', 'FLOE3163', 'maxUnavailable', message, 'set it to 1');
  }
  return minAvailable === undefined ? { maxUnavailable: maxUnavailable ?? 1 } : { minAvailable };
}
