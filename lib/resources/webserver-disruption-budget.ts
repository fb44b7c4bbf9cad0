import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { WebserverDisruptionBudget as WebserverDisruptionBudgetData } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface WebserverDisruptionBudgetProps extends WebserverDisruptionBudgetData {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** A PodDisruptionBudget of a webserver: draining nodes never takes all of its pods at once (R16). */
export class WebserverDisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, { release, name, selector, ...budget }: WebserverDisruptionBudgetProps) {
    super(scope, id);
    new ApiObject(this, 'budget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, labels: floeLabels(release, 'webserver-disruption-budget') },
      spec: { ...budget, selector: { matchLabels: { ...selector } } },
    });
  }
}
