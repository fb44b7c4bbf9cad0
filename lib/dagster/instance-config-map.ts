import type { Manifest } from '../manifest';
import type { DagsterChart } from './chart';
import { configMap } from './env-config-maps';
import { instanceConfigMapName } from './instance-volumes';

/** The ConfigMap with `dagster.yaml`. */
export function instanceConfigMap(chart: DagsterChart, text: string): Manifest {
  return configMap(chart, instanceConfigMapName(chart), { 'dagster.yaml': text });
}
