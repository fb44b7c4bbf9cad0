import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { LimitRange as LimitRangeData } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface LimitRangeProps extends LimitRangeData {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** What a container gets that asks for nothing, and the most that one may have. */
export class LimitRange extends Construct {
  constructor(scope: Construct, id: string, { release, name, ...limits }: LimitRangeProps) {
    super(scope, id);
    new ApiObject(this, 'limits', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name, labels: floeLabels(release, 'limit-range') },
      spec: { limits: [{ type: 'Container', ...limits }] },
    });
  }
}
