import { byConsequence } from '../cause/by-consequence';
import { type Change, type ImpactKind, impactWords, type ObjectDiff, objectLabel } from '../model';
import { shownValue } from '../shown-value';
import { plural } from '../words';
import { diffBlock, inlineCode } from './markdown-text';

/** Lines of one value; the whole is in the other forms. */
const mostLines = 12;
const longestLine = 300;
/** Changes of one object. */
const mostChanges = 40;

/**
 * One object as a folded block: what happens to it in the summary, its changes inside; those that only follow from
 * others come last, without their values.
 *
 * @param environment - said where objects of several stand together
 */
export function objectBlock(
  { status, object, impact, cause, changes, broadens }: ObjectDiff,
  environment: string = '',
): string {
  const mark = broadens ? ' · ⚠️ <b>broadens access</b>' : '';
  const count = changes.length === 0 ? '' : ` · ${plural(changes.length, 'change')}`;
  const where = environment === '' ? '' : `${inlineCode(cut(environment))} `;
  const summary = `${where}${status} ${inlineCode(objectLabel(object))} · ${impactWords[impact.kind]}${count}${mark}`;
  const place = cause === undefined ? '' : ` ${inlineCode(`${cause.file}:${cause.line}`)}`;
  const consequence = impact.text === '' ? impactWords[impact.kind] : inlineCode(impact.text);
  const { own, following } = byConsequence(changes);
  const shown = own.slice(0, mostChanges);
  const more = own.length - shown.length;
  const lines = shown.flatMap((change) => changeLines(change, impact.kind));
  if (more > 0) lines.push(`# ${plural(more, 'more change')} of this object left out`);
  for (const { follows, changes: some } of following) {
    const paths = some.slice(0, mostChanges).map(({ path, kind }) => `#   ${oneLine(path)}${kindNotes[kind]}`);
    const rest = some.length - paths.length;
    lines.push(`# only follow${some.length === 1 ? 's' : ''} from ${oneLine(follows)}:`, ...paths);
    if (rest > 0) lines.push(`#   and ${rest} more`);
  }
  const block = lines.length === 0 ? '' : `\n${diffBlock(lines)}\n`;
  return `<details><summary>${summary}</summary>\n\n${consequence}${place}\n${block}\n</details>\n`;
}

const kindNotes = { added: ' (added)', removed: ' (removed)', changed: '', reordered: ' (order)' } as const;

function changeLines({ path, kind, impact, before, after, cause }: Change, ofObject: ImpactKind): string[] {
  const place = cause === undefined ? '' : `  (${cause.file}:${cause.line})`;
  const own = impact === ofObject ? '' : `  ${impactWords[impact]}`;
  return [
    `@@ ${oneLine(path)}${kind === 'reordered' ? kindNotes.reordered : ''}${place} @@${own}`,
    ...(before === undefined ? [] : valueLines('-', before)),
    ...(after === undefined ? [] : valueLines('+', after)),
  ];
}

function valueLines(sign: string, value: unknown): string[] {
  const lines = shownValue(value).split('\n');
  const shown = lines.slice(0, mostLines).map((line) => `${sign} ${cut(line)}`);
  return lines.length > mostLines ? [...shown, `# ${plural(lines.length - mostLines, 'more line')} left out`] : shown;
}

function oneLine(text: string): string {
  return cut(text.replaceAll('\n', '↵'));
}

function cut(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)}…`;
}
