import type { Manifest } from '../manifest';
import type { DagsterChart } from './chart';
import { readOnlyIngress, webserverIngress } from './deprecated-keys';
import { labels } from './labels';
import { textMap } from './map-fields';
import { fullName } from './names';
import { present } from './present';
import { flowerServiceName } from './services';
import type { Block } from './values/block';
import { readOnlyWebserverName, webserverName } from './webserver-role';

/**
 * The Ingress for the webservers and Flower.
 *
 * Always `networking.k8s.io/v1`: the older API that the chart can fall back to left Kubernetes in 1.22.
 */
export function ingressOf(chart: DagsterChart): Manifest {
  const { values, webserver } = chart;
  const ingress = values.block('ingress');
  const main = webserverIngress(ingress);
  const readOnly = readOnlyIngress(ingress);
  const flower = ingress.block('flower');
  const port = webserver.block('service').truthy('port') ? webserver.block('service').retyped('port') : 80;
  const rules = [rule(main, webserverName(chart), port)];
  if (webserver.truthy('enableReadOnly')) rules.push(rule(readOnly, readOnlyWebserverName(chart), port));
  if (values.block('flower').truthy('enabled')) {
    rules.push(rule(flower, flowerServiceName(chart), values.block('flower').block('service').retyped('port')));
  }
  const annotations = textMap(ingress, 'annotations');
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: `${fullName(chart)}-ingress`,
      labels: { ...labels(chart), ...textMap(ingress, 'labels') },
      ...present({ annotations }),
    },
    spec: present({
      ingressClassName: ingress.truthyText('ingressClassName'),
      tls: [main, readOnly, flower].flatMap(tls),
      rules,
    }),
  };
}

function tls(host: Block): unknown[] {
  const settings = host.block('tls');
  if (!settings.truthy('enabled')) return [];
  const name = host.optionalText('host');
  return [present({ hosts: name === undefined ? [] : [name], secretName: settings.optionalText('secretName') })];
}

function rule(host: Block, serviceName: string, port: unknown): unknown {
  const service = present({ name: serviceName, port: present({ number: port }) });
  const own = present({
    path: host.textOr('path', '/*'),
    pathType: host.optionalText('pathType'),
    backend: { service },
  });
  const paths = [...host.blocks('precedingPaths').map(path), own, ...host.blocks('succeedingPaths').map(path)];
  return present({ host: host.optionalText('host'), http: { paths } });
}

function path(entry: Block): unknown {
  const port = entry.get('servicePort');
  const service = present({
    name: entry.optionalText('serviceName'),
    // A name of a port is text, a number is one.
    port: typeof port === 'string' ? { name: port } : present({ number: port }),
  });
  return present({
    path: entry.optionalText('path'),
    pathType: entry.optionalText('pathType'),
    backend: { service },
  });
}
