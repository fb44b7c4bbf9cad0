import type { DataCursor } from '../data-cursor';
import type { FindingList } from '../finding-list';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** Checks that a port that a probe names is among the container's ports: the kubelet fails the probe otherwise. */
export function checkProbePorts(index: ManifestIndex, found: FindingList): void {
  for (const { entry, containers } of index.workloads) {
    for (const { cursor } of containers) {
      for (const probe of probes) if (cursor.has(probe)) checkProbe(entry, cursor, cursor.get(probe), found);
    }
  }
}

function checkProbe(entry: IndexedManifest, container: DataCursor, probe: DataCursor, found: FindingList): void {
  for (const handler of ['httpGet', 'tcpSocket']) {
    const port = probe.at(handler, 'port');
    const name = port.text();
    if (name === undefined || /^\d+$/.test(name)) continue;
    if (container.itemsOf('ports').some((one) => one.raw('name') === name)) continue;
    const message = `the probe names the port "${name}", which the container does not have`;
    const fix = 'name one of the container ports, or write the number';
    found.add(entry, port, { code: 'FLOE4044', message, fix });
  }
}
