/**
 * Executes a template of several lines as Helm does: inside a literal block of YAML, whose indentation is counted by
 * `indent` and `nindent` and taken away afterwards.
 */
export function expandBlock(text: string, indentation: number, evaluate: (template: string) => string): string {
  const blanks = ' '.repeat(indentation);
  const indented = text.replace(/^(?=.)/gm, blanks);
  // The bar stands for what comes before the block: trimming may reach up to it.
  const lines = evaluate(`|\n${indented}`)
    .replace(/^\|\n?/, '')
    .split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const blanksBefore = first.length - first.trimStart().length;
  const isFixed = /^\s/.test(text) || blanksBefore === 0;
  const width = isFixed ? indentation : blanksBefore;
  const content = lines.map((line) => withoutIndentation(line, width)).join('\n');
  if (text.endsWith('\n\n')) return content;
  const end = text.endsWith('\n') ? '\n' : '';
  return content.replace(/\n*$/, end);
}

function withoutIndentation(line: string, width: number): string {
  const blanks = line.length - line.trimStart().length;
  return line.slice(Math.min(width, blanks));
}
