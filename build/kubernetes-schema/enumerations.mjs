const protocols = ['TCP', 'UDP', 'SCTP'];
const profiles = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const pullPolicies = ['Always', 'IfNotPresent', 'Never'];
const messagePolicies = ['File', 'FallbackToLogsOnError'];
const restartPolicies = ['Always', 'OnFailure', 'Never'];
const accessModes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const setOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const preemption = ['Never', 'PreemptLowerPriority'];
const honor = ['Honor', 'Ignore'];
const failure = ['Ignore', 'Fail'];
const matching = ['Exact', 'Equivalent'];
const operations = ['*', 'CREATE', 'UPDATE', 'DELETE', 'CONNECT'];
const scopes = ['Cluster', 'Namespaced', '*'];
const sideEffects = ['None', 'NoneOnDryRun'];
const volumeModes = ['Filesystem', 'Block'];

/**
 * The values of fields that the API server enumerates in code: the published OpenAPI definitions leave them out
 * (Kubernetes API reference, each field's description). A list field's entry holds for its items.
 */
export const enumerations = {
  'admissionregistration.v1.MutatingWebhook.failurePolicy': failure,
  'admissionregistration.v1.MutatingWebhook.matchPolicy': matching,
  'admissionregistration.v1.MutatingWebhook.reinvocationPolicy': ['Never', 'IfNeeded'],
  'admissionregistration.v1.MutatingWebhook.sideEffects': sideEffects,
  'admissionregistration.v1.RuleWithOperations.operations': operations,
  'admissionregistration.v1.RuleWithOperations.scope': scopes,
  'admissionregistration.v1.ValidatingAdmissionPolicySpec.failurePolicy': failure,
  'admissionregistration.v1.ValidatingWebhook.failurePolicy': failure,
  'admissionregistration.v1.ValidatingWebhook.matchPolicy': matching,
  'admissionregistration.v1.ValidatingWebhook.sideEffects': sideEffects,
  'apps.v1.DaemonSetUpdateStrategy.type': ['RollingUpdate', 'OnDelete'],
  'apps.v1.DeploymentStrategy.type': ['Recreate', 'RollingUpdate'],
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': ['Retain', 'Delete'],
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': ['Retain', 'Delete'],
  'apps.v1.StatefulSetSpec.podManagementPolicy': ['OrderedReady', 'Parallel'],
  'apps.v1.StatefulSetUpdateStrategy.type': ['RollingUpdate', 'OnDelete'],
  'autoscaling.v2.HPAScalingPolicy.type': ['Pods', 'Percent'],
  'autoscaling.v2.HPAScalingRules.selectPolicy': ['Max', 'Min', 'Disabled'],
  'autoscaling.v2.MetricSpec.type': ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'],
  'autoscaling.v2.MetricTarget.type': ['Utilization', 'Value', 'AverageValue'],
  'batch.v1.CronJobSpec.concurrencyPolicy': ['Allow', 'Forbid', 'Replace'],
  'batch.v1.JobSpec.completionMode': ['NonIndexed', 'Indexed'],
  'batch.v1.JobSpec.podReplacementPolicy': ['TerminatingOrFailed', 'Failed'],
  'batch.v1.PodFailurePolicyOnExitCodesRequirement.operator': ['In', 'NotIn'],
  'batch.v1.PodFailurePolicyRule.action': ['FailJob', 'FailIndex', 'Ignore', 'Count'],
  'core.v1.AppArmorProfile.type': profiles,
  'core.v1.Container.imagePullPolicy': pullPolicies,
  'core.v1.Container.restartPolicy': restartPolicies,
  'core.v1.Container.terminationMessagePolicy': messagePolicies,
  'core.v1.ContainerPort.protocol': protocols,
  'core.v1.ContainerResizePolicy.restartPolicy': ['NotRequired', 'RestartContainer'],
  'core.v1.EphemeralContainer.imagePullPolicy': pullPolicies,
  'core.v1.EphemeralContainer.terminationMessagePolicy': messagePolicies,
  'core.v1.HTTPGetAction.scheme': ['HTTP', 'HTTPS'],
  'core.v1.HostPathVolumeSource.type': [
    'DirectoryOrCreate',
    'Directory',
    'FileOrCreate',
    'File',
    'Socket',
    'CharDevice',
    'BlockDevice',
  ],
  'core.v1.NodeSelectorRequirement.operator': [...setOperators, 'Gt', 'Lt'],
  'core.v1.PersistentVolumeClaimSpec.accessModes': accessModes,
  'core.v1.PersistentVolumeClaimSpec.volumeMode': volumeModes,
  'core.v1.PersistentVolumeSpec.accessModes': accessModes,
  'core.v1.PersistentVolumeSpec.persistentVolumeReclaimPolicy': ['Retain', 'Recycle', 'Delete'],
  'core.v1.PersistentVolumeSpec.volumeMode': volumeModes,
  'core.v1.PodOS.name': ['linux', 'windows'],
  'core.v1.PodSecurityContext.fsGroupChangePolicy': ['OnRootMismatch', 'Always'],
  'core.v1.PodSecurityContext.supplementalGroupsPolicy': ['Merge', 'Strict'],
  'core.v1.PodSpec.dnsPolicy': ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'],
  'core.v1.PodSpec.preemptionPolicy': preemption,
  'core.v1.PodSpec.restartPolicy': restartPolicies,
  'core.v1.ResourceQuotaSpec.scopes': [
    'Terminating',
    'NotTerminating',
    'BestEffort',
    'NotBestEffort',
    'PriorityClass',
    'CrossNamespacePodAffinity',
    'VolumeAttributesClass',
  ],
  'core.v1.ScopedResourceSelectorRequirement.operator': setOperators,
  'core.v1.SeccompProfile.type': profiles,
  'core.v1.SecurityContext.procMount': ['Default', 'Unmasked'],
  'core.v1.ServicePort.protocol': protocols,
  'core.v1.ServiceSpec.externalTrafficPolicy': ['Cluster', 'Local'],
  'core.v1.ServiceSpec.internalTrafficPolicy': ['Cluster', 'Local'],
  'core.v1.ServiceSpec.ipFamilies': ['IPv4', 'IPv6'],
  'core.v1.ServiceSpec.ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  'core.v1.ServiceSpec.sessionAffinity': ['ClientIP', 'None'],
  'core.v1.ServiceSpec.type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  'core.v1.Taint.effect': taintEffects,
  'core.v1.Toleration.effect': taintEffects,
  'core.v1.Toleration.operator': ['Exists', 'Equal', 'Lt', 'Gt'],
  'core.v1.TopologySpreadConstraint.nodeAffinityPolicy': honor,
  'core.v1.TopologySpreadConstraint.nodeTaintsPolicy': honor,
  'core.v1.TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
  'core.v1.VolumeMount.mountPropagation': ['None', 'HostToContainer', 'Bidirectional'],
  'core.v1.VolumeMount.recursiveReadOnly': ['Disabled', 'IfPossible', 'Enabled'],
  'discovery.v1.EndpointSlice.addressType': ['IPv4', 'IPv6', 'FQDN'],
  'meta.v1.LabelSelectorRequirement.operator': setOperators,
  'networking.v1.HTTPIngressPath.pathType': ['Exact', 'Prefix', 'ImplementationSpecific'],
  'networking.v1.NetworkPolicyPort.protocol': protocols,
  'networking.v1.NetworkPolicySpec.policyTypes': ['Ingress', 'Egress'],
  'policy.v1.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': ['IfHealthyBudget', 'AlwaysAllow'],
  'rbac.v1.RoleRef.kind': ['Role', 'ClusterRole'],
  'rbac.v1.Subject.kind': ['User', 'Group', 'ServiceAccount'],
  'scheduling.v1.PriorityClass.preemptionPolicy': preemption,
  'storage.v1.CSIDriverSpec.fsGroupPolicy': ['ReadWriteOnceWithFSType', 'File', 'None'],
  'storage.v1.CSIDriverSpec.volumeLifecycleModes': ['Persistent', 'Ephemeral'],
  'storage.v1.StorageClass.reclaimPolicy': ['Delete', 'Retain'],
  'storage.v1.StorageClass.volumeBindingMode': ['Immediate', 'WaitForFirstConsumer'],
};
