import { parse } from 'yaml';

// biome-ignore lint/suspicious/noExplicitAny: the checker reads manifests of any shape, as a cluster would
type Loose = any;

/** Keys under which a manifest names another object, with the kind that is meant. */
const namedBy: Readonly<Record<string, string>> = {
  configMapRef: 'ConfigMap',
  configMapKeyRef: 'ConfigMap',
  configMap: 'ConfigMap',
  config_map: 'ConfigMap',
  serviceAccountName: 'ServiceAccount',
  service_account_name: 'ServiceAccount',
  persistentVolumeClaim: 'PersistentVolumeClaim',
  persistent_volume_claim: 'PersistentVolumeClaim',
  serviceName: 'Service',
  secretKeyRef: 'Secret',
};
const existingKinds: Readonly<Record<string, string>> = {
  configMaps: 'ConfigMap',
  serviceAccounts: 'ServiceAccount',
  persistentVolumeClaims: 'PersistentVolumeClaim',
  services: 'Service',
  secrets: 'Secret',
};

/**
 * Finds references of rendered files that lead nowhere, by a walk of its own over the YAML, without the toolkit's checks.
 *
 * @param existing - what the values declare, as `configMaps/name`
 */
export function danglingReferences(files: ReadonlyMap<string, string>, existing: readonly string[]): string[] {
  const objects: Loose[] = [...files]
    .filter(([name]) => name !== 'kustomization.yaml')
    .map(([, text]) => parse(text, { version: '1.1' }));
  const known = new Map(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object]));
  const declared = new Set(existing.map((entry) => entry.replace(/^\w+/, (list) => existingKinds[list] ?? list)));
  const found: string[] = [];
  const land = (kind: string, name: unknown, key?: unknown): void => {
    if (typeof name !== 'string' || name === '' || (kind === 'ServiceAccount' && name === 'default')) return;
    if (declared.has(`${kind}/${name}`)) return;
    const keys = keysOf(known, kind, name);
    // A Secret that nobody provides is assumed: `floe secrets` lists it.
    if (keys === undefined && kind !== 'Secret') found.push(`${kind}/${name}`);
    if (typeof key === 'string' && keys !== undefined && keys !== 'any' && !keys.includes(key)) {
      found.push(`${kind}/${name} key ${key}`);
    }
  };
  const visit = (value: Loose): void => {
    if (typeof value === 'string') visitEmbedded(value, visit);
    if (typeof value !== 'object' || value === null) return;
    for (const [field, inner] of Object.entries<Loose>(value)) {
      const kind = namedBy[field];
      if (kind !== undefined && inner?.optional !== true) {
        land(
          kind,
          typeof inner === 'string' ? inner : (inner?.name ?? inner?.claimName ?? inner?.claim_name),
          inner?.key,
        );
      }
      if (field === 'env_config_maps') for (const name of inner) land('ConfigMap', name);
      visit(inner);
    }
    landService(value.service, land);
    if (value.roleRef !== undefined) land(value.roleRef.kind, value.roleRef.name);
    if (value.scaleTargetRef !== undefined) land(value.scaleTargetRef.kind, value.scaleTargetRef.name);
    for (const subject of value.roleRef === undefined ? [] : value.subjects) land(subject.kind, subject.name);
    if (value.template?.spec !== undefined) found.push(...unmounted(value.template.spec, value.volumeClaimTemplates));
  };
  for (const object of objects) {
    visit(object);
    visitWorkspace(object, land);
  }
  return [...new Set(found)];
}

/** The keys that a known object holds; undefined when there is none, `any` when they cannot be told. */
function keysOf(known: ReadonlyMap<string, Loose>, kind: string, name: string): readonly string[] | 'any' | undefined {
  const object = known.get(`${kind}/${name}`);
  if (kind === 'ConfigMap') return object === undefined ? undefined : Object.keys(object.data ?? {});
  if (kind === 'Secret') {
    const sealed = known.get(`SealedSecret/${name}`);
    const external = known.get(`ExternalSecret/${name}`);
    if (sealed !== undefined) return Object.keys(sealed.spec.encryptedData);
    return external === undefined ? undefined : external.spec.data?.map((entry: Loose) => entry.secretKey);
  }
  if (kind === 'Service' && object !== undefined) {
    return object.spec.ports.flatMap((port: Loose) => [String(port.port), port.name]);
  }
  return object === undefined ? undefined : 'any';
}

function landService(service: Loose, land: (kind: string, name: unknown, key?: unknown) => void): void {
  if (typeof service !== 'object' || service?.port === undefined) return;
  land('Service', service.name, service.port.name ?? String(service.port.number));
}

/** Documents inside texts: the container context of a code location. */
function visitEmbedded(text: string, visit: (value: unknown) => void): void {
  if (!text.startsWith('{"k8s":')) return;
  visit(JSON.parse(text));
}

/** Servers that the workspace lists are Services of the release; a dotted host is elsewhere. */
function visitWorkspace(object: Loose, land: (kind: string, name: unknown, key?: unknown) => void): void {
  const text = object.kind === 'ConfigMap' ? object.data?.['workspace.yaml'] : undefined;
  if (typeof text !== 'string') return;
  for (const { grpc_server: server } of parse(text).load_from ?? []) {
    if (!String(server.host).includes('.')) land('Service', server.host, String(server.port));
  }
}

/** Mounts of a pod that name no volume of it, nor a claim that its StatefulSet makes. */
function unmounted(pod: Loose, claims: readonly Loose[] = []): string[] {
  const volumes = new Set([
    ...(pod.volumes ?? []).map((volume: Loose) => volume.name),
    ...claims.map((claim) => claim.metadata.name),
  ]);
  return [...(pod.containers ?? []), ...(pod.initContainers ?? [])]
    .flatMap((container: Loose) => container.volumeMounts ?? [])
    .filter((mount: Loose) => !volumes.has(mount.name))
    .map((mount: Loose) => `volume ${mount.name}`);
}
