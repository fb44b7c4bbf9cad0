import { checkFloeSpec } from '../../../lib/schema/floe-spec/check-floe-spec';
import { sentences, yamlSource } from '../check-schema/yaml-source';

function findings(orchestration: string): string[] {
  const yaml = `name: x\nversion: "1"\norchestration: { ${orchestration} }`;
  return sentences(checkFloeSpec(yamlSource(yaml)).diagnostics).map((text) => text.replace('orchestration.', ''));
}

function codes(orchestration: string): string[] {
  return findings(orchestration).map((text) => text.split(': ')[0] ?? text);
}

test('an open section has empty lists and maps', () => {
  const { value } = checkFloeSpec(yamlSource('name: x\nversion: "1"\norchestration: {}'));
  expect(value?.orchestration).toEqual({
    asset_modules: [],
    dbt: null,
    partitions: {},
    assets: {},
    jobs: {},
    schedules: {},
    sensors: {},
    backfills: {},
  });
});

test.each([
  ['asset_modules: [a.b, "1"]', ['FLOE2005 asset_modules[1]']],
  ['asset_modules:', ['FLOE2003 orchestration.asset_modules']],
  ['dbt: {}', ['FLOE2001 dbt.manifest_path']],
  ['dbt: { manifest_path: m, target: a-b }', ['FLOE2005 dbt.target']],
  ['partitions: { p: { partition_keys: [a] } }', ['FLOE2001 partitions.p.type']],
  ['partitions: { p: { type: daily } }', ['FLOE2006 partitions.p.type']],
  ['partitions: { p: { type: static, partition_keys: [] } }', ['FLOE2007 partitions.p.partition_keys']],
  ['partitions: { p: { type: static, partition_keys: [a, a] } }', ['FLOE2008 partitions.p.partition_keys[1]']],
  ['partitions: { p: { type: static, partition_keys: [" "] } }', ['FLOE2005 partitions.p.partition_keys[0]']],
  ['partitions: { p-q: { type: dynamic } }', ['FLOE2005 partitions.p-q']],
  ['partitions: { p: { type: dynamic, fn: nodot } }', ['FLOE2005 partitions.p.fn']],
  ['partitions: { p: { type: multi, partitions: {} } }', ['FLOE2007 partitions.p.partitions']],
  [
    'partitions: { p: { type: multi, partitions: { a: { type: multi, partitions: { b: { type: x } } } } } }',
    ['FLOE2006 partitions.p.partitions.a.partitions.b.type'],
  ],
  [
    'partitions: { p: { type: time_window, start: 2024-01-01, cron_schedule: "0 0 * * *" } }',
    ['FLOE2003 partitions.p.start'],
  ],
  [
    'partitions: { p: { type: time_window, start: "2024-99-99", cron_schedule: "@daily" } }',
    ['FLOE2005 partitions.p.cron_schedule'],
  ],
  ['assets: { "any *": { automation_condition: lazy } }', ['FLOE2006 assets["any *"].automation_condition']],
  ['assets: { a: { group_name: a-b } }', ['FLOE2005 assets.a.group_name']],
  ['jobs: { j: { type: batch, selection: [] } }', ['FLOE2007 jobs.j.selection']],
  ['jobs: { j: { type: batch } }', ['FLOE2001 jobs.j.selection']],
  ['jobs: { j: { type: batch, selection: [a], target_function: a.b } }', ['FLOE2002 jobs.j.target_function']],
  ['jobs: { j: { type: ops, target_function: f } }', ['FLOE2005 jobs.j.target_function']],
  ['jobs: { j: { type: ops, target_function: a.f, tags: { a: 1 } } }', ['FLOE2003 jobs.j.tags.a']],
  [
    `jobs: { j: { type: ops, target_function: a.f, description: ${'x'.repeat(501)} } }`,
    ['FLOE2007 jobs.j.description'],
  ],
  ['schedules: { s: { job: j, cron_schedule: "0  6 * * *" } }', ['FLOE2005 schedules.s.cron_schedule']],
  ['schedules: { s: { job: a-b, cron_schedule: "0 6 * * *" } }', ['FLOE2005 schedules.s.job']],
  [
    'schedules: { s: { job: j, cron_schedule: "0 6 * * *", partition_selector: first } }',
    ['FLOE2006 schedules.s.partition_selector'],
  ],
  ['sensors: { s: { type: file_watcher, job: j } }', ['FLOE2001 sensors.s.path']],
  [
    'sensors: { s: { type: file_watcher, job: j, path: p, poll_interval_seconds: 0 } }',
    ['FLOE2007 sensors.s.poll_interval_seconds'],
  ],
  ['sensors: { s: { type: run_status, job: j, watched_jobs: [a], status: success } }', ['FLOE2006 sensors.s.status']],
  ['sensors: { s: { type: asset_sensor, job: j, watched_assets: [""] } }', ['FLOE2005 sensors.s.watched_assets[0]']],
  ['sensors: { s: { type: custom, job: j, target_function: a.b, args: [1] } }', ['FLOE2003 sensors.s.args']],
  ['backfills: { b: { job: j } }', ['FLOE2001 backfills.b.partition_range']],
  [
    'backfills: { b: { job: j, partition_range: { start: a, end: b }, batch_size: 0 } }',
    ['FLOE2007 backfills.b.batch_size'],
  ],
])('%s has the findings %j', (orchestration, expected) => {
  expect(codes(orchestration).map((text) => text.replace('orchestration.', ''))).toEqual(
    expected.map((text) => text.replace('orchestration.', '')),
  );
});

test('a variable in a cron expression is told that nothing replaces it', () => {
  const [finding] = findings(['schedules: { s: { job: j, cron_schedule: "$', '{CRON}" } }'].join(''));
  expect(finding).toContain('nothing replaces variables in floe.yaml');
});
