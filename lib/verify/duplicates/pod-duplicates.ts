import type { DataCursor } from '../data-cursor';
import type { FindingList } from '../finding-list';
import type { IndexedManifest } from '../manifest-index';
import type { Workload } from '../workload';
import { repeated } from './repetition';

/** Checks that the containers, volumes, mounts, variables and ports of a pod stand there once. */
export function checkPodDuplicates({ entry, pod, containers }: Workload, found: FindingList): void {
  for (const { item, key } of repeated(containers, ({ cursor }) => cursor.textOf('name'))) {
    found.add(entry, item.cursor.get('name'), { code: 'FLOE4081', message: `two containers have the name "${key}"` });
  }
  for (const { item, key } of repeated(pod.itemsOf('volumes'), (volume) => volume.textOf('name'))) {
    const message = `two volumes have the name "${key}"`;
    found.add(entry, item.get('name'), { code: 'FLOE4084', message, fix: 'remove one of them' });
  }
  const portNames = new Map<string, DataCursor>();
  for (const { cursor } of containers) {
    checkVariableDuplicates(entry, cursor.get('env'), found);
    checkMounts(entry, cursor, found);
    checkPorts(entry, cursor.get('ports'), found);
    for (const port of cursor.itemsOf('ports')) {
      const name = port.get('name');
      const text = name.text();
      if (text === undefined) continue;
      const other = portNames.get(text);
      if (other === undefined) portNames.set(text, cursor);
      else if (other !== cursor) {
        const message = `two containers of the pod have a port named "${text}"; Services reach only one of them by name`;
        found.add(entry, name, { severity: 'warning', code: 'FLOE4086', message, fix: 'rename one of them' });
      }
    }
  }
}

/** Checks that no variable is set twice in one list: the API server keeps both, and the last one wins. */
export function checkVariableDuplicates(entry: IndexedManifest, variables: DataCursor, found: FindingList): void {
  for (const { item, key } of repeated(variables.items(), (variable) => variable.textOf('name'))) {
    const message = `the variable "${key}" is set twice in this container; the last one wins`;
    found.add(entry, item.get('name'), { code: 'FLOE4082', message, fix: 'remove one of them' });
  }
}

function checkMounts(entry: IndexedManifest, container: DataCursor, found: FindingList): void {
  const mounts = container.itemsOf('volumeMounts');
  for (const { item, key } of repeated(mounts, (mount) => mount.textOf('mountPath'))) {
    const message = `two volumes are mounted at "${key}"`;
    found.add(entry, item.get('mountPath'), { code: 'FLOE4083', message, fix: 'remove one of the mounts' });
  }
}

function checkPorts(entry: IndexedManifest, ports: DataCursor, found: FindingList): void {
  const items = ports.items();
  const place = (port: DataCursor): string | undefined => {
    const number = port.raw('containerPort');
    const hostIp = port.textOf('hostIP') ?? '';
    return typeof number === 'number' ? `${number}/${port.textOf('protocol') ?? 'TCP'} ${hostIp}`.trim() : undefined;
  };
  for (const { item, key } of repeated(items, place)) {
    found.add(entry, item.get('containerPort'), { code: 'FLOE4085', message: `the port ${key} stands twice here` });
  }
  for (const { item, key } of repeated(items, (port) => port.textOf('name'))) {
    found.add(entry, item.get('name'), { code: 'FLOE4086', message: `two ports have the name "${key}"` });
  }
}
