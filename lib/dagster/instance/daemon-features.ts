import type { Block } from '../values/block';
import { typedFields } from './settings';

/** What the daemon does: `run_monitoring`, `run_retries`, `sensors`, `schedules`, `backfills` of `dagster.yaml`. */
export function daemonFeatures(daemon: Block): Record<string, unknown> {
  if (!daemon.truthy('enabled')) return {};
  return {
    ...runMonitoring(daemon.block('runMonitoring')),
    ...runRetries(daemon.block('runRetries')),
    ...threads('sensors', daemon.section('sensors')),
    ...threads('schedules', daemon.section('schedules')),
    ...backfills(daemon),
  };
}

function runMonitoring(settings: Block): Record<string, unknown> {
  if (!settings.truthy('enabled')) return {};
  const optional = {
    cancel_timeout_seconds: 'cancelTimeoutSeconds',
    max_runtime_seconds: 'maxRuntimeSeconds',
    max_resume_run_attempts: 'maxResumeRunAttempts',
  };
  return {
    run_monitoring: {
      enabled: settings.retyped('enabled'),
      start_timeout_seconds: settings.retyped('startTimeoutSeconds'),
      ...Object.fromEntries(
        Object.entries(optional)
          .filter(([, key]) => !settings.isNull(key))
          .map(([field, key]) => [field, settings.retyped(key)]),
      ),
      poll_interval_seconds: settings.retyped('pollIntervalSeconds'),
      free_slots_after_run_end_seconds: settings.retyped('freeSlotsAfterRunEndSeconds'),
    },
  };
}

function runRetries(settings: Block): Record<string, unknown> {
  if (!settings.truthy('enabled')) return {};
  return {
    run_retries: {
      enabled: settings.retyped('enabled'),
      ...typedFields(settings, { max_retries: 'maxRetries' }),
      ...(settings.has('retryOnAssetOrOpFailure')
        ? { retry_on_asset_or_op_failure: settings.retyped('retryOnAssetOrOpFailure') }
        : {}),
    },
  };
}

const workers = { num_workers: 'numWorkers', num_submit_workers: 'numSubmitWorkers' };

function threads(name: string, settings: Block): Record<string, unknown> {
  if (!settings.truthy('useThreads')) return {};
  return { [name]: { use_threads: settings.retyped('useThreads'), ...typedFields(settings, workers) } };
}

function backfills(daemon: Block): Record<string, unknown> {
  const settings = daemon.optionalBlock('backfills');
  if (settings === undefined) return {};
  return { backfills: { use_threads: settings.retyped('useThreads'), ...typedFields(settings, workers) } };
}
