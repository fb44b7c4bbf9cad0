import { type CauseGroup, causeSentence, causeText, groupByCause } from '../cause/group-by-cause';
import { countEnvironment, countReport } from '../counts';
import { type DiffReport, type EnvironmentDiff, type ObjectDiff, objectLabel, type ReportOrder } from '../model';
import { type MergedFinding, mergeFindings } from '../security/merge-findings';
import { countSentence, followingNote, footNotes, impactSentence, plural, podSentences } from '../words';
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
const mostNames = 8;

/**
 * Writes a report as the Markdown of a pull-request comment: counts, access, causes, one folded block for each object.
 *
 * Never over 65,536 characters: what has no room is counted at the end. Text of users is escaped.
 */
export function formatDiffMarkdown(report: DiffReport, { by = 'object' }: { readonly by?: ReportOrder } = {}): string {
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
    ...podSection(report),
    ...securitySection(report),
    ...(by === 'object' ? causeSection(report) : []),
  ];
  const foot = [
    '',
    ...capped(
      [...followingNote(report), ...footNotes(report)].map((note) => `- ${inlineCode(short(note, 400))}`),
      mostNotes,
      'note',
    ),
  ];
  const budget = new Budget(limit - reserve - byteLength([...head, ...foot].join('\n')));
  const sections =
    by === 'object' ? report.environments.map(environmentSection) : groupByCause(report).map(groupSection);
  const body = sections.flatMap((section) => objectSection(section, budget));
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

function podSection({ environments }: DiffReport): string[] {
  const lines = environments.flatMap((environment) => {
    const where = environment.name === '' ? '' : `${inlineCode(short(environment.name))} `;
    return podSentences(environment).map((sentence) => {
      const colon = sentence.indexOf(':') + 1;
      return `- ${where}${sentence.slice(0, colon)} ${inlineCode(short(sentence.slice(colon + 1), 600))}`;
    });
  });
  return lines.length === 0 ? [] : ['#### Running pods', '', ...capped(lines, mostNotes, 'line'), ''];
}

function securitySection({ environments }: DiffReport): string[] {
  const lines = mergeFindings(environments).map(findingLine);
  return lines.length === 0 ? [] : ['#### Access and security', '', ...capped(lines, mostFindings, 'finding'), ''];
}

function findingLine({ finding: { direction, object, text }, environments }: MergedFinding): string {
  const named = environments.slice(0, mostNames).map((name) => `${inlineCode(short(name, 60))} `);
  const more = environments.length - named.length;
  const where = `${named.join('')}${more > 0 ? `and ${more} more ` : ''}`;
  return `- ${marks[direction]} ${where}${inlineCode(short(objectLabel(object)))}: ${inlineCode(short(text))}`;
}

function causeSection(report: DiffReport): string[] {
  const causes = groupByCause(report).filter(({ place }) => place !== undefined);
  if (causes.length === 0) return [];
  const lines = causes.map((group) => `- ${causeTitle(group)}: ${causeSentence(group)}`);
  return ['#### Causes', '', ...capped(lines, mostCauses, 'line'), ''];
}

function causeTitle(group: CauseGroup): string {
  const text = causeText(group);
  if (group.place === undefined) return 'no line of the input is known';
  return `${inlineCode(short(group.place))}${text === undefined ? '' : ` ${inlineCode(short(text))}`}`;
}

/** Objects under a heading. */
interface Section {
  readonly title: string;
  readonly blocks: readonly { readonly object: ObjectDiff; readonly environment?: string }[];
}

function environmentSection({ name, objects }: EnvironmentDiff): Section {
  return {
    title: `#### ${name === '' ? 'Objects' : inlineCode(short(name))}`,
    blocks: objects.map((object) => ({ object })),
  };
}

function groupSection(group: CauseGroup): Section {
  return { title: `#### ${causeTitle(group)}: ${causeSentence(group)}`, blocks: group.objects };
}

function objectSection({ title, blocks }: Section, budget: Budget): string[] {
  if (blocks.length === 0) return [];
  const written: string[] = [];
  const hasTitle = budget.take(`${title}\n`);
  for (const { object, environment } of blocks) {
    const block = objectBlock(object, environment);
    if (hasTitle && budget.take(block)) written.push(block);
    else budget.leftOut.push(object);
  }
  return written.length === 0 ? [] : [title, '', ...written];
}

function leftOutNote({ leftOut }: Budget): string[] {
  if (leftOut.length === 0) return [];
  const changes = leftOut.reduce((sum, object) => sum + object.changes.length, 0);
  const what = `${plural(new Set(leftOut.map(({ object }) => object)).size, 'object')} with ${plural(changes, 'change')}`;
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
