import { isRecord } from '../documents/is-record';
import type { Manifest } from '../manifest';

type Data = Readonly<Record<string, unknown>>;

/** Where a kind keeps the spec of its pods. */
const podSpecPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** The spec of the pods that an object makes; undefined for one that makes none. */
export function podSpecOf(manifest: Manifest | undefined): Data | undefined {
  const path = manifest === undefined ? undefined : podSpecPaths[manifest.kind];
  return path === undefined ? undefined : recordAt(manifest, ...path);
}

/** All containers of a pod, init containers first. */
export function containersOf(pod: Data | undefined): Data[] {
  return [...recordsOf(pod?.['initContainers']), ...recordsOf(pod?.['containers'])];
}

/** The map at a path; undefined when there is none. */
export function recordAt(data: unknown, ...path: readonly string[]): Data | undefined {
  let value = data;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return isRecord(value) ? value : undefined;
}

/** The maps of a list. */
export function recordsOf(list: unknown): Data[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** How a pod reads a ConfigMap or Secret. */
export interface PodSource {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** A variable and a file mounted by itself keep what they were when the pod started. */
  readonly follows: boolean;
  /** The key that is read; undefined for all. */
  readonly key?: string;
  /** `env API_KEY of dagster`, for people. */
  readonly as: string;
}

/** Everything that a pod reads from ConfigMaps and Secrets. */
export function podSources(pod: Data | undefined): PodSource[] {
  const volumes = new Map(recordsOf(pod?.['volumes']).map((volume) => [String(volume['name']), volume]));
  return containersOf(pod).flatMap((container) => {
    const owner = String(container['name']);
    const variables = recordsOf(container['env']).flatMap((entry) => {
      const from = recordAt(entry, 'valueFrom');
      const as = `variable ${entry['name']} of ${owner}`;
      return [
        ...source('ConfigMap', recordAt(from, 'configMapKeyRef'), { follows: false, as }),
        ...source('Secret', recordAt(from, 'secretKeyRef'), { follows: false, as }),
      ];
    });
    const all = recordsOf(container['envFrom']).flatMap((entry) => {
      const as = `variables of ${owner}`;
      return [
        ...source('ConfigMap', recordAt(entry, 'configMapRef'), { follows: false, as }),
        ...source('Secret', recordAt(entry, 'secretRef'), { follows: false, as }),
      ];
    });
    const files = recordsOf(container['volumeMounts']).flatMap((mount) => {
      const volume = volumes.get(String(mount['name']));
      const as = `file ${mount['mountPath']} of ${owner}`;
      const follows = mount['subPath'] === undefined && mount['subPathExpr'] === undefined;
      return volumeSources(volume).map((one) => ({ ...one, follows, as }));
    });
    return [...variables, ...all, ...files];
  });
}

function source(
  kind: PodSource['kind'],
  reference: Data | undefined,
  rest: Pick<PodSource, 'follows' | 'as'>,
): PodSource[] {
  const name = reference?.['name'];
  if (typeof name !== 'string') return [];
  const key = reference?.['key'];
  return [{ kind, name, ...rest, ...(typeof key === 'string' ? { key } : {}) }];
}

function volumeSources(volume: Data | undefined): Pick<PodSource, 'kind' | 'name'>[] {
  const named = (kind: PodSource['kind'], name: unknown) => (typeof name === 'string' ? [{ kind, name }] : []);
  const projected = recordsOf(recordAt(volume, 'projected')?.['sources']);
  return [
    ...named('ConfigMap', recordAt(volume, 'configMap')?.['name']),
    ...named('Secret', recordAt(volume, 'secret')?.['secretName']),
    ...projected.flatMap((one) => [
      ...named('ConfigMap', recordAt(one, 'configMap')?.['name']),
      ...named('Secret', recordAt(one, 'secret')?.['name']),
    ]),
  ];
}
