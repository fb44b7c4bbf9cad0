import { Construct } from 'constructs';
import type { FloeResources } from '../derive/floe-resources';
import { FileConfigMap } from './file-config-map';
import { WebserverIngress } from './webserver-ingress';
import { WebserverNodePort } from './webserver-node-port';

export interface FloeProps {
  readonly release: string;
  readonly resources: FloeResources;
}

/** Everything in an environment that is floe's own, beside the Dagster release. */
export class Floe extends Construct {
  constructor(scope: Construct, id: string, { release, resources }: FloeProps) {
    super(scope, id);
    for (const { id: configMapId, ...configMap } of resources.configMaps) {
      new FileConfigMap(this, configMapId, { release, ...configMap });
    }
    if (resources.nodePort !== undefined) new WebserverNodePort(this, 'nodeport', { release, ...resources.nodePort });
    if (resources.ingress !== undefined) new WebserverIngress(this, 'ingress', { release, ...resources.ingress });
  }
}
