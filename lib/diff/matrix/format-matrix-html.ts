import type { PageMatrix } from '../html/matrix-table';
import { renderPage } from '../html/page';
import type { JudgedMatrix } from './apply-parity';
import { countMatrix, matrixNotes, matrixSentence, shownRows } from './count-matrix';
import { matrixGroups } from './matrix';

/** Writes a matrix as a page in one file. */
export function formatMatrixHtml(matrix: JudgedMatrix): string {
  const groups = matrixGroups.map((group) => ({
    name: group,
    counts: countMatrix({ ...matrix, rows: matrix.rows.filter((row) => row.group === group) }),
  }));
  return renderPage({
    title: matrix.columns.join(', '),
    lead: `${matrixSentence(countMatrix(matrix))}.`,
    overview: {
      rowTitle: 'Group',
      columns: [
        { title: 'alike', tone: 'same' },
        { title: 'allowed', tone: 'allowed' },
        { title: 'unapproved', tone: 'unapproved' },
      ],
      rows: groups.map(({ name, counts }) => ({ name, counts: [counts.same, counts.allowed, counts.unapproved] })),
    },
    matrix: { ...pageMatrix(matrix), lead: undefined },
    footer: matrixNotes(matrix),
  });
}

/** Beyond so many rows those that are alike are left out, and counted. */
const mostRows = 2000;

/** A matrix as a page shows it. */
export function pageMatrix(matrix: JudgedMatrix): PageMatrix {
  const all = shownRows(matrix);
  const shown = all.length <= mostRows ? all : all.filter(({ state }) => state !== 'same');
  const left = all.length - shown.length;
  const more = left === 0 ? '' : ` Of those that are alike ${left} have no room here: floe matrix.`;
  return {
    columns: matrix.columns,
    lead: `${matrixSentence(countMatrix(matrix))}.${more}`,
    groups: matrixGroups
      .map((group) => ({
        title: group,
        rows: shown
          .filter((row) => row.group === group)
          .map(({ object, path, cells, state, reason }) => ({ object, setting: path, cells, state, reason })),
      }))
      .filter(({ rows }) => rows.length > 0),
  };
}
