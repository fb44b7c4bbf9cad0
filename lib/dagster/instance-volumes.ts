import type { DagsterChart } from './chart';
import { fullName } from './names';
import { present } from './present';
import type { Block } from './values/block';
import { workspaceConfigMapName } from './workspace';

/** The mount of `dagster.yaml` into Dagster's home. */
export function instanceMount(dagsterHome: string): unknown {
  return { name: 'dagster-instance', mountPath: `${dagsterHome}/dagster.yaml`, subPath: 'dagster.yaml' };
}

/** The volume with `dagster.yaml`. */
export function instanceVolume(configMapName: string): unknown {
  return { name: 'dagster-instance', configMap: { name: configMapName } };
}

/** The mounts of the webserver or daemon: `dagster.yaml`, the workspace, and what the component's values add. */
export function mountsOf(chart: DagsterChart, component: Block): unknown[] {
  return [
    instanceMount(chart.values.block('global').text('dagsterHome')),
    // Without `subPath`, so that a changed workspace reaches the running pod.
    ...(chart.userDeployments.truthy('enabled')
      ? [{ name: 'dagster-workspace-yaml', mountPath: '/dagster-workspace/' }]
      : []),
    ...component.optionalCopies('volumeMounts'),
  ];
}

/** The volumes behind those mounts. */
export function volumesOf(chart: DagsterChart, component: Block): unknown[] {
  return [
    instanceVolume(instanceConfigMapName(chart)),
    ...(chart.userDeployments.truthy('enabled')
      ? [{ name: 'dagster-workspace-yaml', configMap: present({ name: workspaceConfigMapName(chart) }) }]
      : []),
    ...component.optionalCopies('volumes'),
  ];
}

/** The name of the ConfigMap with `dagster.yaml`. */
export function instanceConfigMapName(chart: DagsterChart): string {
  return `${fullName(chart)}-instance`;
}
