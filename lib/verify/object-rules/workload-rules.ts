import type { DataCursor } from '../data-cursor';
import type { IndexedManifest } from '../manifest-index';
import type { FieldRules } from './field-rules';

/** Rules of one kind of object beyond its schema. */
export type KindRules = (entry: IndexedManifest, rules: FieldRules) => void;

/** What the API server's validation asks of workloads and of what scales and protects them. */
export const workloadRules: ReadonlyMap<string, KindRules> = new Map<string, KindRules>([
  ['apps/Deployment', checkDeployment],
  ['apps/StatefulSet', checkStatefulSet],
  ['apps/DaemonSet', ({ cursor }, rules) => checkSelector(cursor, rules)],
  ['apps/ReplicaSet', checkReplicas],
  ['batch/Job', ({ cursor }, rules) => checkJob(cursor.get('spec'), rules)],
  ['batch/CronJob', checkCronJob],
  ['autoscaling/HorizontalPodAutoscaler', checkAutoscaler],
  ['policy/PodDisruptionBudget', checkBudget],
]);

function checkReplicas({ cursor }: IndexedManifest, rules: FieldRules): void {
  checkSelector(cursor, rules);
  rules.range(cursor.at('spec', 'replicas'), 0);
  rules.range(cursor.at('spec', 'minReadySeconds'), 0);
  rules.range(cursor.at('spec', 'revisionHistoryLimit'), 0);
}

function checkSelector(cursor: DataCursor, rules: FieldRules): void {
  const selector = cursor.at('spec', 'selector');
  if (!selector.present) return;
  const isEmpty = selector.get('matchLabels').entries().length + selector.itemsOf('matchExpressions').length === 0;
  if (isEmpty) rules.empty(selector, 'the selector is empty', 'name the labels of the pods under matchLabels');
}

function checkDeployment(entry: IndexedManifest, rules: FieldRules): void {
  checkReplicas(entry, rules);
  const spec = entry.cursor.get('spec');
  const strategy = spec.get('strategy');
  const rolling = strategy.get('rollingUpdate');
  if (strategy.raw('type') === 'Recreate' && rolling.present) {
    rules.conflict(rolling, '"rollingUpdate" stands beside strategy "Recreate"', 'set rollingUpdate: null');
  }
  if (isZero(rolling.raw('maxUnavailable')) && isZero(rolling.raw('maxSurge'))) {
    rules.conflict(rolling, '"maxUnavailable" and "maxSurge" are both 0: no pod could ever be replaced');
  }
  const deadline = spec.raw('progressDeadlineSeconds');
  const ready = spec.raw('minReadySeconds') ?? 0;
  if (typeof deadline === 'number' && typeof ready === 'number' && deadline <= ready) {
    const at = spec.get('progressDeadlineSeconds');
    rules.conflict(at, `"progressDeadlineSeconds" (${deadline}) must be more than "minReadySeconds" (${ready})`);
  }
}

function checkStatefulSet(entry: IndexedManifest, rules: FieldRules): void {
  checkReplicas(entry, rules);
  const strategy = entry.cursor.at('spec', 'updateStrategy');
  if (strategy.raw('type') === 'OnDelete' && strategy.has('rollingUpdate')) {
    rules.conflict(strategy.get('rollingUpdate'), '"rollingUpdate" stands beside update strategy "OnDelete"');
  }
}

function checkJob(spec: DataCursor, rules: FieldRules): void {
  for (const field of [
    'parallelism',
    'completions',
    'backoffLimit',
    'activeDeadlineSeconds',
    'ttlSecondsAfterFinished',
  ]) {
    rules.range(spec.get(field), 0);
  }
  if (spec.has('selector') && spec.raw('manualSelector') !== true) {
    rules.refused(spec.get('selector'), 'the selector of a Job is made by the cluster', 'remove "selector"');
  }
}

const cronMacros = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every\s+\S+)$/;
const cronField = /^[0-9A-Za-z*?,/#-]+$/;

function checkCronJob({ cursor }: IndexedManifest, rules: FieldRules): void {
  const spec = cursor.get('spec');
  const schedule = spec.get('schedule');
  const text = schedule.text();
  if (schedule.value === '') rules.empty(schedule, 'the schedule is empty');
  else if (text?.includes('TZ') === true) {
    rules.malformed(schedule, 'the schedule names a time zone', 'write it under "timeZone"');
  } else if (text !== undefined && !cronMacros.test(text)) {
    const fields = text.trim().split(/\s+/);
    if (fields.length !== 5 || !fields.every((field) => cronField.test(field))) {
      rules.malformed(schedule, `"${text}" is not a schedule; expected five fields such as "0 3 * * *"`);
    }
  }
  for (const field of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) {
    rules.range(spec.get(field), 0);
  }
  checkJob(spec.at('jobTemplate', 'spec'), rules);
}

function checkAutoscaler({ cursor }: IndexedManifest, rules: FieldRules): void {
  const least = cursor.at('spec', 'minReplicas');
  const most = cursor.at('spec', 'maxReplicas');
  rules.range(least, 0);
  rules.range(most, 1);
  if (typeof least.value === 'number' && typeof most.value === 'number' && least.value > most.value) {
    rules.conflict(least, `"minReplicas" (${least.value}) is more than "maxReplicas" (${most.value})`);
  }
}

function checkBudget({ cursor }: IndexedManifest, rules: FieldRules): void {
  const spec = cursor.get('spec');
  if (spec.has('minAvailable') && spec.has('maxUnavailable')) {
    rules.conflict(spec, 'the budget has both "minAvailable" and "maxUnavailable"', 'keep one of them');
  }
}

function isZero(value: unknown): boolean {
  return value === 0 || value === '0%' || value === '0';
}
