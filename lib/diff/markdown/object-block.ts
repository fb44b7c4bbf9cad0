import { type Change, impactWords, type ObjectDiff, objectLabel } from '../model';
import { shownValue } from '../shown-value';
import { plural } from '../words';
import { diffBlock, inlineCode } from './markdown-text';

/** Lines of one value; the whole is in the other forms. */
const mostLines = 12;
const longestLine = 300;
/** Changes of one object. */
const mostChanges = 40;

/** One object as a folded block: what happens to it in the summary, its changes inside. */
export function objectBlock({ status, object, impact, cause, changes, broadens }: ObjectDiff): string {
  const mark = broadens ? ' · ⚠️ <b>broadens access</b>' : '';
  const count = changes.length === 0 ? '' : ` · ${plural(changes.length, 'change')}`;
  const summary = `${status} ${inlineCode(objectLabel(object))} · ${impactWords[impact.kind]}${count}${mark}`;
  const place = cause === undefined ? '' : ` ${inlineCode(`${cause.file}:${cause.line}`)}`;
  const shown = changes.slice(0, mostChanges);
  const more = changes.length - shown.length;
  const lines = shown.flatMap(changeLines);
  if (more > 0) lines.push(`# ${plural(more, 'more change')} of this object left out`);
  const block = lines.length === 0 ? '' : `\n${diffBlock(lines)}\n`;
  return `<details><summary>${summary}</summary>\n\n${inlineCode(impact.text)}${place}\n${block}\n</details>\n`;
}

function changeLines({ path, kind, before, after, cause }: Change): string[] {
  const place = cause === undefined ? '' : `  (${cause.file}:${cause.line})`;
  return [
    `@@ ${oneLine(path)}${kind === 'reordered' ? ' (order)' : ''}${place} @@`,
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
