import { refuse } from '../refusal';
import type { Block } from '../values/block';
import { isTruthy } from '../values/go-value';

/** The `concurrency` of `dagster.yaml`; refuses a limit that the queued run coordinator sets too. */
export function concurrencyLimits(values: Block): unknown {
  const settings = values.block('concurrency');
  const pools = settings.section('pools');
  const runs = settings.section('runs');
  refuseConflicts(values, pools, runs);
  const poolFields = {
    ...(pools.isNull('defaultLimit') ? {} : { default_limit: pools.retyped('defaultLimit') }),
    ...(pools.truthy('granularity') ? { granularity: pools.text('granularity') } : {}),
    ...(pools.isNull('opGranularityRunBuffer')
      ? {}
      : { op_granularity_run_buffer: pools.retyped('opGranularityRunBuffer') }),
  };
  const limits = runs.blocks('tagConcurrencyLimits').map(tagLimit);
  const runFields = {
    ...(runs.isNull('maxConcurrentRuns') ? {} : { max_concurrent_runs: runs.retyped('maxConcurrentRuns') }),
    ...(limits.length > 0 ? { tag_concurrency_limits: limits } : {}),
  };
  const fields = {
    ...(isTruthy(poolFields) ? { pools: poolFields } : {}),
    ...(isTruthy(runFields) ? { runs: runFields } : {}),
  };
  return isTruthy(fields) ? fields : null;
}

function tagLimit(limit: Block): unknown {
  return {
    key: limit.quoted('key'),
    ...(limit.truthy('value') ? { value: limit.copy('value') } : {}),
    limit: limit.retyped('limit'),
  };
}

function refuseConflicts(values: Block, pools: Block, runs: Block): void {
  const coordinator = values.block('dagsterDaemon').block('runCoordinator');
  if (!coordinator.truthy('enabled') || coordinator.onlyText('type') !== 'QueuedRunCoordinator') return;
  const queue = coordinator.block('config').section('queuedRunCoordinator');
  if (!runs.isNull('maxConcurrentRuns') && !queue.isNull('maxConcurrentRuns')) {
    refuseBoth(runs, 'maxConcurrentRuns', queue, 'maxConcurrentRuns');
  }
  if (runs.truthy('tagConcurrencyLimits') && queue.truthy('tagConcurrencyLimits')) {
    refuseBoth(runs, 'tagConcurrencyLimits', queue, 'tagConcurrencyLimits');
  }
  const blocked = queue.optionalBlock('blockOpConcurrencyLimitedRuns');
  if (blocked !== undefined && !pools.isNull('opGranularityRunBuffer') && !blocked.isNull('opConcurrencySlotBuffer')) {
    refuseBoth(pools, 'opGranularityRunBuffer', blocked, 'opConcurrencySlotBuffer');
  }
}

function refuseBoth(limits: Block, key: string, queue: Block, queueKey: string): never {
  const own = limits.pathOf(key).join('.');
  const other = queue.pathOf(queueKey).join('.');
  return refuse({
    code: 'conflicting-values',
    message: `the limit is set twice, here and as ${other}; Dagster takes it in one place only`,
    path: limits.pathOf(key),
    fix: `remove ${other} and keep ${own}`,
  });
}
