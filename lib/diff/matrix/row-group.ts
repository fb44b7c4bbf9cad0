import type { TreeStep } from '../compare/tree';
import type { MatrixGroup } from './matrix';

/** Kinds whose settings are all of one group. */
const kindGroups: Readonly<Record<string, MatrixGroup>> = {
  HorizontalPodAutoscaler: 'scale',
  PodDisruptionBudget: 'scale',
  ResourceQuota: 'resources',
  LimitRange: 'resources',
  PersistentVolumeClaim: 'resources',
  Secret: 'secrets',
  ExternalSecret: 'secrets',
  SealedSecret: 'secrets',
  SecretStore: 'secrets',
  ClusterSecretStore: 'secrets',
  Role: 'access',
  ClusterRole: 'access',
  RoleBinding: 'access',
  ClusterRoleBinding: 'access',
  ServiceAccount: 'access',
  NetworkPolicy: 'access',
  Ingress: 'access',
  Service: 'access',
  Namespace: 'access',
};
/** Kinds of which being there or not is a matter of scale. */
const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

/** Names of fields that tell the group of what is at or below them, the first group that has one counts. */
const fieldGroups: readonly (readonly [MatrixGroup, RegExp])[] = [
  ['image', /^(image|imagePullPolicy|job_image|image_pull_policy|DAGSTER_CURRENT_IMAGE)$/],
  ['resources', /^(resources|resource_profiles|volumeClaimTemplates|sizeLimit|size_limit)$/],
  [
    'secrets',
    /^(secretKeyRef|secretRef|secret|secrets|imagePullSecrets|image_pull_secrets|env_secrets|secret_ref|secretName)$/,
  ],
  [
    'access',
    /^(serviceAccountName|service_account_name|automountServiceAccountToken|\w*[sS]ecurityContext|\w*security_context|host(Network|PID|IPC|Path|Port)|credentials)$/,
  ],
  [
    'scale',
    /^(replicas|parallelism|completions|affinity|topologySpreadConstraints|nodeSelector|tolerations|concurrency|pools|max_concurrent\w*|num_\w+)$/,
  ],
];
const secretSource = /"(secretKeyRef|secretRef|secretName)":/;

/**
 * The group that a setting belongs to.
 *
 * @param steps - where it stands in its object; empty for the object itself
 * @param values - what stands there, of each environment
 */
export function rowGroup(kind: string, steps: readonly TreeStep[], values: readonly unknown[]): MatrixGroup {
  const known = kindGroups[kind];
  if (known !== undefined) return known;
  if (steps.length === 0) return workloads.has(kind) ? 'scale' : 'flags';
  for (const [group, pattern] of fieldGroups) if (steps.some(({ key }) => pattern.test(key))) return group;
  return values.some(isSecretSource) ? 'secrets' : 'flags';
}

function isSecretSource(value: unknown): boolean {
  return typeof value === 'object' && value !== null && secretSource.test(JSON.stringify(value));
}
