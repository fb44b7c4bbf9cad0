import { causeGroups } from '../causes';
import { countEnvironment, countReport } from '../counts';
import { type DiffReport, type EnvironmentDiff, type ObjectDiff, objectLabel, type SecurityFinding } from '../model';
import { countSentence, footNotes, impactSentence, plural } from '../words';
import { byteLength, inlineCode } from './markdown-text';
import { objectBlock } from './object-block';

/** By this line a bot finds the comment that it wrote before. */
export const commentMarker = '<!-- floe diff -->';
/** What GitHub takes as a comment. */
const limit = 65_536;
/** Left for what says what was left out. */
const reserve = 1_500;
/** The parts before the objects may take so much together, so that objects are not squeezed out. */
const mostFindings = 60;
const mostCauses = 15;
const mostNotes = 20;
const mostRows = 60;

/**
 * Writes a report as the Markdown of a pull-request comment: counts, access, causes, one folded block for each object.
 *
 * Never over 65,536 characters: what has no room is counted at the end. Text of users is escaped.
 */
export function formatDiffMarkdown(report: DiffReport): string {
  const counts = countReport(report);
  const head = [
    commentMarker,
    `### ${inlineCode(short(report.before))} → ${inlineCode(short(report.after))}`,
    '',
    `**${countSentence(counts)}.**`,
    ...(counts.broadens > 0
      ? ['', `⚠️ **${plural(counts.broadens, 'finding')} ${counts.broadens === 1 ? 'widens' : 'widen'} access.**`]
      : []),
    '',
    ...summaryTable(report),
    ...securitySection(report),
    ...causeSection(report),
  ];
  const foot = [
    '',
    ...capped(
      footNotes(report).map((note) => `- ${inlineCode(short(note, 400))}`),
      mostNotes,
      'note',
    ),
  ];
  const budget = new Budget(limit - reserve - byteLength([...head, ...foot].join('\n')));
  const body = report.environments.flatMap((environment) => objectSection(environment, budget));
  return `${[...head, ...body, ...leftOutNote(budget), ...foot].join('\n')}\n`;
}

class Budget {
  readonly leftOut: ObjectDiff[] = [];

  constructor(private room: number) {}

  take(text: string): boolean {
    const size = byteLength(text) + 1;
    if (size > this.room) return false;
    this.room -= size;
    return true;
  }
}

function summaryTable({ environments }: DiffReport): string[] {
  const rows = environments.map((environment) => {
    const counts = countEnvironment(environment);
    const name = environment.name === '' ? 'all' : inlineCode(short(environment.name));
    const numbers = [
      counts.created,
      counts.changed,
      counts.renamed,
      counts.deleted,
      counts.changes,
      counts.broadens,
      counts.narrows,
    ];
    return `| ${name} | ${numbers.join(' | ')} | ${impactSentence(counts)} |`;
  });
  return [
    '| environment | created | changed | renamed | deleted | changes | broadens | narrows | impact |',
    '|---|--:|--:|--:|--:|--:|--:|--:|---|',
    ...capped(rows, mostRows, 'environment', (text) => `| ${text} | | | | | | | | |`),
    '',
  ];
}

const marks = { broadens: '🔴 broadens', narrows: '🟢 narrows', changes: '🟡 changes' } as const;

function securitySection({ environments }: DiffReport): string[] {
  const findings = environments.flatMap(({ name, security }) => security.map((finding) => ({ name, finding })));
  if (findings.length === 0) return [];
  const order = ['broadens', 'changes', 'narrows'];
  const lines = findings
    .sort((a, b) => order.indexOf(a.finding.direction) - order.indexOf(b.finding.direction))
    .map(({ name, finding }) => findingLine(name, finding));
  return ['#### Access and security', '', ...capped(lines, mostFindings, 'finding'), ''];
}

function findingLine(environment: string, { direction, object, text }: SecurityFinding): string {
  const where = environment === '' ? '' : `${inlineCode(short(environment))} `;
  return `- ${marks[direction]} ${where}${inlineCode(short(objectLabel(object)))}: ${inlineCode(short(text))}`;
}

function causeSection(report: DiffReport): string[] {
  const causes = causeGroups(report).filter(({ changes }) => changes > 1);
  if (causes.length === 0) return [];
  const lines = causes.map(
    ({ place, changes, objects }) =>
      `- ${inlineCode(short(place))}: 1 line → ${plural(changes, 'change')} in ${plural(objects, 'object')}`,
  );
  return ['#### Causes', '', ...capped(lines, mostCauses, 'line'), ''];
}

function objectSection({ name, objects }: EnvironmentDiff, budget: Budget): string[] {
  if (objects.length === 0) return [];
  const title = name === '' ? '#### Objects' : `#### ${inlineCode(short(name))}`;
  const blocks: string[] = [];
  const hasTitle = budget.take(`${title}\n`);
  for (const object of objects) {
    const block = objectBlock(object);
    if (hasTitle && budget.take(block)) blocks.push(block);
    else budget.leftOut.push(object);
  }
  return blocks.length === 0 ? [] : [title, '', ...blocks];
}

function leftOutNote({ leftOut }: Budget): string[] {
  if (leftOut.length === 0) return [];
  const changes = leftOut.reduce((sum, object) => sum + object.changes.length, 0);
  const what = `${plural(leftOut.length, 'object')} with ${plural(changes, 'change')}`;
  return [
    `**${what} left out here, for a comment has no room for more.** The HTML and JSON reports have them all.`,
    '',
  ];
}

function capped(
  lines: readonly string[],
  most: number,
  noun: string,
  write: (text: string) => string = (text) => `- ${text}`,
): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), write(`${plural(lines.length - most, `more ${noun}`)} left out here`)];
}

function short(text: string, most = 200): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}
