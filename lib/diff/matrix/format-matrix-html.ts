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
      columns: [
        { title: 'alike', tone: 'same' },
        { title: 'allowed', tone: 'allowed' },
        { title: 'unapproved', tone: 'unapproved' },
      ],
      rows: groups.map(({ name, counts }) => ({ name, counts: [counts.same, counts.allowed, counts.unapproved] })),
    },
    matrix: pageMatrix(matrix),
    footer: matrixNotes(matrix),
  });
}

function pageMatrix(matrix: JudgedMatrix): PageMatrix {
  const shown = shownRows(matrix);
  return {
    columns: matrix.columns,
    groups: matrixGroups
      .map((group) => ({
        title: group,
        rows: shown
          .filter((row) => row.group === group)
          .map(({ object, path, cells, state, reason }) => ({ label: `${object} ${path}`, cells, state, reason })),
      }))
      .filter(({ rows }) => rows.length > 0),
  };
}
