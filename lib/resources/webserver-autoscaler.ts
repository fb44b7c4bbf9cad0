import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { WebserverAutoscaler as WebserverAutoscalerData } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface WebserverAutoscalerProps extends WebserverAutoscalerData {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** A HorizontalPodAutoscaler of a webserver (R16); the chart has none. */
export class WebserverAutoscaler extends Construct {
  constructor(scope: Construct, id: string, props: WebserverAutoscalerProps) {
    super(scope, id);
    const metrics = (['cpu', 'memory'] as const).flatMap((name) => {
      const averageUtilization = props.targets[name];
      if (averageUtilization === undefined) return [];
      return [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }];
    });
    new ApiObject(this, 'autoscaler', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: props.name, labels: floeLabels(props.release, 'webserver-autoscaler') },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: props.deployment },
        minReplicas: props.least,
        maxReplicas: props.most,
        metrics,
      },
    });
  }
}
