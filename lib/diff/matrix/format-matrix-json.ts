import type { JudgedMatrix } from './apply-parity';
import { countMatrix } from './count-matrix';
import { rowName } from './matrix';

/** Version of the form; fields may be added to it, none goes or changes its meaning. */
export const matrixJsonVersion = 1;

/** Writes a matrix as JSON: every row, also those that are alike. */
export function formatMatrixJson(matrix: JudgedMatrix): string {
  const { columns, rows, takenOut } = matrix;
  const named = rows.map((row) => ({ name: rowName(row), ...row, cells: row.cells.map((cell) => cell ?? null) }));
  const data = { version: matrixJsonVersion, columns, counts: countMatrix(matrix), rows: named, takenOut };
  return `${JSON.stringify(data, null, 2)}\n`;
}
