import type { DagsterChart } from './chart';
import { usesCelery } from './environment';
import { fullName } from './names';
import type { Block } from './values/block';

/** The settings of the Celery run launcher. */
export function celerySettings(chart: DagsterChart): Block {
  return chart.values.block('runLauncher').block('config').section('celeryK8sRunLauncher');
}

/** The queues that workers serve; none without the Celery run launcher. */
export function celeryQueues(chart: DagsterChart): Block[] {
  return usesCelery(chart) ? celerySettings(chart).blocks('workerQueues') : [];
}

/** The name of the ConfigMap with a queue's `celery.yaml`. */
export function celeryConfigMapName(chart: DagsterChart, queue: Block): string {
  return `${fullName(chart)}-celery-${queue.requiredText('name')}`;
}
