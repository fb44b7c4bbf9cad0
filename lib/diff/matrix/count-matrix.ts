import type { JudgedMatrix, JudgedRow } from './apply-parity';

/** Counts of rows; every output shows the same. */
export interface MatrixCounts {
  readonly rows: number;
  readonly same: number;
  readonly allowed: number;
  readonly unapproved: number;
}

export function countMatrix({ rows }: JudgedMatrix): MatrixCounts {
  const of = (state: JudgedRow['state']) => rows.filter((row) => row.state === state).length;
  return { rows: rows.length, same: of('same'), allowed: of('allowed'), unapproved: of('unapproved') };
}

/** `412 settings: 380 alike, 30 differ as allowed, 2 differ unapproved` */
export function matrixSentence({ rows, same, allowed, unapproved }: MatrixCounts): string {
  return `${rows} settings: ${same} alike, ${allowed} differ as allowed, ${unapproved} differ unapproved`;
}

/** Settings of these groups are shown also where environments are alike. */
const alwaysShown: readonly string[] = ['image', 'scale', 'resources'];

/** The rows that a report for people shows; the others are counted. */
export function shownRows({ rows }: JudgedMatrix): readonly JudgedRow[] {
  return rows.filter(
    ({ state, group, path }) => state !== 'same' || (alwaysShown.includes(group) && path !== 'object'),
  );
}

/** What a matrix does not show or compare, in sentences. */
export function matrixNotes(matrix: JudgedMatrix): string[] {
  const unseen = matrix.rows.length - shownRows(matrix).length;
  return [
    ...matrix.takenOut.map((text) => `not compared, being each environment’s own: ${text}`),
    ...(unseen === 0
      ? []
      : [`not shown: ${unseen} settings of secrets, access and flags that are alike (--format json)`]),
  ];
}
