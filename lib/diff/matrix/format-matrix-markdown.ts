import { byteLength, inlineCode } from '../markdown/markdown-text';
import type { JudgedMatrix, JudgedRow } from './apply-parity';
import { countMatrix, matrixNotes, matrixSentence, shownRows } from './count-matrix';
import { matrixGroups } from './matrix';

/** What GitHub takes as a comment, less what says what was left out. */
const limit = 65_536 - 500;
const longestCell = 200;
const states = { same: '', allowed: '✅', unapproved: '❌' } as const;

/** Writes a matrix as Markdown: a table for each group. Never over 65,536 bytes: what has no room is counted. */
export function formatMatrixMarkdown(matrix: JudgedMatrix): string {
  const notes = matrixNotes(matrix).map((note) => `- ${inlineCode(note)}`);
  const lines = [`**${matrixSentence(countMatrix(matrix))}.**`];
  let room = limit - byteLength([...lines, ...notes].join('\n'));
  let left = 0;
  for (const group of matrixGroups) {
    const rows = shownRows(matrix).filter((row) => row.group === group);
    const head = ['', `#### ${group}`, '', ...tableHead(matrix.columns)];
    let isOpen = false;
    for (const row of rows) {
      const line = rowLine(row);
      const size = byteLength([...(isOpen ? [] : head), line].join('\n')) + 1;
      if (size > room) {
        left += 1;
        continue;
      }
      room -= size;
      lines.push(...(isOpen ? [] : head), line);
      isOpen = true;
    }
  }
  if (left > 0) lines.push('', `${left} more settings have no room here: see \`floe matrix\`.`);
  return `${[...lines, ...(notes.length === 0 ? [] : ['', ...notes])].join('\n')}\n`;
}

function tableHead(columns: readonly string[]): string[] {
  const titles = ['', 'setting', ...columns.map(inlineCode)];
  return [`| ${titles.join(' | ')} |`, `|${titles.map(() => '---').join('|')}|`];
}

function rowLine({ state, object, path, cells, reason }: JudgedRow): string {
  const why = reason === undefined ? '' : `<br>${inlineCode(short(reason))}`;
  const texts = cells.map((cell) => (cell === undefined ? '–' : inlineCode(short(cell))));
  return `| ${[states[state], `${inlineCode(short(`${object} ${path}`))}${why}`, ...texts].join(' | ')} |`;
}

function short(text: string): string {
  const characters = [...text];
  return characters.length <= longestCell ? text : `${characters.slice(0, longestCell).join('')}…`;
}
