import { isTruthy } from '../../dagster/values/go-value';
import type { DataPath } from '../../diagnostics/diagnostic';
import { isRecord } from '../../documents/is-record';
import { valueAt } from '../../documents/value-at';
import type { LintHit, LintRule } from '../lint-rule';
import type { ReleaseView } from '../release-view';
import { mapOf } from '../values-map';

const queuePath = ['dagsterDaemon', 'runCoordinator', 'config', 'queuedRunCoordinator'];

/** Limits of the queue that Dagster refuses beside `concurrency` (dagster, validate_concurrency_config). */
const limits = [
  { key: ['maxConcurrentRuns'], field: ['max_concurrent_runs'], instead: 'concurrency.runs.maxConcurrentRuns' },
  {
    key: ['tagConcurrencyLimits'],
    field: ['tag_concurrency_limits'],
    instead: 'concurrency.runs.tagConcurrencyLimits',
  },
  {
    key: ['blockOpConcurrencyLimitedRuns', 'opConcurrencySlotBuffer'],
    field: ['block_op_concurrency_limited_runs', 'op_concurrency_slot_buffer'],
    instead: 'concurrency.pools.opGranularityRunBuffer',
  },
];

/** Dagster checks the two blocks against each other when it loads its instance (dagster, validate_concurrency_config). */
export const runLimitsTwice: LintRule = {
  code: 'DAG010',
  title: 'limits of runs in two places',
  verdict: 'error',
  explanation:
    'Dagster takes limits of runs either from a concurrency block or from the run coordinator. With both, or with a concurrency block that is empty, dagster.yaml is refused: webserver and daemon do not start.',
  fix: 'keep the limits in the chart’s concurrency block (enabled: true) and remove those of dagsterDaemon.runCoordinator',
  source: [33225, 31086],
  check: (view) => {
    const block = concurrencyBlock(view);
    if (block === undefined) return [];
    if (block.empty) {
      const message =
        'the concurrency block is on and sets no limit: it is written as nothing, which Dagster cannot load, and webserver and daemon do not start';
      const fix = 'set a limit, such as concurrency.pools.defaultLimit, or set concurrency.enabled to false';
      return [{ message, path: view.place(...block.path), fix }];
    }
    return [...chartCoordinator(view, block.path), ...additionalQueues(view, block.path)];
  },
};

/** The `concurrency` of dagster.yaml, where it decides anything; a block in additionalInstanceConfig replaces the chart's. */
function concurrencyBlock(view: ReleaseView): { path: DataPath; empty: boolean } | undefined {
  const additional = view.map('additionalInstanceConfig');
  if (Object.hasOwn(additional, 'concurrency')) {
    const own = additional['concurrency'];
    const path = ['additionalInstanceConfig', 'concurrency'];
    if (own === null) return { path, empty: true };
    const decides = isRecord(own) && (Object.hasOwn(own, 'runs') || Object.hasOwn(own, 'pools'));
    return decides ? { path, empty: false } : undefined;
  }
  if (!view.isOn('concurrency', 'enabled')) return undefined;
  const isGiven = (...path: string[]) => (view.get('concurrency', ...path) ?? null) !== null;
  const any =
    isGiven('pools', 'defaultLimit') ||
    view.isOn('concurrency', 'pools', 'granularity') ||
    isGiven('pools', 'opGranularityRunBuffer') ||
    isGiven('runs', 'maxConcurrentRuns') ||
    view.isOn('concurrency', 'runs', 'tagConcurrencyLimits');
  return { path: ['concurrency'], empty: !any };
}

function chartCoordinator(view: ReleaseView, block: DataPath): LintHit[] {
  const coordinator = ['dagsterDaemon', 'runCoordinator'];
  const isQueued =
    view.isOn('dagsterDaemon', 'enabled') &&
    view.isOn(...coordinator, 'enabled') &&
    view.text(...coordinator, 'type') === 'QueuedRunCoordinator' &&
    !Object.hasOwn(view.map('additionalInstanceConfig'), 'run_coordinator');
  // A block without a truthy setting is left out as a whole.
  if (!isQueued || !Object.values(view.map(...queuePath)).some(isTruthy)) return [];
  const hits = limits.flatMap(({ key, instead }): LintHit[] => {
    const path = [...queuePath, ...key];
    const value = view.get(...path) ?? null;
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    const message = `this limit stands beside ${block.join('.')}: Dagster takes one of the two, and webserver and daemon do not start`;
    return [{ message, path: view.place(...path), fix: `move it to ${instead}, and set it to null here` }];
  });
  return [...hits, ...unwrittenLimit(view, block)];
}

/** Unless the chart's own block is on, the coordinator writes max_concurrent_runs: -1 for a limit that is not set. */
function unwrittenLimit(view: ReleaseView, block: DataPath): LintHit[] {
  const isUnset = (view.get(...queuePath, 'maxConcurrentRuns') ?? null) === null;
  if (!isUnset || view.isOn('concurrency', 'enabled')) return [];
  const message =
    'the run coordinator writes max_concurrent_runs: -1 beside this block: Dagster takes one of the two, and webserver and daemon do not start';
  return [
    {
      message,
      path: view.place(...block),
      fix: 'write the block as concurrency: { enabled: true, … } at the top of the chart’s values, not under additionalInstanceConfig',
    },
  ];
}

function additionalQueues(view: ReleaseView, block: DataPath): LintHit[] {
  const additional = view.map('additionalInstanceConfig');
  const coordinator = mapOf(additional['run_coordinator']);
  const places: DataPath[] = [
    ['run_queue'],
    ...(coordinator['class'] === 'QueuedRunCoordinator' ? [['run_coordinator', 'config']] : []),
  ];
  return places.flatMap((place) =>
    limits.flatMap(({ field, instead }): LintHit[] => {
      if ((valueAt(additional, [...place, ...field]) ?? null) === null) return [];
      const message = `this limit stands beside ${block.join('.')}: Dagster takes one of the two, and webserver and daemon do not start`;
      const path = view.place('additionalInstanceConfig', ...place, ...field);
      return [{ message, path, fix: `remove it, and set ${instead}` }];
    }),
  );
}
