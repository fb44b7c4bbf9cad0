import type { Block } from '../values/block';
import { isTruthy } from '../values/go-value';
import { customClass, plainFields, typedFields } from './settings';

/** The `run_coordinator` of `dagster.yaml`; nothing without a daemon, which does the coordinating. */
export function runCoordinator(values: Block): Record<string, unknown> {
  const daemon = values.block('dagsterDaemon');
  if (!daemon.truthy('enabled')) return {};
  const settings = daemon.block('runCoordinator');
  if (!settings.truthy('enabled')) return { run_coordinator: inMemory };
  const type = settings.onlyText('type');
  if (type === 'QueuedRunCoordinator') return { run_coordinator: queued(values, settings) };
  const custom = type === 'CustomRunCoordinator';
  return { run_coordinator: custom ? customClass(settings.block('config').section('customRunCoordinator')) : null };
}

const inMemory = {
  module: 'dagster._core.run_coordinator.sync_in_memory_run_coordinator',
  class: 'SyncInMemoryRunCoordinator',
};

function queued(values: Block, settings: Block): unknown {
  const queue = settings.block('config').section('queuedRunCoordinator');
  const anySet = Object.keys(queue.data).some((key) => isTruthy(queue.get(key)));
  return {
    module: 'dagster.core.run_coordinator',
    class: 'QueuedRunCoordinator',
    ...(anySet ? { config: queueConfig(values, queue) } : {}),
  };
}

function queueConfig(values: Block, queue: Block): unknown {
  const hasLimitsElsewhere = values.block('concurrency').truthy('enabled');
  const isUnset = queue.isNull('maxConcurrentRuns');
  const config = {
    // Zero is a limit too; Dagster refuses the key beside a concurrency block of its own.
    ...(isUnset
      ? hasLimitsElsewhere
        ? {}
        : { max_concurrent_runs: -1 }
      : { max_concurrent_runs: queue.retyped('maxConcurrentRuns') }),
    ...plainFields(queue, { tag_concurrency_limits: 'tagConcurrencyLimits' }),
    ...typedFields(queue, {
      dequeue_interval_seconds: 'dequeueIntervalSeconds',
      dequeue_use_threads: 'dequeueUseThreads',
      dequeue_num_workers: 'dequeueNumWorkers',
    }),
    ...blockedRuns(queue),
  };
  return isTruthy(config) ? config : null;
}

function blockedRuns(queue: Block): Record<string, unknown> {
  const block = queue.optionalBlock('blockOpConcurrencyLimitedRuns');
  if (block === undefined) return {};
  return {
    block_op_concurrency_limited_runs: {
      enabled: block.retyped('enabled'),
      op_concurrency_slot_buffer: block.retyped('opConcurrencySlotBuffer'),
    },
  };
}
