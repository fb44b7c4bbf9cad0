import { compareText } from '../diagnostics/order';
import type { Manifest } from '../manifest';

/** Helm's order of installation: what others need comes first. Kinds that it does not know come last, by name. */
const kinds = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];
const ranks = new Map(kinds.map((kind, rank) => [kind, rank]));

/** Sorts objects by Helm's order of installation, then kind, namespace and name. */
export function inInstallOrder(manifests: readonly Manifest[]): Manifest[] {
  const rank = ({ kind }: Manifest) => ranks.get(kind) ?? kinds.length;
  return [...manifests].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compareText(a.kind, b.kind) ||
      compareText(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
      compareText(a.metadata.name, b.metadata.name),
  );
}
