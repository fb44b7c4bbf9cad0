import type { Values } from '../dagster/values/values';
import { isRecord } from '../documents/is-record';

export interface MountsInput {
  readonly volumes: unknown;
  readonly mounts: unknown;
  /** The ConfigMap that platform.yaml is mounted from; undefined when it is switched off. */
  readonly configMapName: string | undefined;
  /** Mounts of other containers of the pod: the volume that they name stays. */
  readonly otherMounts: readonly Values[];
}

/** Indexes of volumes and mounts, each with the reason why it need not be written. */
export interface DerivableMounts {
  readonly volumes: readonly (readonly [number, string])[];
  readonly mounts: readonly (readonly [number, string])[];
}

/** Where floe's entrypoint looks for the instance file (runtime contract 4). */
const instancePath = '/opt/dagster/instance/dagster.yaml';

/** Finds the ConfigMaps of platform.yaml and of the instance among the volumes of a pod: both are mounted without a word. */
export function derivableMounts({ volumes, mounts, configMapName, otherMounts }: MountsInput): DerivableMounts {
  const found: { volumes: [number, string][]; mounts: [number, string][] } = { volumes: [], mounts: [] };
  for (const [index, volume] of indexed(volumes)) {
    const own = items(mounts).filter((mount) => mount['name'] === volume['name']);
    const what = mountedFile(volume, own, configMapName);
    if (what === undefined) continue;
    const reason = `the ConfigMap of ${what} is mounted without a word`;
    if (!otherMounts.some((mount) => mount['name'] === volume['name'])) found.volumes.push([index, reason]);
    for (const [at, mount] of indexed(mounts)) {
      if (mount['name'] === volume['name']) found.mounts.push([at, reason]);
    }
  }
  return found;
}

function mountedFile(volume: Values, mounts: readonly Values[], configMapName: string | undefined): string | undefined {
  const configMap = volume['configMap'];
  if (!isRecord(configMap)) return undefined;
  if (configMapName !== undefined && holdsPlatform(configMap, configMapName)) return 'platform.yaml';
  const isInstance = mounts.length > 0 && mounts.every(({ mountPath }) => mountPath === instancePath);
  return isInstance && String(configMap['name']).endsWith('-instance') ? 'dagster.yaml' : undefined;
}

/** The ConfigMap by its name, or any whose only file is platform.yaml. */
function holdsPlatform(configMap: Values, configMapName: string): boolean {
  if (configMap['name'] === configMapName) return true;
  const files = items(configMap['items']);
  return files.length === 1 && files[0]?.['key'] === 'platform.yaml';
}

/** The maps of a list. */
export function items(value: unknown): Values[] {
  return indexed(value).map(([, item]) => item);
}

/** The maps of a list with their indexes. */
export function indexed(value: unknown): (readonly [number, Values])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => (isRecord(item) ? [[index, item] as const] : []));
}
