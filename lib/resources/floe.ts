import { Construct } from 'constructs';
import type { FloeResources } from '../derive/floe-resources';
import { ExternalSecret } from './external-secret';
import { FileConfigMap } from './file-config-map';
import { LimitRange } from './limit-range';
import { NetworkPolicy } from './network-policy';
import { ResourceQuota } from './resource-quota';
import { SealedSecret } from './sealed-secret';
import { WebserverAutoscaler } from './webserver-autoscaler';
import { WebserverDisruptionBudget } from './webserver-disruption-budget';
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
    if (resources.quota !== undefined) new ResourceQuota(this, 'quota', { release, ...resources.quota });
    if (resources.limitRange !== undefined) new LimitRange(this, 'limits', { release, ...resources.limitRange });
    for (const autoscaler of resources.autoscalers ?? []) {
      new WebserverAutoscaler(this, `autoscaler-${autoscaler.name}`, { release, ...autoscaler });
    }
    for (const budget of resources.disruptionBudgets ?? []) {
      new WebserverDisruptionBudget(this, `budget-${budget.name}`, { release, ...budget });
    }
    for (const policy of resources.networkPolicies ?? []) {
      new NetworkPolicy(this, `policy-${policy.name}`, { release, ...policy });
    }
    for (const { name, manifest } of resources.sealedSecrets ?? []) {
      new SealedSecret(this, `sealed-secret-${name}`, { release, manifest });
    }
    for (const secret of resources.externalSecrets ?? []) {
      new ExternalSecret(this, `external-secret-${secret.name}`, { release, ...secret });
    }
  }
}
