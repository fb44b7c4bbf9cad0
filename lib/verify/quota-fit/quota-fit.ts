import { compareText } from '../../diagnostics/order';
import type { Manifest } from '../../manifest';
import type { Finding, VerifyContext } from '../finding';
import { FindingList } from '../finding-list';
import { type IndexedManifest, manifestIndex } from '../manifest-index';
import { amountOf, formatAmount, nothing, plus, type QuotaName, quotaNames } from './amounts';
import { type Demand, demandsOf, type RunDemand, runDemandsOf } from './demand';

/**
 * Checks that the workloads of a namespace fit its quotas: all replicas together (an error), the new pod of an update or
 * the top of an autoscaler, and one run beside them (warnings).
 *
 * Kubernetes itself says nothing when a quota is full: Deployments just stay short of pods, and runs fail to start.
 */
export function checkQuotaFit(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const index = manifestIndex(manifests, context.namespace);
  for (const quota of index.ofKind('', 'ResourceQuota')) {
    // A quota with scopes counts some of the pods only.
    if (quota.cursor.get('spec').itemsOf('scopes').length > 0 || quota.cursor.at('spec', 'scopeSelector').present)
      continue;
    const demands = demandsOf(index, quota.namespace);
    const runs = runDemandsOf(index, quota.namespace);
    for (const name of quotaNames) checkOne({ quota, name, demands, runs, found });
  }
  for (const range of index.ofKind('', 'LimitRange')) checkLimitRange(range, found);
  return found.findings;
}

interface QuotaCheck {
  readonly quota: IndexedManifest;
  readonly name: QuotaName;
  readonly demands: readonly Demand[];
  readonly runs: readonly RunDemand[];
  readonly found: FindingList;
}

function checkOne({ quota, name, demands, runs, found }: QuotaCheck): void {
  const at = quota.cursor.at('spec', 'hard', name);
  const hard = amountOf(at.value);
  if (hard === undefined) return;
  const used = demands.reduce((sum, demand) => plus(sum, demand.pod, demand.replicas), nothing)[name];
  const show = (amount: bigint) => describe(name, amount);
  const granted = `the quota grants ${formatAmount(name, hard)}`;
  if (used > hard) {
    found.add(quota, at, {
      code: 'FLOE3164',
      message: `the workloads ${verb(name)} ${show(used)} in all, ${granted}: ${bySize(demands, name)}`,
      fix: `raise it to ${formatAmount(name, used)} or more, or lower replicas or resources`,
    });
    return;
  }
  const free = hard - used;
  const left = `${formatAmount(name, free)} is left of the ${formatAmount(name, hard)} that the quota grants`;
  const tight = [...demands].sort((a, b) => Number(b.pod[name] - a.pod[name]) || compareText(a.name, b.name));
  const stuck = tight.filter((demand) => demand.surges && demand.pod[name] > free);
  if (stuck[0] !== undefined) {
    found.add(quota, at, {
      severity: 'warning',
      code: 'FLOE3165',
      message: `an update of ${names(stuck)} cannot start its new pod, which ${verb(name, 1)} ${show(stuck[0].pod[name])}; ${left}`,
      fix: `raise it to ${formatAmount(name, used + stuck[0].pod[name])} or more`,
    });
  }
  const grown = demands.reduce(
    (sum, { pod, replicas, most }) => plus(sum, pod, Math.max(replicas, most ?? 0)),
    nothing,
  )[name];
  if (grown > hard) {
    found.add(quota, at, {
      severity: 'warning',
      code: 'FLOE3165',
      message: `the autoscaler of ${names(demands.filter(({ most }) => most !== undefined))} cannot reach its most: all pods would then ${verb(name)} ${show(grown)}, ${granted}`,
      fix: `raise it to ${formatAmount(name, grown)} or more, or lower autoscaling.maxReplicas`,
    });
  }
  const large = runs.filter(({ pod }) => pod[name] > free);
  const [largest] = [...large].sort((a, b) => Number(b.pod[name] - a.pod[name]) || compareText(a.name, b.name));
  if (largest === undefined) return;
  found.add(quota, at, {
    severity: 'warning',
    code: 'FLOE3166',
    message: `no run of ${names(large)} fits beside the workloads: it ${verb(name, 1)} ${show(largest.pod[name])}, and ${left}`,
    fix: `raise it to ${formatAmount(name, used + largest.pod[name])} or more, or lower the resources of runs`,
  });
}

/** Kubernetes refuses every container that takes a default above the most. */
function checkLimitRange(range: IndexedManifest, found: FindingList): void {
  for (const limit of range.cursor.get('spec').itemsOf('limits')) {
    for (const [resource, cursor] of limit.get('default').entries()) {
      const [own, most] = [amountOf(cursor.value), amountOf(limit.get('max').raw(resource))];
      if (own === undefined || most === undefined || own <= most) continue;
      found.add(range, cursor, {
        code: 'FLOE3167',
        message: `a container that names no limits gets ${String(cursor.value)} ${resource}, more than the ${String(limit.get('max').raw(resource))} that the whole namespace may use`,
        fix: 'raise limits of the quota, or lower the resource profile "platform"',
      });
    }
  }
}

/** The five that take most, with what each takes. */
function bySize(demands: readonly Demand[], name: QuotaName): string {
  const total = ({ pod, replicas }: Demand) => pod[name] * BigInt(replicas);
  const sorted = demands
    .filter((demand) => total(demand) > 0n)
    .sort((a, b) => (total(a) === total(b) ? compareText(a.name, b.name) : total(a) > total(b) ? -1 : 1));
  const shown = sorted.slice(0, 5).map((demand) => {
    const each = name === 'pods' ? '' : ` × ${formatAmount(name, demand.pod[name])}`;
    return `${demand.name} ${demand.replicas}${each}`;
  });
  const rest = sorted.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function names(demands: readonly { readonly name: string }[]): string {
  const shown = demands.slice(0, 3).map(({ name }) => name);
  const rest = demands.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

function verb(name: QuotaName, count = 2): string {
  const word = name === 'pods' ? 'take' : name.startsWith('limits') ? 'have limits of' : 'request';
  if (count !== 1) return word;
  return name === 'pods' ? 'takes' : name.startsWith('limits') ? 'has limits of' : 'requests';
}

function describe(name: QuotaName, amount: bigint): string {
  if (name === 'pods') return `${formatAmount(name, amount)} pods`;
  return `${formatAmount(name, amount)} ${name.endsWith('cpu') ? 'CPU' : 'memory'}`;
}
