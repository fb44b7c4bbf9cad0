import { coalesceWithDefaults } from '../../../lib/dagster/coalesce';
import { renderDagster } from '../../../lib/dagster/render';
import { isRecord } from '../../../lib/documents/is-record';
import { at, instanceOf, lint, outline, release, valuesOf } from '../values-of';

const queue = (settings: string) =>
  `dagsterDaemon: { runCoordinator: { config: { queuedRunCoordinator: ${settings} } } }\n`;
const block = (settings: string) => `concurrency: { enabled: true, ${settings} }\n`;
const pools = block('pools: { defaultLimit: 1 }');
const extra = (settings: string) => `additionalInstanceConfig: ${settings}\n`;

const cases: [name: string, values: string, refused: boolean][] = [
  ['nothing', '', false],
  ['a limit of the queue alone', queue('{ maxConcurrentRuns: 5 }'), false],
  ['a block beside the default queue', pools, false],
  ['a block beside a limit of the queue', pools + queue('{ maxConcurrentRuns: 5 }'), true],
  ['a block beside the limit 0 of the queue', pools + queue('{ maxConcurrentRuns: 0 }'), true],
  ['a block beside tag limits of the queue', pools + queue('{ tagConcurrencyLimits: [{ key: a, limit: 1 }] }'), true],
  [
    'a block beside the slot buffer of the queue',
    pools + queue('{ blockOpConcurrencyLimitedRuns: { enabled: true, opConcurrencySlotBuffer: 1 } }'),
    true,
  ],
  [
    'a block beside blocked runs without a buffer',
    pools + queue('{ blockOpConcurrencyLimitedRuns: { enabled: true } }'),
    false,
  ],
  ['an empty block', 'concurrency: { enabled: true }\n', true],
  [
    'a block that is off',
    `concurrency: { enabled: false, pools: { defaultLimit: 1 } }\n${queue('{ maxConcurrentRuns: 5 }')}`,
    false,
  ],
  [
    'a block beside a coordinator that is off',
    `${pools}dagsterDaemon: { runCoordinator: { enabled: false } }\n`,
    false,
  ],
  ['an additional block beside the default queue', extra('{ concurrency: { pools: { default_limit: 1 } } }'), true],
  [
    'an additional block beside a queue without settings',
    extra('{ concurrency: { runs: { max_concurrent_runs: 5 } } }') +
      queue('{ dequeueUseThreads: false, dequeueNumWorkers: null }'),
    false,
  ],
  ['an additional block without runs and pools', extra('{ concurrency: { default_op_concurrency_limit: 1 } }'), false],
  ['an additional block that is null', extra('{ concurrency: null }'), true],
  ['a block beside an additional queue', pools + extra('{ run_queue: { max_concurrent_runs: 5 } }'), true],
  [
    'a block beside an additional coordinator',
    pools +
      extra(
        '{ run_coordinator: { module: dagster, class: QueuedRunCoordinator, config: { max_concurrent_runs: 5 } } }',
      ),
    true,
  ],
];

test.each(cases)('%s', (_name, values, refused) => {
  const errors = lint(values).filter((finding) => finding.code === 'DAG010' && finding.severity === 'error');
  expect(errors.length > 0).toBe(refused);
});

/** What Dagster 1.12.17 asks of its instance file (validate_concurrency_config). */
function dagsterRefuses(instance: unknown): boolean {
  if (!isRecord(instance) || !Object.hasOwn(instance, 'concurrency')) return false;
  const concurrency = instance['concurrency'];
  if (!isRecord(concurrency)) return true;
  if (!('runs' in concurrency || 'pools' in concurrency)) return false;
  const fields = [
    ['max_concurrent_runs'],
    ['tag_concurrency_limits'],
    ['block_op_concurrency_limited_runs', 'op_concurrency_slot_buffer'],
  ];
  const isQueued = at(instance, 'run_coordinator', 'class') === 'QueuedRunCoordinator';
  return fields.some(
    (field) =>
      (settingAt(instance, ['run_queue', ...field]) ?? null) !== null ||
      (isQueued && (settingAt(instance, ['run_coordinator', 'config', ...field]) ?? null) !== null),
  );
}

function settingAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

test.each(cases)('Dagster judges the rendered dagster.yaml alike: %s', (_name, values, refused) => {
  const { failures } = renderDagster(coalesceWithDefaults(valuesOf(values)), release);
  if (failures.length > 0) expect(refused).toBe(true);
  else expect(dagsterRefuses(instanceOf(values))).toBe(refused);
});

test('points at the limit to move', () => {
  expect(outline(pools + queue('{ maxConcurrentRuns: 5 }'))).toEqual([
    'error DAG010 dagsterDaemon.runCoordinator.config.queuedRunCoordinator.maxConcurrentRuns',
  ]);
  expect(outline(extra('{ concurrency: { pools: { default_limit: 1 } } }'))).toEqual([
    'error DAG010 additionalInstanceConfig.concurrency',
  ]);
});
