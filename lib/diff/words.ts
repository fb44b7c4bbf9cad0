import type { DiffCounts } from './counts';
import { type DiffReport, type EnvironmentDiff, impactKinds, impactWords } from './model';

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

/** What was not counted, and what nobody looked at: nothing is hidden without a word. */
export function footNotes({ environments, notAnalysed }: DiffReport): string[] {
  const of = ({ name }: EnvironmentDiff, text: string) => (name === '' ? text : `${name}: ${text}`);
  return [
    ...environments.flatMap((environment) => [
      ...environment.takenOut.map((text) => of(environment, `not counted, being its own: ${text}`)),
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
