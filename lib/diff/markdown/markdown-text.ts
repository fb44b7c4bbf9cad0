import { printable } from '../../diagnostics/printable';

/** What Markdown, HTML or GitHub's own filters could act on, line breaks included. */
const active = /[^\p{L}\p{N} .,:;/=+-]/gu;

/**
 * Text of a user as code inside a line, a table cell or a heading: nothing in it is markup, a link or a mention.
 *
 * GitHub looks for mentions and issue numbers in finished HTML, where entities are undone; in `code` it does not look.
 */
export function inlineCode(text: string): string {
  const visible = printable(text.replaceAll('\n', '↵'));
  return `<code>${visible.replace(active, (character) => `&#${character.codePointAt(0)};`)}</code>`;
}

/** Lines as a block of a diff, in a fence that no line of it can close. */
export function diffBlock(lines: readonly string[]): string {
  const text = lines.map((line) => printable(line.replace(/[\u2028\u2029]/g, ' '))).join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}\n${fence}`;
}

/** Bytes of a text: a limit in bytes holds in characters too. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
