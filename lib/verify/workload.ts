import type { DataCursor } from './data-cursor';
import type { IndexedManifest } from './manifest-index';

/** An object that makes pods. */
export interface Workload {
  readonly entry: IndexedManifest;
  /** The pod template; of a bare Pod, the manifest itself. */
  readonly template: DataCursor;
  /** The pod's spec. */
  readonly pod: DataCursor;
  readonly containers: readonly PodContainer[];
  /** The labels of its pods. */
  readonly labels: ReadonlyMap<string, string>;
}

export interface PodContainer {
  readonly cursor: DataCursor;
  readonly name: string;
  readonly role: ContainerRole;
}

export type ContainerRole = 'container' | 'init container' | 'ephemeral container';

/** Where a kind keeps its pod template. */
const templatePaths = new Map<string, readonly string[]>([
  ['/Pod', []],
  ['/PodTemplate', ['template']],
  ['/ReplicationController', ['spec', 'template']],
  ['apps/DaemonSet', ['spec', 'template']],
  ['apps/Deployment', ['spec', 'template']],
  ['apps/ReplicaSet', ['spec', 'template']],
  ['apps/StatefulSet', ['spec', 'template']],
  ['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['batch/Job', ['spec', 'template']],
]);

/** Reads the pod side of a manifest; undefined for kinds that make no pods. */
export function readWorkload(entry: IndexedManifest): Workload | undefined {
  const path = templatePaths.get(`${entry.group}/${entry.kind}`);
  if (path === undefined) return undefined;
  const template = entry.cursor.at(...path);
  const pod = template.get('spec');
  return { entry, template, pod, containers: podContainers(pod), labels: textMap(template.at('metadata', 'labels')) };
}

/** All containers of a pod spec, in the order init, main, ephemeral. */
export function podContainers(pod: DataCursor): PodContainer[] {
  const read = (field: string, role: ContainerRole): PodContainer[] =>
    pod
      .get(field)
      .items()
      .map((cursor) => ({ cursor, name: cursor.textOf('name') ?? '', role }));
  return [
    ...read('initContainers', 'init container'),
    ...read('containers', 'container'),
    ...read('ephemeralContainers', 'ephemeral container'),
  ];
}

/** The string entries of a map. */
export function textMap(cursor: DataCursor): Map<string, string> {
  const result = new Map<string, string>();
  for (const [name, { value }] of cursor.entries()) if (typeof value === 'string') result.set(name, value);
  return result;
}
