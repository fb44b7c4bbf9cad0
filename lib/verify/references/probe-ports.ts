import type { FindingList } from '../finding-list';
import type { ManifestIndex } from '../manifest-index';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** Checks that a port that a probe names is among the container's ports: the kubelet fails the probe otherwise. */
export function checkProbePorts(index: ManifestIndex, found: FindingList): void {
  for (const { entry, containers } of index.workloads) {
    for (const { cursor } of containers) {
      const names = cursor.itemsOf('ports').map((port) => port.raw('name'));
      for (const handler of probes.flatMap((probe) => ['httpGet', 'tcpSocket'].map((kind) => cursor.at(probe, kind)))) {
        const port = handler.get('port');
        const name = port.text();
        if (name === undefined || /^\d+$/.test(name) || names.includes(name)) continue;
        const message = `the probe names the port "${name}", which the container does not have`;
        found.add(entry, port, {
          code: 'FLOE4044',
          message,
          fix: 'name one of the container ports, or write the number',
        });
      }
    }
  }
}
