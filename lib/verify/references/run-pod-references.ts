import type { DataCursor } from '../data-cursor';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';
import type { RunConfiguration } from '../run-configuration';
import type { ReferencedKind, ReferenceList } from './object-reference';
import {
  collectContainerReferences,
  collectPodReferences,
  collectPullSecrets,
  collectVariableReferences,
  collectVolumeReferences,
} from './pod-references';

/** The key under which Dagster's run launcher looks for the database password (dagster_k8s.job). */
const passwordKey = 'postgresql-password';

/** Everything that run configuration names, and so the run pods need (dagster_k8s, DagsterK8sJobConfig). */
export function collectRunPodReferences(
  configuration: RunConfiguration,
  index: ManifestIndex,
  list: ReferenceList,
): void {
  const { config, entry } = configuration;
  const named = (kind: ReferencedKind, at: DataCursor): void => addNamed({ kind, at, entry, index, list });
  named('ServiceAccount', config.get('service_account_name'));
  collectPullSecrets(config.get('image_pull_secrets'), list);
  for (const at of config.itemsOf('env_config_maps')) named('ConfigMap', at);
  for (const at of config.itemsOf('env_secrets')) named('Secret', at);
  for (const variable of config.itemsOf('env')) collectVariableReferences(variable, list);
  for (const volume of config.itemsOf('volumes')) collectVolumeReferences(volume, list);
  const own = config.get('run_k8s_config');
  collectContainerReferences(own.get('container_config'), list);
  collectPodReferences(own.get('pod_spec_config'), list);
  if (configuration.origin === 'container context') return;
  named('ConfigMap', config.get('instance_config_map'));
  list.add('Secret', config.get('postgres_password_secret'), { key: passwordKey });
}

/** A name may be written out, or as `{env: NAME}`, which Dagster looks up in the environment of the launching pod. */
function addNamed(place: {
  kind: ReferencedKind;
  at: DataCursor;
  entry: IndexedManifest;
  index: ManifestIndex;
  list: ReferenceList;
}): void {
  const { kind, at, entry, index, list } = place;
  list.add(kind, at);
  const variable = at.textOf('env');
  if (variable === undefined || entry.kind !== 'ConfigMap') return;
  // Which of the pods launches runs is written nowhere: one value that lands is enough.
  const values = [...environmentValues(index, entry, variable)];
  const landing = values.find((name) => index.find('', kind, entry.namespace, name) !== undefined);
  const name = landing ?? values[0];
  if (name !== undefined) list.add(kind, at, { name });
}

/** The values of a variable in the pods that mount a ConfigMap, as far as the manifests tell. */
function environmentValues(index: ManifestIndex, map: IndexedManifest, variable: string): Set<string> {
  const values = new Set<string>();
  for (const { pod, containers, entry } of index.workloads) {
    const mountsIt = pod.itemsOf('volumes').some((volume) => volume.at('configMap', 'name').value === map.name);
    if (!mountsIt || entry.namespace !== map.namespace) continue;
    for (const { cursor } of containers) {
      for (const source of cursor.itemsOf('envFrom')) {
        const name = source.at('configMapRef', 'name').text() ?? '';
        const found = index.find('', 'ConfigMap', entry.namespace, name)?.cursor.at('data', variable).text();
        if (found !== undefined) values.add(found);
      }
      for (const own of cursor.itemsOf('env')) {
        const value = own.textOf('value');
        if (own.raw('name') === variable && value !== undefined) values.add(value);
      }
    }
  }
  return values;
}
