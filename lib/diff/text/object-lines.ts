import type { styleText } from 'node:util';
import { printable } from '../../diagnostics/printable';
import { byConsequence } from '../cause/by-consequence';
import {
  type CauseLine,
  type Change,
  type ImpactKind,
  impactLine,
  impactWords,
  type ObjectDiff,
  objectLabel,
} from '../model';
import { shownValue } from '../shown-value';

export type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

export interface ObjectLines {
  readonly paint: Paint;
  readonly width: number;
  /** Whether the line behind each change is told; it is not where a heading tells it. */
  readonly places: boolean;
  /** Stands before the object: the name of its environment. @default - nothing */
  readonly prefix?: string;
}

const statusMarks = { created: '+', deleted: '-', changed: '~', renamed: '→' } as const;
const statusStyles = { created: 'green', deleted: 'red', changed: 'yellow', renamed: 'magenta' } as const;

/** An object with its changes; those that only follow from others come last, without their values. */
export function objectLines({ status, object, impact, changes, cause }: ObjectDiff, options: ObjectLines): string[] {
  const { paint, prefix } = options;
  const head = paint(statusStyles[status], `${statusMarks[status]} ${printable(objectLabel(object))}`);
  const environment = prefix === undefined || prefix === '' ? '' : `${printable(prefix)}  `;
  const { own, following } = byConsequence(changes);
  return [
    `  ${environment}${head}  ${paint('dim', printable(impactLine(impact)))}${placeOf(cause, options)}`,
    ...own.flatMap((change) => changeLines(change, impact.kind, options)),
    ...following.flatMap(({ follows, cause: line, changes: some }) => [
      `      ${paint('dim', `only follow${some.length === 1 ? 's' : ''} from ${printable(follows)}:`)}${placeOf(line, options)}`,
      ...some.map(({ path, kind }) => `        ${paint('dim', `${printable(path)}${kindNotes[kind]}`)}`),
    ]),
  ];
}

function changeLines(
  { path, kind, impact, before, after, cause }: Change,
  ofObject: ImpactKind,
  options: ObjectLines,
): string[] {
  const { paint, width } = options;
  const order = kind === 'reordered' ? kindNotes.reordered : '';
  const own = impact === ofObject ? '' : paint('dim', `  ${impactWords[impact]}`);
  const head = `      ${printable(path)}${order}${placeOf(cause, options)}${own}`;
  const side = (sign: string, style: Style, value: unknown) =>
    shownValue(value)
      .split('\n')
      .map((line) => `        ${paint(style, `${sign} ${cut(printable(line), width - 10)}`)}`);
  return [
    head,
    ...(before === undefined ? [] : side('-', 'red', before)),
    ...(after === undefined ? [] : side('+', 'green', after)),
  ];
}

const kindNotes = { added: ' (added)', removed: ' (removed)', changed: '', reordered: ' (order)' } as const;

function placeOf(cause: CauseLine | undefined, { paint, places }: ObjectLines): string {
  return cause === undefined || !places ? '' : paint('dim', `  ${printable(`${cause.file}:${cause.line}`)}`);
}

function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(1, width - 1)).join('')}…`;
}
