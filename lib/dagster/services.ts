import type { Manifest } from '../manifest';
import type { Chart, DagsterChart } from './chart';
import { locationLabels } from './code-location';
import { labels, selectorLabels } from './labels';
import { textMap } from './map-fields';
import { fullName } from './names';
import { present } from './present';
import type { Block } from './values/block';
import { type WebserverRole, webserverLabels, webserverSelector } from './webserver-role';

/** The Service of a webserver; both webservers have the same type, port and annotations. */
export function webserverService(chart: DagsterChart, role: WebserverRole): Manifest {
  const service = chart.webserver.block('service');
  return serviceOf({
    name: role.name,
    labels: webserverLabels(chart, role),
    annotations: textMap(service, 'annotations'),
    type: service.textOr('type', 'ClusterIP'),
    port: { port: service.truthy('port') ? service.retyped('port') : 80, protocol: 'TCP', name: 'http' },
    selector: webserverSelector(chart, role),
  });
}

/** The Service of a code location, under the location's bare name. */
export function locationService(chart: Chart, location: Block): Manifest {
  const service = location.has('service') ? location.block('service') : undefined;
  return serviceOf({
    name: location.requiredText('name'),
    labels: { ...labels(chart), ...locationLabels(location) },
    annotations: service === undefined ? {} : textMap(service, 'annotations'),
    type: 'ClusterIP',
    port: present({ port: location.retyped('port'), protocol: 'TCP', name: 'grpc' }),
    selector: { ...selectorLabels(chart), ...locationLabels(location) },
  });
}

/** The Service of Flower. */
export function flowerService(chart: DagsterChart): Manifest {
  const service = chart.values.block('flower').block('service');
  const port = service.truthy('port') ? service.retyped('port') : 5555;
  return serviceOf({
    name: flowerServiceName(chart),
    labels: { ...labels(chart), component: 'flower' },
    annotations: textMap(service, 'annotations'),
    type: service.textOr('type', 'ClusterIP'),
    port: { port, targetPort: 5555, protocol: 'TCP', name: 'flower' },
    selector: { ...selectorLabels(chart), component: 'flower' },
  });
}

/** The name of Flower's Service. */
export function flowerServiceName(chart: DagsterChart): string {
  return `${fullName(chart)}-flower-service`;
}

interface ServiceParts {
  readonly name: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly type: string;
  readonly port: Readonly<Record<string, unknown>>;
  readonly selector: Record<string, string>;
}

function serviceOf(parts: ServiceParts): Manifest {
  const { name, labels, annotations, type, port, selector } = parts;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels, ...present({ annotations }) },
    spec: { type, ports: [port], selector },
  };
}
