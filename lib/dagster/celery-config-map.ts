import { renderYamlAsGiven } from '../documents/yaml-text';
import type { Manifest } from '../manifest';
import { celeryConfigMapName, celerySettings } from './celery-queues';
import type { DagsterChart } from './chart';
import { configMap } from './env-config-maps';
import type { Block } from './values/block';
import { copyOf } from './values/go-value';
import { mergeFilled } from './values/merge-filled';

/** The ConfigMap with a queue's `celery.yaml`: its own settings over those that all queues share. */
export function celeryConfigMap(chart: DagsterChart, queue: Block): Manifest {
  const own = queue.optionalBlock('configSource')?.data ?? {};
  const shared = celerySettings(chart).optionalBlock('configSource')?.data ?? {};
  const celery = {
    broker: { env: 'DAGSTER_CELERY_BROKER_URL' },
    backend: { env: 'DAGSTER_CELERY_BACKEND_URL' },
    config_source: copyOf(mergeFilled(own, shared)),
  };
  return configMap(chart, celeryConfigMapName(chart, queue), {
    'celery.yaml': renderYamlAsGiven({ execution: { celery } }),
  });
}
