import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ResourceQuota as ResourceQuotaData } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface ResourceQuotaProps extends ResourceQuotaData {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** What all pods of the namespace may request and use together (`infrastructure.lifecycle.resource_quotas`). */
export class ResourceQuota extends Construct {
  constructor(scope: Construct, id: string, { release, name, hard }: ResourceQuotaProps) {
    super(scope, id);
    new ApiObject(this, 'quota', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name, labels: floeLabels(release, 'resource-quota') },
      spec: { hard: { ...hard } },
    });
  }
}
