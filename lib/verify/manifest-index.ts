import { EmbeddedDocuments } from '../documents/embedded-document';
import type { Manifest } from '../manifest';
import { isClusterScoped } from './cluster-scope';
import { DataCursor } from './data-cursor';
import { readWorkload, type Workload } from './workload';

/** A manifest with what identifies it. */
export interface IndexedManifest {
  readonly manifest: Manifest;
  readonly cursor: DataCursor;
  /** The part of apiVersion before the slash; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Empty for a cluster-scoped object. */
  readonly namespace: string;
  /** What findings call it: kind, namespace where the manifest names one, and name. */
  readonly label: string;
}

/** The manifests of one environment by kind and name, and the pods that they lead to. */
export interface ManifestIndex {
  readonly entries: readonly IndexedManifest[];
  readonly workloads: readonly Workload[];
  /** The documents that texts inside the manifests hold. */
  readonly documents: EmbeddedDocuments;
  /** All objects of a kind; `group` is empty for the core group. */
  ofKind(group: string, kind: string): readonly IndexedManifest[];
  find(group: string, kind: string, namespace: string, name: string): IndexedManifest | undefined;
  /** Objects of that kind and name in any namespace. */
  findAnywhere(group: string, kind: string, name: string): readonly IndexedManifest[];
}

const indexes = new WeakMap<readonly Manifest[], { namespace: string; index: ManifestIndex }>();

/**
 * The index of a list of manifests; the same list gives the same index, so that all checks share one.
 *
 * `namespace` holds for manifests that name none.
 */
export function manifestIndex(manifests: readonly Manifest[], namespace: string): ManifestIndex {
  const known = indexes.get(manifests);
  if (known !== undefined && known.namespace === namespace) return known.index;
  const index = buildIndex(manifests, namespace);
  indexes.set(manifests, { namespace, index });
  return index;
}

function buildIndex(manifests: readonly Manifest[], namespace: string): ManifestIndex {
  const entries = manifests.map((manifest) => indexedManifest(manifest, namespace));
  const byKind = new Map<string, IndexedManifest[]>();
  const byName = new Map<string, IndexedManifest[]>();
  const byPlace = new Map<string, IndexedManifest>();
  for (const entry of entries) {
    const kind = `${entry.group}/${entry.kind}`;
    append(byKind, kind, entry);
    append(byName, `${kind}/${entry.name}`, entry);
    const place = `${kind}/${entry.namespace}/${entry.name}`;
    if (!byPlace.has(place)) byPlace.set(place, entry);
  }
  return {
    entries,
    workloads: entries.map(readWorkload).filter((workload) => workload !== undefined),
    documents: new EmbeddedDocuments(),
    ofKind: (group, kind) => byKind.get(`${group}/${kind}`) ?? [],
    find: (group, kind, space, name) => byPlace.get(`${group}/${kind}/${space}/${name}`),
    findAnywhere: (group, kind, name) => byName.get(`${group}/${kind}/${name}`) ?? [],
  };
}

function indexedManifest(manifest: Manifest, namespace: string): IndexedManifest {
  const cursor = DataCursor.root(manifest);
  const apiVersion = cursor.textOf('apiVersion') ?? '';
  const slash = apiVersion.indexOf('/');
  const group = slash === -1 ? '' : apiVersion.slice(0, slash);
  const kind = cursor.textOf('kind') ?? '';
  const written = cursor.at('metadata', 'namespace').text();
  const name = cursor.at('metadata', 'name').text() ?? '';
  const label = `${kind} ${written === undefined ? '' : `${written}/`}${name}`;
  const place = isClusterScoped(group, kind) ? '' : (written ?? namespace);
  return { manifest, cursor, group, kind, name, namespace: place, label };
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
