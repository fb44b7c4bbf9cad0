import { styleText } from 'node:util';
import { printable } from '../../diagnostics/printable';
import type { TextReport } from '../text/format-text';
import type { JudgedMatrix, JudgedRow } from './apply-parity';
import { countMatrix, matrixNotes, matrixSentence, shownRows } from './count-matrix';
import { matrixGroups } from './matrix';

const marks = { same: ' ', allowed: '✓', unapproved: '✗' } as const;
const styles = { same: 'dim', allowed: 'green', unapproved: 'red' } as const;
/** Least columns of a cell that can be read. */
const leastWidth = 10;

/** Writes a matrix for a terminal: a table for each group, `✓` for what is allowed and why, `✗` for what is not. */
export function formatMatrixText(matrix: JudgedMatrix, { color, width }: TextReport): string {
  const shown = shownRows(matrix);
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const layout = layoutOf(matrix, shown, width);
  const lines: string[] = [];
  for (const group of matrixGroups) {
    const rows = shown.filter((row) => row.group === group);
    if (rows.length === 0) continue;
    lines.push(paint('bold', tableLine(group, matrix.columns, layout)));
    let object = '';
    for (const row of rows) {
      if (row.object !== object) lines.push(`  ${printable(row.object)}`);
      object = row.object;
      const cells = row.cells.map((cell) => (cell === undefined ? '–' : printable(cell)));
      lines.push(paint(styles[row.state], tableLine(`  ${marks[row.state]} ${printable(row.path)}`, cells, layout)));
      if (row.reason !== undefined) lines.push(paint('dim', `      ${printable(row.reason)}`));
    }
    lines.push('');
  }
  lines.push(...matrixNotes(matrix).map((note) => paint('dim', printable(note))), matrixSentence(countMatrix(matrix)));
  return `${lines.join('\n')}\n`;
}

interface Layout {
  readonly name: number;
  readonly cell: number;
}

/** Names get what they need, up to two fifths of the width; the cells share the rest. */
function layoutOf({ columns }: JudgedMatrix, rows: readonly JudgedRow[], width: number): Layout {
  const names = Math.max(12, ...rows.map(({ path }) => path.length + 4));
  const cells = Math.max(...columns.map((column) => column.length), ...rows.flatMap((row) => row.cells.map(lengthOf)));
  const name = Math.max(12, Math.min(names, Math.floor(width * 0.4)));
  const room = Math.floor((width - name) / Math.max(1, columns.length)) - 2;
  return { name, cell: Math.max(leastWidth, Math.min(cells, room)) };
}

function lengthOf(cell: string | undefined): number {
  return cell?.length ?? 1;
}

function tableLine(name: string, cells: readonly string[], layout: Layout): string {
  const padded = cells.map((cell) => cut(cell, layout.cell).padEnd(layout.cell));
  return [cut(name, layout.name).padEnd(layout.name), ...padded].join('  ').trimEnd();
}

/** Cuts in the middle: tags and last keys, which differ most often, stand at the end. */
function cut(text: string, width: number): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  const head = Math.floor((width - 1) / 3);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (width - 1 - head)).join('')}`;
}
