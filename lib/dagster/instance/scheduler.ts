import type { Block } from '../values/block';
import { isTruthy } from '../values/go-value';
import { customClass, typedFields } from './settings';

/** The `scheduler` of `dagster.yaml`; null for a type that the chart does not know. */
export function scheduler(values: Block): unknown {
  const settings = values.block('scheduler');
  const type = settings.onlyText('type');
  if (type === 'CustomScheduler') return customClass(settings.block('config').section('customScheduler'));
  if (type !== 'DagsterDaemonScheduler') return null;
  const daemon = settings.block('config').section('daemonScheduler');
  const anySet = Object.keys(daemon.data).some((key) => isTruthy(daemon.get(key)));
  const fields = typedFields(daemon, { max_catchup_runs: 'maxCatchupRuns', max_tick_retries: 'maxTickRetries' });
  return {
    module: 'dagster.core.scheduler',
    class: 'DagsterDaemonScheduler',
    ...(anySet ? { config: isTruthy(fields) ? fields : null } : {}),
  };
}
