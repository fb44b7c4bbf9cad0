import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { NetworkPolicy as NetworkPolicyData } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface NetworkPolicyProps extends NetworkPolicyData {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** What may reach some pods, and what they may reach; a direction without rules is closed, one that is absent is not touched. */
export class NetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, { release, name, podSelector, ingress, egress }: NetworkPolicyProps) {
    super(scope, id);
    new ApiObject(this, 'policy', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, labels: floeLabels(release, 'network-policy') },
      spec: {
        podSelector,
        policyTypes: [...(ingress === undefined ? [] : ['Ingress']), ...(egress === undefined ? [] : ['Egress'])],
        ...(ingress === undefined || ingress.length === 0 ? {} : { ingress }),
        ...(egress === undefined || egress.length === 0 ? {} : { egress }),
      },
    });
  }
}
