import type { DataCursor } from '../data-cursor';
import { compareQuantities, parseQuantity } from '../quantity';
import type { Workload } from '../workload';
import { checkContainerRules, checkRelativePath } from './container-rules';
import type { FieldRules } from './field-rules';

const volumeSources = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'image',
  'iscsi',
  'nfs',
  'persistentVolumeClaim',
  'photonPersistentDisk',
  'portworxVolume',
  'projected',
  'quobyte',
  'rbd',
  'scaleIO',
  'secret',
  'storageos',
  'vsphereVolume',
];
const projections = [
  'clusterTrustBundle',
  'configMap',
  'downwardAPI',
  'podCertificate',
  'secret',
  'serviceAccountToken',
];
const zero = { mantissa: 0n, exponent: 0, binary: 0 };

/** What the API server's validation asks of a pod beyond its schema (kubernetes: ValidatePodTemplateSpec). */
export function checkPodRules({ entry, pod, containers }: Workload, rules: FieldRules): void {
  if (pod.present && Array.isArray(pod.raw('containers')) && pod.itemsOf('containers').length === 0) {
    rules.empty(pod.get('containers'), 'the pod has no containers');
  }
  for (const container of containers) checkContainerRules(container, rules);
  for (const volume of pod.itemsOf('volumes')) checkVolume(volume, rules);
  for (const toleration of pod.itemsOf('tolerations')) checkToleration(toleration, rules);
  for (const spread of pod.itemsOf('topologySpreadConstraints')) rules.range(spread.get('maxSkew'), 1);
  checkWeights(pod.get('affinity'), rules);
  checkRestartPolicy(`${entry.group}/${entry.kind}`, pod, rules);
  rules.range(pod.get('terminationGracePeriodSeconds'), 0);
  rules.range(pod.get('activeDeadlineSeconds'), 1);
  for (const field of ['runAsUser', 'runAsGroup', 'fsGroup']) rules.range(pod.at('securityContext', field), 0);
  if (pod.raw('dnsPolicy') === 'None' && pod.at('dnsConfig', 'nameservers').items().length === 0) {
    rules.conflict(pod.get('dnsPolicy'), 'dnsPolicy "None" needs at least one of "dnsConfig.nameservers"');
  }
}

function checkVolume(volume: DataCursor, rules: FieldRules): void {
  rules.oneOf(volume, volumeSources, { what: 'volume', required: false });
  for (const source of ['configMap', 'secret', 'downwardAPI', 'projected']) {
    rules.range(volume.at(source, 'defaultMode'), 0, 0o777);
    for (const item of volume.at(source, 'items').items()) checkItem(item, rules);
  }
  if (volume.has('configMap')) rules.needed(volume.at('configMap', 'name'), 'the name of the ConfigMap');
  if (volume.has('secret')) rules.needed(volume.at('secret', 'secretName'), 'the name of the Secret');
  const claim = volume.get('persistentVolumeClaim');
  if (claim.present) rules.needed(claim.get('claimName'), 'the name of the claim');
  for (const source of volume.at('projected', 'sources').items()) {
    rules.oneOf(source, projections, { what: 'projected source', required: true });
    rules.range(source.at('serviceAccountToken', 'expirationSeconds'), 600, 2 ** 32);
    for (const kind of ['configMap', 'secret', 'downwardAPI']) {
      for (const item of source.at(kind, 'items').items()) checkItem(item, rules);
    }
  }
  const limit = volume.at('emptyDir', 'sizeLimit');
  const size = parseQuantity(limit.value);
  if (size !== undefined && compareQuantities(size, zero) < 0) rules.range(limit, 0);
}

function checkItem(item: DataCursor, rules: FieldRules): void {
  checkRelativePath(item.get('path'), rules);
  rules.range(item.get('mode'), 0, 0o777);
}

function checkToleration(toleration: DataCursor, rules: FieldRules): void {
  const isExists = toleration.raw('operator') === 'Exists';
  if (isExists && toleration.textOf('value') !== undefined) {
    rules.conflict(toleration, 'a toleration with operator "Exists" cannot have a "value"', 'remove "value"');
  }
  if (!isExists && toleration.textOf('key') === undefined) {
    rules.conflict(toleration, 'a toleration without "key" tolerates every taint, and needs operator "Exists"');
  }
  const effect = toleration.textOf('effect');
  if (toleration.has('tolerationSeconds') && effect !== undefined && effect !== 'NoExecute') {
    rules.conflict(toleration, '"tolerationSeconds" is allowed only with effect "NoExecute"');
  }
}

function checkWeights(affinity: DataCursor, rules: FieldRules): void {
  for (const kind of ['nodeAffinity', 'podAffinity', 'podAntiAffinity']) {
    for (const term of affinity.at(kind, 'preferredDuringSchedulingIgnoredDuringExecution').items()) {
      rules.range(term.get('weight'), 1, 100);
    }
  }
}

function checkRestartPolicy(kind: string, pod: DataCursor, rules: FieldRules): void {
  const policy = pod.get('restartPolicy');
  if (kind.startsWith('batch/')) {
    if (policy.value === 'OnFailure' || policy.value === 'Never') return;
    rules.refused(policy, 'the pods of a Job need restartPolicy "OnFailure" or "Never"', 'set restartPolicy: Never');
  } else if (kind.startsWith('apps/') && policy.text() !== undefined && policy.value !== 'Always') {
    rules.refused(
      policy,
      `restartPolicy "${policy.text()}" is not allowed here; expected "Always"`,
      'remove "restartPolicy"',
    );
  }
}
