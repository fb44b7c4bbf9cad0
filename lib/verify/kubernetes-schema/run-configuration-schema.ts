import { isRecord } from '../../documents/is-record';
import type { DataCursor } from '../data-cursor';
import type { FindingList } from '../finding-list';
import type { RunConfiguration } from '../run-configuration';
import { type FragmentName, schemaTable } from './schema-table';
import { walkSchema } from './schema-walker';

interface FragmentPlace {
  readonly path: readonly string[];
  readonly fragment: FragmentName;
  /** The value is a list of the fragment. @default - false */
  readonly list?: boolean;
  /** The value is merged into the object that Dagster builds: required fields may come from there. @default - false */
  readonly partial?: boolean;
}

/** Where run configuration holds parts of Kubernetes objects (dagster_k8s, DagsterK8sJobConfig and UserDefinedDagsterK8sConfig). */
const fragmentPlaces: readonly FragmentPlace[] = [
  { path: ['env'], fragment: 'EnvVar', list: true },
  { path: ['image_pull_secrets'], fragment: 'LocalObjectReference', list: true },
  { path: ['resources'], fragment: 'ResourceRequirements' },
  { path: ['security_context'], fragment: 'SecurityContext' },
  { path: ['volume_mounts'], fragment: 'VolumeMount', list: true },
  { path: ['volumes'], fragment: 'Volume', list: true },
  { path: ['run_k8s_config', 'container_config'], fragment: 'Container', partial: true },
  { path: ['run_k8s_config', 'job_metadata'], fragment: 'ObjectMeta' },
  { path: ['run_k8s_config', 'job_spec_config'], fragment: 'JobSpec', partial: true },
  { path: ['run_k8s_config', 'pod_spec_config'], fragment: 'PodSpec', partial: true },
  { path: ['run_k8s_config', 'pod_template_spec_metadata'], fragment: 'ObjectMeta' },
];

/**
 * Checks the parts of Kubernetes objects in run configuration: Dagster builds its models from them when a run is
 * launched, and an unknown field fails the run.
 */
export function checkRunConfigurationSchema({ entry, config }: RunConfiguration, found: FindingList): void {
  for (const { path, fragment, list, partial } of fragmentPlaces) {
    const place = config.at(...path);
    if (!place.present) continue;
    for (const cursor of list === true ? place.items() : [place]) {
      if (!isRecord(cursor.value)) continue;
      walkSchema(schemaTable().fragment(fragment), cursor.value, {
        spelling: 'either',
        partial: partial === true,
        report: ({ path: below, ...fault }) => found.add(entry, stepsInto(cursor, below), fault),
      });
    }
  }
}

function stepsInto(cursor: DataCursor, path: readonly (string | number)[]): DataCursor {
  return path.reduce<DataCursor>((at, step) => (typeof step === 'number' ? at.item(step) : at.get(step)), cursor);
}
