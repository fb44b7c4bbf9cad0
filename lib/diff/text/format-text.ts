import { styleText } from 'node:util';
import { printable } from '../../diagnostics/printable';
import { type CauseGroup, causeSentence, causeText, groupByCause } from '../cause/group-by-cause';
import { countEnvironment, countReport } from '../counts';
import { type DiffReport, type EnvironmentDiff, objectLabel, type ReportOrder } from '../model';
import { countSentence, followingNote, footNotes, impactSentence, podSentences } from '../words';
import { objectLines, type Paint } from './object-lines';

export interface TextReport {
  readonly color: boolean;
  /** Columns of the terminal; longer values are cut. */
  readonly width: number;
  /** What changes are listed by. @default object */
  readonly by?: ReportOrder;
}

const directionStyles = { broadens: 'red', narrows: 'green', changes: 'yellow' } as const;

/** Writes a report for a terminal: access first, then each object with its changes, what caused them, and the counts. */
export function formatDiffText(report: DiffReport, { color, width, by = 'object' }: TextReport): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const lines = [paint('bold', `${printable(report.before)} → ${printable(report.after)}`)];
  const options = { paint, width };
  for (const environment of report.environments) {
    lines.push(...environmentHead(environment, paint));
    if (by === 'cause') continue;
    for (const object of environment.objects) lines.push('', ...objectLines(object, { ...options, places: true }));
  }
  const causes = groupByCause(report);
  if (by === 'cause') for (const group of causes) lines.push('', ...causeSection(group, options));
  const known = causes.filter(({ place }) => place !== undefined);
  if (by === 'object' && known.length > 0) {
    lines.push('', paint('bold', 'Causes'), ...known.flatMap((group) => causeLines(group, paint)));
  }
  const notes = [...followingNote(report), ...footNotes(report)];
  lines.push('', ...notes.map((note) => paint('dim', printable(note))), countSentence(countReport(report)));
  return `${lines.join('\n')}\n`;
}

function environmentHead(environment: EnvironmentDiff, paint: Paint): string[] {
  const { name, objects, security } = environment;
  const counts = countEnvironment(environment);
  const lines: string[] = [];
  if (name !== '') lines.push('', paint('bold', `${printable(name)}: ${countSentence(counts)}`));
  if (objects.length > 0) lines.push(`  ${impactSentence(counts)}`);
  lines.push(...podSentences(environment).map((sentence) => `  ${printable(sentence)}`));
  if (security.length > 0) {
    lines.push('', `  ${paint('bold', 'Access and security')}`);
    for (const { direction, text, object } of security) {
      const mark = paint(directionStyles[direction], direction.padEnd(8));
      lines.push(`  ${mark} ${printable(objectLabel(object))}: ${printable(text)}`);
    }
  }
  return lines;
}

/** `platform/values.yaml:42  tag: "1.5.0"`, and below it what the line causes. */
function causeLines(group: CauseGroup, paint: Paint): string[] {
  const { place = 'no line of the input is known' } = group;
  const text = causeText(group);
  const shown = text === undefined ? '' : `  ${paint('cyan', printable(text))}`;
  return [`  ${printable(place)}${shown}`, `    ${causeSentence(group)}`];
}

function causeSection(group: CauseGroup, options: { readonly paint: Paint; readonly width: number }): string[] {
  const { paint } = options;
  const [head = '', ...rest] = causeLines(group, paint);
  return [
    paint('bold', head.slice(2)),
    ...rest.map((line) => line.slice(2)),
    ...group.objects.flatMap(({ environment, object }) =>
      objectLines(object, { ...options, places: group.place === undefined, prefix: environment }),
    ),
  ];
}
