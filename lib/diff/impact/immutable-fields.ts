import type { Manifest } from '../../manifest';
import type { TreeChange } from '../compare/tree';

/** Fields that the API server does not let change, by kind (Kubernetes API validation); a path covers what is below it. */
const immutableFields: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec.selector'],
  DaemonSet: ['spec.selector'],
  ReplicaSet: ['spec.selector'],
  StatefulSet: ['spec.selector', 'spec.serviceName', 'spec.volumeClaimTemplates', 'spec.podManagementPolicy'],
  Job: ['spec.selector', 'spec.template', 'spec.completions', 'spec.completionMode', 'spec.manualSelector'],
  Pod: ['spec'],
  Service: ['spec.clusterIP', 'spec.clusterIPs', 'spec.loadBalancerClass'],
  RoleBinding: ['roleRef'],
  ClusterRoleBinding: ['roleRef'],
  PersistentVolumeClaim: [
    'spec.accessModes',
    'spec.selector',
    'spec.storageClassName',
    'spec.volumeMode',
    'spec.volumeName',
    'spec.dataSource',
    'spec.dataSourceRef',
    'spec.resources.limits',
  ],
  PersistentVolume: ['spec.persistentVolumeSource', 'spec.nodeAffinity', 'spec.volumeMode'],
  StorageClass: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
  PriorityClass: ['value', 'preemptionPolicy'],
  IngressClass: ['spec.controller'],
  Secret: ['type'],
  CustomResourceDefinition: ['spec.group', 'spec.scope', 'spec.names.plural'],
};
/** What a Pod lets change all the same. */
const mutablePodFields = /^spec\.(activeDeadlineSeconds|tolerations|terminationGracePeriodSeconds)|\.image$/;

/** The first field among changes that cannot change in place; undefined when all can. */
export function immutableField(before: Manifest, changes: readonly TreeChange[]): string | undefined {
  const frozen = immutableFields[before.kind] ?? [];
  const isImmutable = before['immutable'] === true && (before.kind === 'ConfigMap' || before.kind === 'Secret');
  for (const { steps } of changes) {
    const path = steps.map(({ key }) => key).join('.');
    if (isImmutable && /^(data|stringData|binaryData|immutable)(\.|$)/.test(path)) return `${steps[0]?.key}`;
    if (before.kind === 'Pod' && mutablePodFields.test(path)) continue;
    const found = frozen.find(
      (field) => path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
