import { compareText } from '../../diagnostics/order';
import { type CauseLine, type DiffReport, type Impact, impactKinds, type ObjectDiff } from '../model';
import { plural } from '../words';

/** Everything that one line of the input causes. */
export interface CauseGroup {
  /** `platform/prod/values.yaml:42`; undefined for what no line is known of. */
  readonly place?: string;
  readonly cause?: CauseLine;
  /** Changes, among them those that only follow from others. */
  readonly changes: number;
  readonly following: number;
  readonly objects: readonly CausedObject[];
}

/** The part of an object that a line causes. */
export interface CausedObject {
  /** Name of the environment; empty where two folders are compared. */
  readonly environment: string;
  /** The object with no changes but those of the group, and their impact. */
  readonly object: ObjectDiff;
}

/**
 * Groups a report by the line behind each change, that with the most changes first, what has none last.
 *
 * Each change is in one group, so that the groups together have as many as the report; each object is in the groups of
 * its changes, and in that of the line by which it came, went or was renamed.
 */
export function groupByCause({ environments }: DiffReport): CauseGroup[] {
  const groups = new Map<string, { cause?: CauseLine; objects: CausedObject[] }>();
  for (const { name, objects } of environments) {
    for (const object of objects) {
      for (const [place, { cause, changes }] of partsOf(object)) {
        const group = groups.get(place) ?? { cause, objects: [] };
        // A key that got another name has two texts in one place.
        if (group.cause?.gone === true) group.cause = cause;
        group.objects.push({
          environment: name,
          object: { ...object, changes, impact: impactOfPart(object, changes) },
        });
        groups.set(place, group);
      }
    }
  }
  return [...groups].map(([place, { cause, objects }]) => groupOf(place, cause, objects)).sort(byWeight);
}

type Part = { readonly cause?: CauseLine; readonly changes: ObjectDiff['changes'][number][] };

/** The changes of an object by their line. */
function partsOf(object: ObjectDiff): Map<string, Part> {
  const parts = new Map<string, Part>();
  const part = (cause: CauseLine | undefined): Part => {
    const place = placeText(cause);
    const found = parts.get(place) ?? { cause, changes: [] };
    parts.set(place, found);
    return found;
  };
  if (object.status !== 'changed' || object.changes.length === 0) part(object.cause);
  for (const change of object.changes) part(change.cause).changes.push(change);
  return parts;
}

/** What the changes do by themselves; the words are those of the object where it is as grave. */
function impactOfPart({ status, impact, changes: all }: ObjectDiff, changes: ObjectDiff['changes']): Impact {
  if (status !== 'changed' || changes.length === all.length) return impact;
  const gravest = impactKinds.find((kind) => changes.some((change) => change.impact === kind)) ?? impact.kind;
  return gravest === impact.kind ? impact : { kind: gravest, text: '' };
}

function groupOf(place: string, cause: CauseLine | undefined, objects: readonly CausedObject[]): CauseGroup {
  const changes = objects.flatMap(({ object }) => object.changes);
  return {
    ...(cause === undefined ? {} : { place, cause }),
    changes: changes.length,
    following: changes.filter(({ follows }) => follows !== undefined).length,
    objects,
  };
}

function placeText(cause: CauseLine | undefined): string {
  return cause === undefined ? '' : `${cause.file}:${cause.line}`;
}

function byWeight(a: CauseGroup, b: CauseGroup): number {
  return (
    Number(a.place === undefined) - Number(b.place === undefined) ||
    b.changes - a.changes ||
    b.objects.length - a.objects.length ||
    compareText(a.place ?? '', b.place ?? '')
  );
}

/** What stands at the line behind a group, or stood there; undefined where it was not read. */
export function causeText({ cause }: CauseGroup): string | undefined {
  return cause?.text === undefined || cause.gone !== true ? cause?.text : `(gone) ${cause.text}`;
}

/** `1 line → 14 changes in 6 objects`, and in brackets what is not plain change. */
export function causeSentence({ place, changes, following, objects }: CauseGroup): string {
  const what = changes === 0 ? '' : `${plural(changes, 'change')} in `;
  const notes = [
    ...(['created', 'renamed', 'deleted'] as const).flatMap((status) => {
      const count = objects.filter(
        ({ object }) => object.status === status && placeText(object.cause) === (place ?? ''),
      ).length;
      return count === 0 ? [] : [`${count} ${status}`];
    }),
    ...(following === 0 ? [] : [`${plural(following, 'change')} only follow${following === 1 ? 's' : ''} from others`]),
  ];
  const more = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  return `${place === undefined ? '' : '1 line → '}${what}${plural(objects.length, 'object')}${more}`;
}
