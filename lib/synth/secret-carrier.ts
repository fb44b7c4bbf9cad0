import type { DerivedSecrets } from '../derive/derived-secrets';
import type { SecretFile, SecretVariable } from '../derive/location-credentials';
import { isSecretUse } from '../derive/secret-need';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import type { Manifest } from '../manifest';

/** A place in a manifest, or in a document that a text of it holds. */
export interface ManifestSpot {
  readonly manifest: Manifest;
  readonly path: DataPath;
  readonly inner?: DataPath;
}

/** What brings a Secret's value into a pod. */
export interface SecretCarrier {
  readonly variable?: string;
  /** Path of a mounted file or folder. */
  readonly file?: string;
}

/** Reads from the manifest which variable or file a reference fills. */
export function carrierOf({ manifest, path, inner }: ManifestSpot): SecretCarrier {
  const data = inner === undefined ? manifest : embedded(valueAt(manifest, path));
  const at = inner ?? path;
  const env = at.lastIndexOf('env');
  if (env !== -1 && typeof at[env + 1] === 'number') {
    const variable = valueAt(data, [...at.slice(0, env + 2), 'name']);
    return typeof variable === 'string' ? { variable } : {};
  }
  if (at.at(-1) === 'postgres_password_secret') return { variable: 'DAGSTER_PG_PASSWORD' };
  const volumes = at.lastIndexOf('volumes');
  if (volumes === -1) return {};
  const volume = valueAt(data, [...at.slice(0, volumes + 2), 'name']);
  const pod = valueAt(data, at.slice(0, volumes));
  const file = mountPaths(pod).find(({ name }) => name === volume)?.mountPath;
  return file === undefined ? {} : { file };
}

function mountPaths(pod: unknown): { name: unknown; mountPath: string }[] {
  if (!isRecord(pod)) return [];
  const containers = [pod, ...listOf(pod['containers']), ...listOf(pod['initContainers'])];
  return containers.flatMap((container) =>
    ['volumeMounts', 'volume_mounts']
      .flatMap((key) => listOf(isRecord(container) ? container[key] : undefined))
      .flatMap((mount) => {
        if (!isRecord(mount)) return [];
        const mountPath = mount['mountPath'] ?? mount['mount_path'];
        return typeof mountPath === 'string' ? [{ name: mount['name'], mountPath }] : [];
      }),
  );
}

/** The container context is JSON; other documents inside manifests carry their Secrets under names of their own. */
function embedded(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The need of a reference that a variable or file of a workload was derived from; undefined when an operator wrote it. */
export function derivedUse(
  secrets: DerivedSecrets,
  manifest: Manifest,
  { variable, file }: SecretCarrier,
): SecretVariable | SecretFile | undefined {
  const location = secrets.locations.find(({ name }) => name === manifest.metadata.labels?.['deployment']);
  if (file !== undefined) return location?.injected.files.find(({ path }) => path === file);
  const variables = location === undefined ? secrets.others : location.injected.variables;
  return variables.filter((use) => isSecretUse(use)).find(({ name }) => name === variable);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
