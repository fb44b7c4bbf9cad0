import type { DataCursor } from '../data-cursor';
import { parseQuantity } from '../quantity';
import { podContainers } from '../workload';

/** What a quota counts. */
export const quotaNames = ['pods', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'] as const;
export type QuotaName = (typeof quotaNames)[number];

/** Exact amounts in billionths of a unit, the finest that Kubernetes keeps. */
export type Amounts = Readonly<Record<QuotaName, bigint>>;

/** What a container gets that names no resources: a LimitRange's `defaultRequest` and `default`. */
export interface ContainerDefaults {
  readonly requests: DataCursor | undefined;
  readonly limits: DataCursor | undefined;
}

const billion = 9;

/** A quantity in billionths, rounded up as Kubernetes does; undefined for what is no quantity. */
export function amountOf(value: unknown): bigint | undefined {
  const quantity = parseQuantity(value);
  if (quantity === undefined) return undefined;
  const scale = quantity.exponent + billion;
  const magnitude = quantity.mantissa << BigInt(quantity.binary);
  if (scale >= 0) return magnitude * 10n ** BigInt(scale);
  const divisor = 10n ** BigInt(-scale);
  return (magnitude + divisor - 1n) / divisor;
}

/** Adds `times` of one thing to another. */
export function plus(sum: Amounts, more: Amounts, times = 1): Amounts {
  return mapAmounts((name) => sum[name] + more[name] * BigInt(times));
}

export const nothing: Amounts = mapAmounts(() => 0n);

/**
 * What the scheduler and a quota count for one pod: its containers together, or its largest init container where that is
 * more; init containers that keep running (`restartPolicy: Always`) count with the containers.
 */
export function podAmounts(pod: DataCursor, defaults: ContainerDefaults): Amounts {
  let running = mapAmounts((name) => (name === 'pods' ? (amountOf(1) ?? 0n) : 0n));
  let starting = nothing;
  for (const { cursor, role } of podContainers(pod)) {
    if (role === 'ephemeral container') continue;
    const own = containerAmounts(cursor.get('resources'), defaults);
    if (role === 'init container' && cursor.raw('restartPolicy') !== 'Always') {
      const peak = plus(running, own);
      starting = larger(peak, starting);
    } else running = plus(running, own);
  }
  const overhead = pod.get('overhead');
  const extra = mapAmounts((name) => (name === 'pods' ? 0n : (amountOf(overhead.raw(resourceOf(name))) ?? 0n)));
  return plus(larger(running, starting), extra);
}

/** What one container counts for; a request that is missing is its limit, as the API server fills it in. */
export function containerAmounts(resources: DataCursor, defaults: ContainerDefaults): Amounts {
  const read = (part: 'requests' | 'limits', resource: string) => amountOf(resources.at(part).raw(resource));
  return mapAmounts((name) => {
    if (name === 'pods') return 0n;
    const resource = resourceOf(name);
    const limit = read('limits', resource);
    const fallback = amountOf(defaults.limits?.raw(resource));
    if (name.startsWith('limits')) return limit ?? fallback ?? 0n;
    return read('requests', resource) ?? limit ?? amountOf(defaults.requests?.raw(resource)) ?? fallback ?? 0n;
  });
}

/** An amount as people write it: `2500m`, `12`, `1536Mi`, `8Gi`. */
export function formatAmount(name: QuotaName, amount: bigint): string {
  const unit = 10n ** BigInt(billion);
  if (name === 'pods') return String(amount / unit);
  if (name.endsWith('cpu'))
    return amount % unit === 0n ? String(amount / unit) : `${(amount + 999_999n) / 1_000_000n}m`;
  const bytes = (amount + unit - 1n) / unit;
  for (const [suffix, size] of [
    ['Gi', 1n << 30n],
    ['Mi', 1n << 20n],
    ['Ki', 1n << 10n],
  ] as const) {
    if (bytes >= size && bytes % size === 0n) return `${bytes / size}${suffix}`;
  }
  return String(bytes);
}

function larger(a: Amounts, b: Amounts): Amounts {
  return mapAmounts((name) => {
    if (a[name] > b[name]) return a[name];
    return b[name];
  });
}

function resourceOf(name: QuotaName): string {
  return name.slice(name.indexOf('.') + 1);
}

function mapAmounts(amount: (name: QuotaName) => bigint): Amounts {
  return Object.fromEntries(quotaNames.map((name) => [name, amount(name)])) as Record<QuotaName, bigint>;
}
