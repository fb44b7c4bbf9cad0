import type { IndexedManifest, ManifestIndex } from '../manifest-index';
import { type RunConfiguration, runConfigurations } from '../run-configuration';
import { type ObjectReference, ReferenceList } from './object-reference';
import { collectPodReferences, collectPullSecrets } from './pod-references';
import { collectRunPodReferences } from './run-pod-references';

const known = new WeakMap<ManifestIndex, readonly ObjectReference[]>();

/** Every reference to a ConfigMap, Secret, ServiceAccount or claim in an environment; collected once for each index. */
export function objectReferences(index: ManifestIndex): readonly ObjectReference[] {
  const found = known.get(index) ?? collectReferences(index);
  known.set(index, found);
  return found;
}

function collectReferences(index: ManifestIndex): ObjectReference[] {
  const references: ObjectReference[] = [];
  const listOf = (entry: IndexedManifest): ReferenceList =>
    new ReferenceList({ entry, namespace: entry.namespace, user: entry.label }, references);

  for (const { entry, pod } of index.workloads) collectPodReferences(pod, listOf(entry));
  const { launchers, contexts } = runConfigurations(index);
  for (const configuration of [...launchers, ...contexts]) {
    const owner = { entry: configuration.entry, namespace: configuration.namespace, user: runPodUser(configuration) };
    collectRunPodReferences(configuration, index, new ReferenceList(owner, references));
  }
  for (const entry of index.ofKind('', 'ServiceAccount')) {
    collectPullSecrets(entry.cursor.get('imagePullSecrets'), listOf(entry));
    collectPullSecrets(entry.cursor.get('secrets'), listOf(entry));
  }
  for (const entry of index.ofKind('networking.k8s.io', 'Ingress')) {
    for (const tls of entry.cursor.at('spec', 'tls').items()) listOf(entry).add('Secret', tls.get('secretName'));
  }
  for (const entry of index.ofKind('external-secrets.io', 'ExternalSecret'))
    collectTemplateSources(entry, listOf(entry));
  return references;
}

function runPodUser({ origin, workload, entry }: RunConfiguration): string {
  const maker = workload === undefined ? entry : workload.entry;
  return `run pods (${origin} of ${maker.label})`;
}

function collectTemplateSources(entry: IndexedManifest, list: ReferenceList): void {
  for (const source of entry.cursor.at('spec', 'target', 'template', 'templateFrom').items()) {
    for (const [kind, field] of [
      ['ConfigMap', 'configMap'],
      ['Secret', 'secret'],
    ] as const) {
      const keys = source
        .at(field, 'items')
        .items()
        .map((item) => item.get('key'));
      list.add(kind, source.at(field, 'name'), { keys });
    }
  }
}
