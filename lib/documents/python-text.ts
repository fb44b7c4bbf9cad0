import type { Diagnostic } from '../diagnostics/diagnostic';
import { mostFindings } from '../diagnostics/most-findings';
import type { LineIndex } from './line-index';
import type { YamlNode, YamlScalar } from './yaml-node';

/** Characters that PyYAML takes nowhere, not even in quotes or comments. */
const notPrintable = /[\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/**
 * What PyYAML refuses in the text itself: tabs between the words of a line, which the grammar allows (they may stand in
 * quotes, literal texts and comments), and characters that it holds for unprintable.
 */
export function pythonTextFaults(
  { file, text }: { readonly file: string; readonly text: string },
  roots: readonly YamlNode[],
  lines: LineIndex,
): Diagnostic[] {
  const fault = (index: number, message: string, fix: string): Diagnostic => {
    return { severity: 'error', code: 'FLOE1006', message, fix, range: lines.range(file, index, index + 1) };
  };
  const unprintable = [...text.matchAll(notPrintable)].slice(0, mostFindings);
  const found = unprintable.map(({ 0: character, index }) => {
    const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return fault(index, `the character U+${hex} is not allowed in YAML`, 'remove it, or escape it in double quotes');
  });
  for (const index of strayTabs(text, roots)) {
    found.push(fault(index, 'a tab stands here, which Python refuses outside quotes', 'replace the tab with blanks'));
  }
  return found.slice(0, mostFindings);
}

/** Quoted and literal scalars: what stands in them is text. */
function coveredScalars(node: YamlNode): YamlScalar[] {
  if (node.kind === 'scalar') return node.plain ? [] : [node];
  if (node.kind === 'sequence') return node.items.flatMap(coveredScalars);
  return node.kind === 'mapping'
    ? node.pairs.flatMap(({ key, value }) => [...coveredScalars(key), ...coveredScalars(value)])
    : [];
}

/** Offsets of tabs outside quotes, literal texts and comments. */
function strayTabs(text: string, roots: readonly YamlNode[]): number[] {
  if (!text.includes('\t')) return [];
  const covered = roots.flatMap(coveredScalars).sort((one, other) => one.start - other.start);
  const found: number[] = [];
  let next = 0;
  let inComment = false;
  for (const { 0: mark, index } of text.matchAll(/[\n\t#]/g)) {
    while ((covered[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next += 1;
    if ((covered[next]?.start ?? Number.POSITIVE_INFINITY) <= index) continue;
    if (mark === '\n') inComment = false;
    else if (mark === '#') inComment ||= /^\s?$/.test(text.charAt(index - 1));
    else if (!inComment) found.push(index);
    if (found.length >= mostFindings) break;
  }
  return found;
}
