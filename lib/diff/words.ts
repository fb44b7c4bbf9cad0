import type { DiffCounts } from './counts';
import { type DiffReport, type EnvironmentDiff, impactKinds, impactWords, type ObjectDiff } from './model';

/** `3 objects differ in 14 changes: 1 created, 2 changed` */
export function countSentence(counts: DiffCounts): string {
  if (counts.objects === 0) return 'no differences';
  const parts = (['created', 'changed', 'renamed', 'deleted'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${status}`);
  const verb = counts.objects === 1 ? 'differs' : 'differ';
  const changes = counts.changes === 0 ? '' : ` in ${plural(counts.changes, 'change')}`;
  return `${plural(counts.objects, 'object')} ${verb}${changes}: ${parts.join(', ')}`;
}

/** `rolls pods 2, applied in place 1`, from the gravest on. */
export function impactSentence({ impacts }: DiffCounts): string {
  return impactKinds
    .filter((kind) => impacts[kind] !== undefined)
    .map((kind) => `${impactWords[kind]} ${impacts[kind]}`)
    .join(', ');
}

/** Workloads in a sentence for each thing that happens to running pods; empty where nothing does. */
export function podSentences({ objects }: EnvironmentDiff): string[] {
  const isWorkload = ({ object }: ObjectDiff) => workloads.has(object.kind);
  const named = (words: string, fits: (one: ObjectDiff) => boolean): string[] => {
    const found = objects.filter((one) => isWorkload(one) && fits(one)).map(({ object }) => object.name);
    if (found.length === 0) return [];
    const more = found.length - mostWorkloads;
    return [`${words} ${found.slice(0, mostWorkloads).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
  };
  return [
    ...named('pods replaced:', ({ impact }) => impact.kind === 'rolls-pods'),
    ...named('pods stop, and others start under a new object:', ({ impact }) => impact.kind === 'recreate'),
    ...named('pods stop for good:', ({ impact }) => impact.kind === 'deletes'),
    ...named('pods that are new:', ({ impact }) => impact.kind === 'creates'),
  ];
}

const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Pod']);
/** Names in one sentence. */
const mostWorkloads = 8;

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Forms for people name changes that only follow, without their values. */
export function followingNote({ environments }: DiffReport): string[] {
  const changes = environments.flatMap(({ objects }) => objects.flatMap((object) => object.changes));
  const count = changes.filter(({ follows }) => follows !== undefined).length;
  if (count === 0) return [];
  return [
    `${plural(count, 'change')} that only follow${count === 1 ? 's' : ''} from others: values in the HTML and JSON forms`,
  ];
}

/** Documents and copies that are named one by one. */
const mostNamed = 10;

/** What was not counted, and what nobody looked at: nothing is hidden without a word. */
export function footNotes({ environments, notAnalysed }: DiffReport): string[] {
  const of = ({ name }: EnvironmentDiff, text: string) => (name === '' ? text : `${name}: ${text}`);
  return [
    ...environments.flatMap((environment) => [
      ...environment.takenOut.map((text) => of(environment, `not counted, being its own: ${text}`)),
      ...environment.notCompared.slice(0, mostNamed).map((text) => of(environment, text)),
      ...(environment.notCompared.length > mostNamed
        ? [of(environment, `and ${environment.notCompared.length - mostNamed} more of these`)]
        : []),
      ...(environment.layoutOnly.length === 0
        ? []
        : [
            of(
              environment,
              `${plural(environment.layoutOnly.length, 'value')} only written another way (layout, comments, equal quantities): ${environment.layoutOnly.slice(0, 5).join('; ')}${environment.layoutOnly.length > 5 ? ' …' : ''}`,
            ),
          ]),
      ...environment.hidden.map(({ rule, reason, changes }) =>
        of(environment, `${plural(changes, 'change')} hidden by the rule "${rule}": ${reason}`),
      ),
    ]),
    `not analysed: ${notAnalysed.join('; ')}`,
  ];
}
