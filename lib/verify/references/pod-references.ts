import type { DataCursor } from '../data-cursor';
import { podContainers } from '../workload';
import type { ReferenceList } from './object-reference';

/** Everything that a pod spec names (core/v1 PodSpec); it may be a part of one, in either spelling of fields. */
export function collectPodReferences(pod: DataCursor, list: ReferenceList): void {
  const account = pod.get('serviceAccountName');
  list.add('ServiceAccount', account.text() === undefined ? pod.get('serviceAccount') : account);
  collectPullSecrets(pod.get('imagePullSecrets'), list);
  for (const { cursor } of podContainers(pod)) collectContainerReferences(cursor, list);
  for (const volume of pod.itemsOf('volumes')) collectVolumeReferences(volume, list);
}

/** The Secrets of an imagePullSecrets list. */
export function collectPullSecrets(secrets: DataCursor, list: ReferenceList): void {
  for (const secret of secrets.items()) list.add('Secret', secret.get('name'));
}

/** What a container's environment names. */
export function collectContainerReferences(container: DataCursor, list: ReferenceList): void {
  for (const variable of container.itemsOf('env')) collectVariableReferences(variable, list);
  for (const source of container.itemsOf('envFrom')) {
    const map = source.get('configMapRef');
    list.add('ConfigMap', map.get('name'), { optional: map.get('optional') });
    const secret = source.get('secretRef');
    list.add('Secret', secret.get('name'), { optional: secret.get('optional') });
  }
}

/** What one environment variable names. */
export function collectVariableReferences(variable: DataCursor, list: ReferenceList): void {
  if (!variable.has('valueFrom')) return;
  const source = variable.get('valueFrom');
  const map = source.get('configMapKeyRef');
  list.add('ConfigMap', map.get('name'), { keys: [map.get('key')], optional: map.get('optional') });
  const secret = source.get('secretKeyRef');
  list.add('Secret', secret.get('name'), { keys: [secret.get('key')], optional: secret.get('optional') });
}

/** Volume sources that name a Secret with credentials of the storage, and the field. */
const storageSecrets: readonly (readonly [string, readonly string[]])[] = [
  ['azureFile', ['secretName']],
  ['cephfs', ['secretRef', 'name']],
  ['cinder', ['secretRef', 'name']],
  ['csi', ['nodePublishSecretRef', 'name']],
  ['flexVolume', ['secretRef', 'name']],
  ['iscsi', ['secretRef', 'name']],
  ['rbd', ['secretRef', 'name']],
  ['scaleIO', ['secretRef', 'name']],
  ['storageos', ['secretRef', 'name']],
];

/** What a volume names. */
export function collectVolumeReferences(volume: DataCursor, list: ReferenceList): void {
  collectFiles('ConfigMap', volume.get('configMap'), 'name', list);
  collectFiles('Secret', volume.get('secret'), 'secretName', list);
  for (const source of volume.at('projected', 'sources').items()) {
    collectFiles('ConfigMap', source.get('configMap'), 'name', list);
    collectFiles('Secret', source.get('secret'), 'name', list);
  }
  list.add('PersistentVolumeClaim', volume.at('persistentVolumeClaim', 'claimName'));
  for (const [source, path] of storageSecrets) {
    if (volume.has(source)) list.add('Secret', volume.at(source, ...path));
  }
}

function collectFiles(kind: 'ConfigMap' | 'Secret', source: DataCursor, nameField: string, list: ReferenceList): void {
  if (!source.present) return;
  const keys = source.itemsOf('items').map((item) => item.get('key'));
  list.add(kind, source.get(nameField), { keys, optional: source.get('optional') });
}
