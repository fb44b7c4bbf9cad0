import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { WebserverIngress as WebserverIngressData } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface WebserverIngressProps extends WebserverIngressData {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** The Ingress that the floe level of values asks for; a host without paths serves all of them. */
export class WebserverIngress extends Construct {
  constructor(scope: Construct, id: string, props: WebserverIngressProps) {
    super(scope, id);
    const { className, annotations, hosts = [], tls = [] } = props.values;
    const backend = { service: { name: props.serviceName, port: { number: props.servicePort } } };
    new ApiObject(this, 'ingress', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: props.name,
        labels: floeLabels(props.release, 'webserver-ingress'),
        ...(annotations === undefined ? {} : { annotations }),
      },
      spec: {
        ...(className === undefined || className === '' ? {} : { ingressClassName: className }),
        ...(tls.length === 0 ? {} : { tls: tls.map((entry) => ({ ...entry })) }),
        rules: hosts.map(({ host, paths = [{ path: '/' }] }) => ({
          host,
          http: { paths: paths.map(({ path, pathType = 'Prefix' }) => ({ path, pathType, backend })) },
        })),
      },
    });
  }
}
