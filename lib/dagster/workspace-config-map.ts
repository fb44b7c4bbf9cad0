import type { Manifest } from '../manifest';
import type { DagsterChart } from './chart';
import { configMap } from './env-config-maps';
import { workspaceConfigMapName } from './workspace';

/** The ConfigMap with `workspace.yaml`. */
export function workspaceConfigMap(chart: DagsterChart, text: string): Manifest {
  return configMap(chart, workspaceConfigMapName(chart), { 'workspace.yaml': text });
}
