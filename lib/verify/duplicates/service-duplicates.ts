import type { DataCursor } from '../data-cursor';
import type { FindingList } from '../finding-list';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';
import { configMapTexts } from '../run-configuration';
import { repeated } from './repetition';

/** Checks that the ports of a Service differ, and node ports across all Services. */
export function checkServicePorts(index: ManifestIndex, found: FindingList): void {
  const nodePorts = new Map<string, IndexedManifest>();
  for (const entry of index.ofKind('', 'Service')) {
    const ports = entry.cursor.at('spec', 'ports').items();
    for (const { item, key } of repeated(ports, (port) => portKey(port, 'port'))) {
      found.add(entry, item.get('port'), { code: 'FLOE4087', message: `the port ${key} stands twice in this Service` });
    }
    for (const { item, key } of repeated(ports, (port) => port.textOf('name'))) {
      found.add(entry, item.get('name'), { code: 'FLOE4086', message: `two ports have the name "${key}"` });
    }
    for (const port of ports) {
      const key = portKey(port, 'nodePort');
      if (key === undefined) continue;
      const other = nodePorts.get(key);
      if (other === undefined) nodePorts.set(key, entry);
      else {
        const message = `the node port ${key} is taken by ${other.label} already`;
        found.add(entry, port.get('nodePort'), {
          code: 'FLOE4088',
          message,
          fix: 'choose another, or let the cluster choose',
        });
      }
    }
  }
}

function portKey(port: DataCursor, field: string): string | undefined {
  const number = port.raw(field);
  return typeof number === 'number' && number !== 0 ? `${number}/${port.textOf('protocol') ?? 'TCP'}` : undefined;
}

/** Checks that each code location of a workspace has a name of its own: Dagster refuses a workspace with two. */
export function checkLocationNames(index: ManifestIndex, found: FindingList): void {
  for (const { entry, text } of configMapTexts(index, 'workspace.yaml')) {
    const parsed = index.documents.yaml(String(text.value));
    if ('fault' in parsed) continue;
    const servers = text.document(parsed.data).itemsOf('load_from');
    for (const { item, key } of repeated(servers, (server) => server.at('grpc_server', 'location_name').text())) {
      const message = `two code locations have the name "${key}"`;
      found.add(entry, item.at('grpc_server', 'location_name'), {
        code: 'FLOE4089',
        message,
        fix: 'rename one of them',
      });
    }
  }
}
