import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { WebserverNodePort as WebserverNodePortData } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface WebserverNodePortProps extends WebserverNodePortData {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** A NodePort Service beside the chart's own Service, for clusters without an ingress (R16). */
export class WebserverNodePort extends Construct {
  constructor(scope: Construct, id: string, props: WebserverNodePortProps) {
    super(scope, id);
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: props.name, labels: floeLabels(props.release, 'webserver-nodeport') },
      spec: {
        type: 'NodePort',
        selector: props.selector,
        ports: [{ name: 'http', port: props.port, targetPort: props.port, nodePort: props.nodePort, protocol: 'TCP' }],
      },
    });
  }
}
