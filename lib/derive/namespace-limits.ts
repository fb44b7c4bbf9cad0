import type { ObjectNames } from '../dagster/object-names';
import type { Platform } from '../schema/platform/platform';
import type { FloeResources } from './floe-resources';
import { componentResources } from './instance-values';

/** Where platform.yaml says what a namespace may use. */
export const namespaceLimitsPath = ['infrastructure', 'lifecycle', 'resource_quotas', 'namespace_limits'] as const;

/** The keys of `namespace_limits` by the name that a ResourceQuota gives them. */
export const quotaKeys = {
  pods: 'pods',
  'requests.cpu': 'requests_cpu',
  'requests.memory': 'requests_memory',
  'limits.cpu': 'limits_cpu',
  'limits.memory': 'limits_memory',
} as const;

/**
 * Derives what the namespace grants from `infrastructure.lifecycle.resource_quotas` (schema section 3.6): nothing unless
 * `lifecycle` is there and the quotas are on.
 *
 * Beside a quota Kubernetes refuses a container without requests and limits, so a LimitRange gives such a container the
 * profile `platform`. Its most is the quota itself: what is larger than a profile still fits where the operator says so,
 * and what could never fit is refused by its own name.
 */
export function namespaceLimits(platform: Platform, names: ObjectNames): Pick<FloeResources, 'quota' | 'limitRange'> {
  const quotas = platform.infrastructure?.lifecycle?.resource_quotas;
  if (quotas?.enabled !== true) return {};
  const limits = quotas.namespace_limits;
  const hard = Object.entries(quotaKeys).map(([name, key]) => [name, String(limits[key])]);
  const { requests, limits: most } = componentResources(platform);
  return {
    quota: { name: `${names.fullname}-quota`, hard: Object.fromEntries(hard) },
    limitRange: {
      name: `${names.fullname}-limits`,
      defaultRequest: requests,
      default: most,
      max: { cpu: limits.limits_cpu, memory: limits.limits_memory },
    },
  };
}
