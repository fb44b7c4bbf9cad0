import { isRecord } from '../../documents/is-record';

type Item = Readonly<Record<string, unknown>>;
type ItemKey = (item: Item) => string | undefined;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
const by =
  (...fields: readonly string[]): ItemKey =>
  (item) =>
    fields.map((field) => text(item[field])).find((value) => value !== undefined);
const both =
  (first: ItemKey, second: ItemKey, missing = ''): ItemKey =>
  (item) => {
    const key = first(item);
    const more = second(item) ?? missing;
    return key === undefined ? undefined : more === '' ? key : `${key}/${more}`;
  };

/** What identifies the elements of Kubernetes' lists (merge keys of strategic merge patch and server-side apply). */
const listKeys = new Map<string, ItemKey>([
  ...[
    'containers',
    'initContainers',
    'ephemeralContainers',
    'env',
    'volumes',
    'imagePullSecrets',
    'secrets',
    'webhooks',
    'versions',
  ].map((field): [string, ItemKey] => [field, by('name')]),
  ['volumeMounts', by('mountPath', 'mount_path')],
  ['volumeDevices', by('devicePath')],
  ['ports', both(by('containerPort', 'container_port', 'port'), by('protocol'), 'TCP')],
  ['hostAliases', by('ip')],
  ['topologySpreadConstraints', both(by('topologyKey'), by('whenUnsatisfiable'))],
  ['conditions', by('type')],
  ['limits', by('type')],
  ['items', by('key')],
  ['paths', both(by('path'), by('pathType'))],
  ['data', by('secretKey')],
  ['volumeClaimTemplates', ({ metadata }) => (isRecord(metadata) ? text(metadata['name']) : undefined)],
  ['subjects', ({ kind, namespace, name }) => [kind, namespace, name].filter((part) => part !== undefined).join(' ')],
  ['loadFrom', ({ grpc_server: server }) => (isRecord(server) ? text(server['location_name']) : undefined)],
]);

/** Words whose order means nothing. */
const wordSets = new Set([
  'verbs',
  'apiGroups',
  'resources',
  'resourceNames',
  'nonResourceURLs',
  'hosts',
  'finalizers',
  'accessModes',
  'add',
  'drop',
  'values',
  'policyTypes',
  'externalIPs',
  'loadBalancerSourceRanges',
  'supplementalGroups',
  'mountOptions',
  'scopes',
  'except',
]);

/** Lists whose elements have keys, and whose order means something all the same. */
const orderedLists = new Set(['initContainers', 'envFrom']);

/** `volume_mounts` of Dagster's run configuration is Kubernetes' `volumeMounts`. */
export function kubernetesField(field: string): string {
  if (!field.includes('_')) return field;
  return field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The keys of a list's elements, in their order; undefined when they have none: an element lacks it, or two have the same.
 */
export function elementKeys(field: string, items: readonly unknown[]): readonly string[] | undefined {
  if (!items.every(isRecord)) return undefined;
  const isIngressRules = field === 'rules' && items.every((item) => !('verbs' in item) && 'host' in item);
  const keyOf = isIngressRules ? by('host') : (listKeys.get(kubernetesField(field)) ?? by('name'));
  const keys = items.map(keyOf);
  if (keys.some((key) => key === undefined) || new Set(keys).size < keys.length) return undefined;
  return keys as string[];
}

/** True for a list of words that is a set. */
export function isWordSet(field: string): boolean {
  return wordSets.has(kubernetesField(field));
}

/** True where the order of a list's elements is always part of its meaning. */
export function isOrdered(field: string): boolean {
  return orderedLists.has(kubernetesField(field));
}

/** Variables that stand in `$(NAME)` of others, with those others: Kubernetes expands what stands before only. */
export function dependentVariables(items: readonly unknown[]): ReadonlySet<string> {
  const names = new Set(items.filter(isRecord).map(({ name }) => String(name)));
  const dependent = new Set<string>();
  for (const item of items) {
    if (!isRecord(item) || typeof item['value'] !== 'string') continue;
    const used = [...item['value'].matchAll(/\$\(([^)]+)\)/g)].map(([, name = '']) => name);
    for (const name of used.filter((one) => names.has(one))) dependent.add(name).add(String(item['name']));
  }
  return dependent;
}
