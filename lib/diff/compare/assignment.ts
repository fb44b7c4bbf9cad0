/**
 * The pairs of rows and columns with the highest sum of scores (the Hungarian method, O(n³)): optimal, and the same
 * whatever order they come in, but for ties. Gives the column of each row; undefined for a row without one.
 *
 * @param scores - a row for each left side, from 0 to 1; 0 is no pair
 */
export function bestPairs(scores: readonly (readonly number[])[]): (number | undefined)[] {
  const rows = scores.length;
  const columns = scores[0]?.length ?? 0;
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number) => 1 - (scores[row]?.[column] ?? 0);
  // Potentials of rows and columns, the row of each column, and the path of the current search; index 0 is a sentinel.
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const previous = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const current = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let at = 1; at <= size; at += 1) {
        if (used[at] === 1) continue;
        const reduced = cost(current - 1, at - 1) - (rowPotential[current] ?? 0) - (columnPotential[at] ?? 0);
        if (reduced < (slack[at] ?? 0)) {
          slack[at] = reduced;
          previous[at] = column;
        }
        if ((slack[at] ?? 0) < delta) {
          delta = slack[at] ?? 0;
          next = at;
        }
      }
      for (let at = 0; at <= size; at += 1) {
        if (used[at] === 1) {
          const matched = rowOf[at] ?? 0;
          rowPotential[matched] = (rowPotential[matched] ?? 0) + delta;
          columnPotential[at] = (columnPotential[at] ?? 0) - delta;
        } else slack[at] = (slack[at] ?? 0) - delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const from = previous[column] ?? 0;
      rowOf[column] = rowOf[from] ?? 0;
      column = from;
    }
  }
  const result: (number | undefined)[] = new Array(rows).fill(undefined);
  for (let column = 1; column <= size; column += 1) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && row < rows && column <= columns && (scores[row]?.[column - 1] ?? 0) > 0) result[row] = column - 1;
  }
  return result;
}
