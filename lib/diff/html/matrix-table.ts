import { escapeHtml } from './markup';

/** Environments side by side. */
export interface PageMatrix {
  readonly columns: readonly string[];
  readonly groups: readonly { readonly title: string; readonly rows: readonly PageMatrixRow[] }[];
}

export interface PageMatrixRow {
  readonly label: string;
  /** One for each column; undefined where an environment has nothing there. */
  readonly cells: readonly (string | undefined)[];
  readonly state: 'same' | 'allowed' | 'unapproved' | 'differs';
  /** Why the difference is allowed. @default - nobody said */
  readonly reason?: string;
}

/** The matrix as a table, a heading for each group. */
export function matrixTable({ columns, groups }: PageMatrix): string {
  const head = ['Setting', ...columns].map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const bodies = groups.map(({ title, rows }) => {
    const heading = `<tr class="group"><th scope="rowgroup" colspan="${columns.length + 1}">${escapeHtml(title)}</th></tr>`;
    return `<tbody>${heading}${rows.map(matrixRow).join('\n')}</tbody>`;
  });
  return `<section id="matrix" tabindex="-1" aria-labelledby="matrix-title">
<h2 id="matrix-title">Environments side by side</h2>
<div class="card scroll" role="region" aria-label="Matrix" tabindex="0"><table class="matrix"><thead><tr>${head}</tr></thead>${bodies.join('\n')}</table></div>
</section>`;
}

function matrixRow({ label, cells, state, reason }: PageMatrixRow): string {
  const mark = state === 'same' || state === 'differs' ? '' : ` <span class="tag ${state}">${state}</span>`;
  const why = reason === undefined ? '' : `<div class="where">${escapeHtml(reason)}</div>`;
  const differs = state === 'same' ? '' : ' class="differs"';
  const values = cells.map((cell) =>
    cell === undefined
      ? `<td${differs}><span class="absent">nothing</span></td>`
      : `<td${differs}>${escapeHtml(cell)}</td>`,
  );
  return `<tr><th scope="row">${escapeHtml(label)}${mark}${why}</th>${values.join('')}</tr>`;
}
