import { styleText } from 'node:util';
import { printable } from '../../diagnostics/printable';
import { type CauseGroup, causeGroups } from '../causes';
import { countEnvironment, countReport } from '../counts';
import {
  type Change,
  type DiffReport,
  type EnvironmentDiff,
  impactWords,
  type ObjectDiff,
  objectLabel,
} from '../model';
import { shownValue } from '../shown-value';
import { countSentence, footNotes, impactSentence, plural } from '../words';

export interface TextReport {
  readonly color: boolean;
  /** Columns of the terminal; longer values are cut. */
  readonly width: number;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const statusMarks = { created: '+', deleted: '-', changed: '~', renamed: '→' } as const;
const statusStyles = { created: 'green', deleted: 'red', changed: 'yellow', renamed: 'magenta' } as const;
const directionStyles = { broadens: 'red', narrows: 'green', changes: 'yellow' } as const;

/** Writes a report for a terminal: access first, then each object with its changes, what caused them, and the counts. */
export function formatDiffText(report: DiffReport, { color, width }: TextReport): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const lines = [paint('bold', `${printable(report.before)} → ${printable(report.after)}`)];
  for (const environment of report.environments) lines.push(...environmentLines(environment, paint, width));
  const causes = causeGroups(report).filter(({ changes }) => changes > 1);
  if (causes.length > 0) lines.push('', paint('bold', 'Causes'), ...causes.map(causeLine));
  lines.push('', ...footNotes(report).map((note) => paint('dim', printable(note))), countSentence(countReport(report)));
  return `${lines.join('\n')}\n`;
}

/** `platform/values.yaml:42  1 line → 14 changes in 6 objects` */
export function causeLine({ place, changes, objects }: CauseGroup): string {
  return `  ${printable(place)}  1 line → ${plural(changes, 'change')} in ${plural(objects, 'object')}`;
}

function environmentLines(environment: EnvironmentDiff, paint: Paint, width: number): string[] {
  const { name, objects, security } = environment;
  const counts = countEnvironment(environment);
  const lines: string[] = [];
  if (name !== '') lines.push('', paint('bold', `${printable(name)}: ${countSentence(counts)}`));
  if (objects.length === 0) return lines;
  lines.push(`  ${impactSentence(counts)}`);
  if (security.length > 0) {
    lines.push('', `  ${paint('bold', 'Access and security')}`);
    for (const { direction, text, object } of security) {
      const mark = paint(directionStyles[direction], direction.padEnd(8));
      lines.push(`  ${mark} ${printable(objectLabel(object))}: ${printable(text)}`);
    }
  }
  for (const object of objects) lines.push('', ...objectLines(object, paint, width));
  return lines;
}

function objectLines({ status, object, impact, changes, cause }: ObjectDiff, paint: Paint, width: number): string[] {
  const head = paint(statusStyles[status], `${statusMarks[status]} ${printable(objectLabel(object))}`);
  return [
    `  ${head}  ${paint('dim', `${impactWords[impact.kind]}: ${printable(impact.text)}`)}${placeOf(cause, paint)}`,
    ...changes.flatMap((change) => changeLines(change, paint, width)),
  ];
}

function changeLines({ path, kind, before, after, cause }: Change, paint: Paint, width: number): string[] {
  const head = `      ${printable(path)}${kind === 'reordered' ? ' (order)' : ''}${placeOf(cause, paint)}`;
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

function placeOf(cause: Change['cause'], paint: Paint): string {
  return cause === undefined ? '' : paint('dim', `  ${printable(`${cause.file}:${cause.line}`)}`);
}

function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(1, width - 1)).join('')}…`;
}
