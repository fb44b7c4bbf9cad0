import { namespaceLimitsPath, quotaKeys } from '../derive/namespace-limits';
import type { DataPath } from '../diagnostics/diagnostic';
import { locateInLayers, type ValuesLayer } from '../documents/values-layer';
import type { Manifest } from '../manifest';
import type { InputPlace } from './manifest-place';
import type { ReadEnvironment } from './read-environments';

/** Floe-level keys that objects of floe's own follow from, by the label `app.kubernetes.io/component`. */
const floeKeys: Readonly<Record<string, string>> = {
  'webserver-autoscaler': 'autoscaling',
  'webserver-disruption-budget': 'podDisruptionBudget',
  'network-policy': 'networkPolicies',
};

/**
 * Finds the input line behind an object that floe makes of platform.yaml or of the floe level of the values: quota,
 * limits, autoscaler, disruption budget, network policy.
 */
export function ownObjectPlace(
  environment: ReadEnvironment,
  manifest: Manifest,
  path: DataPath,
): InputPlace | undefined {
  const secret = secretPlace(environment, manifest, path);
  if (secret !== undefined) return secret;
  const { tiers } = environment;
  const labels = manifest.metadata.labels ?? {};
  if (labels['app.kubernetes.io/managed-by'] !== 'floe-cdk8s') return undefined;
  const component = labels['app.kubernetes.io/component'] ?? '';
  const inPlatform = (place: DataPath): InputPlace => ({
    path: place,
    range: tiers.platform.document.rangeOfValue(place),
  });
  if (component === 'resource-quota') return inPlatform(quotaPath(String(path[2] ?? '')));
  if (component === 'limit-range') return inPlatform(limitPath(path.slice(3)));
  if (component === 'webserver-ingress') return ingressPlace(tiers.layers, path);
  if (component === 'webserver-nodeport') {
    const port = locateInLayers(tiers.layers, ['floe', 'localAccess', 'nodePort']);
    if (port?.exact === true) return { path: port.path, range: port.value };
    return inPlatform(['infrastructure', 'network', 'local_access', 'ports', 'dagster']);
  }
  const key = floeKeys[component];
  if (key === undefined) return undefined;
  const place = locateInLayers(tiers.layers, ['floe', key]);
  if (place?.exact === true) return { path: place.path, range: place.key };
  if (component === 'network-policy') return inPlatform(['infrastructure', 'network', 'network_policies']);
  const replicas = locateInLayers(tiers.layers, ['floe', 'replicaCount']);
  return replicas === undefined ? undefined : { path: replicas.path, range: replicas.value };
}

/** The Ingress of the floe level: its parts have the names of the values, or those of Kubernetes. */
function ingressPlace(layers: readonly ValuesLayer[], [top, part, ...rest]: DataPath): InputPlace | undefined {
  const below =
    top === 'spec' && part === 'ingressClassName'
      ? ['className']
      : top === 'spec' && part === 'rules'
        ? ['hosts', ...rest.filter((key) => key !== 'http')]
        : part === undefined
          ? []
          : [part, ...rest];
  const place = locateInLayers(layers, ['floe', 'ingress', ...below]);
  return place && { path: place.path, range: place.value };
}

function quotaPath(name: string): DataPath {
  const key = Object.entries(quotaKeys).find(([quota]) => quota === name)?.[1];
  return key === undefined ? namespaceLimitsPath : [...namespaceLimitsPath, key];
}

/** `default` and `defaultRequest` are the profile `platform`, `max` is the quota. */
function limitPath([part, resource]: DataPath): DataPath {
  if (part === 'max') return quotaPath(`limits.${resource}`);
  const profile = ['infrastructure', 'resource_profiles', 'platform', part === 'default' ? 'limits' : 'requests'];
  return resource === undefined ? profile : [...profile, resource];
}

/** A SealedSecret stands in its file as it is rendered; an ExternalSecret follows from where the store is named. */
function secretPlace({ tiers, derived }: ReadEnvironment, manifest: Manifest, path: DataPath): InputPlace | undefined {
  const { sealedSecrets = [], externalSecrets = [] } = derived.resources;
  const named = ({ name }: { readonly name: string }): boolean => name === manifest.metadata.name;
  if (manifest.kind === 'SealedSecret') {
    const document = sealedSecrets.find(named)?.document;
    return document === undefined ? undefined : { path, range: document.rangeOfValue(path) };
  }
  if (manifest.kind !== 'ExternalSecret' || !externalSecrets.some(named)) return undefined;
  const place = locateInLayers(tiers.layers, ['floe', 'externalSecrets']);
  if (place?.exact === true) return { path: place.path, range: place.key };
  const backends = ['security', 'secret_backends'];
  return { path: backends, range: tiers.platform.document.rangeOfKey(backends) };
}
