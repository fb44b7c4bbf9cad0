import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { FileConfigMap as FileConfigMapData } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface FileConfigMapProps extends Omit<FileConfigMapData, 'id'> {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** A ConfigMap that holds one file, such as platform.yaml (R16, R29). */
export class FileConfigMap extends Construct {
  constructor(scope: Construct, id: string, props: FileConfigMapProps) {
    super(scope, id);
    new ApiObject(this, 'config-map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: props.name,
        labels: floeLabels(props.release, props.component),
        ...(Object.keys(props.annotations).length === 0 ? {} : { annotations: props.annotations }),
      },
      data: { [props.key]: props.content },
    });
  }
}
