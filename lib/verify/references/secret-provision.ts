import type { Manifest } from '../../manifest';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';

/** A rendered object that makes a Secret. */
export interface SecretProvision {
  readonly provider: Manifest;
  /** The keys of the Secret; undefined when the manifest does not tell all of them. */
  readonly keys?: ReadonlySet<string>;
}

/** Finds who provides a Secret. */
export type SecretProvisions = (namespace: string, name: string) => SecretProvision | undefined;

const known = new WeakMap<ManifestIndex, Map<string, SecretProvision>>();

/** All Secrets that rendered objects make, by namespace and name. */
export function secretProvisions(index: ManifestIndex): SecretProvisions {
  const provisions = known.get(index) ?? readProvisions(index);
  known.set(index, provisions);
  return (namespace, name) => provisions.get(`${namespace}/${name}`);
}

function readProvisions(index: ManifestIndex): Map<string, SecretProvision> {
  const provisions = new Map<string, SecretProvision>();
  const add = (entry: IndexedManifest, name: string, keys?: ReadonlySet<string>): void => {
    provisions.set(`${entry.namespace}/${name}`, { provider: entry.manifest, ...(keys === undefined ? {} : { keys }) });
  };
  for (const entry of index.ofKind('', 'Secret')) add(entry, entry.name, fieldNames(entry, [['data'], ['stringData']]));
  for (const entry of index.ofKind('cert-manager.io', 'Certificate')) {
    const name = entry.cursor.at('spec', 'secretName').text();
    if (name !== undefined) add(entry, name);
  }
  for (const entry of index.ofKind('bitnami.com', 'SealedSecret')) {
    const template = ['spec', 'template', 'data'];
    add(entry, entry.name, fieldNames(entry, [['spec', 'encryptedData'], template]));
  }
  for (const entry of index.ofKind('external-secrets.io', 'ExternalSecret')) {
    const target = entry.cursor.at('spec', 'target');
    if (target.raw('creationPolicy') === 'None') continue;
    add(entry, target.textOf('name') ?? entry.name, externalKeys(entry));
  }
  return provisions;
}

function fieldNames(entry: IndexedManifest, paths: readonly (readonly string[])[]): Set<string> {
  return new Set(paths.flatMap((path) => entry.cursor.at(...path).entries()).map(([name]) => name));
}

/** External Secrets v1: `data` gives keys, `dataFrom` any, and a template in mode Replace gives its own alone. */
function externalKeys(entry: IndexedManifest): ReadonlySet<string> | undefined {
  const spec = entry.cursor.get('spec');
  const target = spec.get('target');
  if (target.raw('creationPolicy') === 'Merge') return undefined;
  const template = target.get('template');
  if (template.itemsOf('templateFrom').length > 0) return undefined;
  const templated = template
    .get('data')
    .entries()
    .map(([key]) => key);
  if (templated.length > 0 && template.raw('mergePolicy') !== 'Merge') return new Set(templated);
  if (spec.itemsOf('dataFrom').length > 0) return undefined;
  const fetched = spec.itemsOf('data').map((item) => item.textOf('secretKey') ?? '');
  return new Set([...fetched, ...templated]);
}
