import { escapeHtml } from './markup';

/** Environments side by side. */
export interface PageMatrix {
  readonly columns: readonly string[];
  /** What is compared and how, in a sentence. @default - nothing is to be said */
  readonly lead?: string;
  readonly groups: readonly { readonly title: string; readonly rows: readonly PageMatrixRow[] }[];
}

export interface PageMatrixRow {
  /** `Deployment/floe-dagster-daemon` */
  readonly object: string;
  /** `spec.replicas` */
  readonly setting: string;
  /** One for each column; undefined where an environment has nothing there. */
  readonly cells: readonly (string | undefined)[];
  readonly state: 'same' | 'allowed' | 'unapproved' | 'differs';
  /** Why the difference is allowed. @default - nobody said */
  readonly reason?: string;
}

/** The matrix as a table, a heading for each group; the script shows the filters above it. */
export function matrixTable({ columns, lead, groups }: PageMatrix): string {
  const head = ['Setting', ...columns].map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const bodies = groups.map(({ title, rows }) => {
    const heading = `<tr class="group"><th scope="rowgroup" colspan="${columns.length + 1}">${escapeHtml(title)}</th></tr>`;
    return `<tbody data-group="${escapeHtml(title.toLowerCase())}">${heading}${rows.map(matrixRow).join('\n')}</tbody>`;
  });
  return `<section id="matrix" tabindex="-1" aria-labelledby="matrix-title">
<h2 id="matrix-title">Environments side by side</h2>
${lead === undefined ? '' : `<p class="lead">${escapeHtml(lead)}</p>`}
<div id="matrix-filters" class="filters" role="search" aria-label="Filter the matrix" hidden>
<input id="matrix-search" type="search" placeholder="Filter  ( f )" aria-label="Filter by setting or value" autocomplete="off" spellcheck="false">
<label><span class="visually-hidden">State</span><select id="matrix-state"><option value="">all settings</option><option value="differing">what differs</option><option value="unapproved">unapproved</option><option value="allowed">allowed</option><option value="same">alike</option></select></label>
<output id="matrix-shown" aria-live="polite"></output>
</div>
<div class="card scroll" role="region" aria-label="Matrix" tabindex="0"><table class="matrix"><thead><tr>${head}</tr></thead>${bodies.join('\n')}</table></div>
<p id="matrix-none" class="card empty" hidden>No setting matches.</p>
</section>`;
}

function matrixRow({ object, setting, cells, state, reason }: PageMatrixRow): string {
  const mark = state === 'same' || state === 'differs' ? '' : ` <span class="tag ${state}">${state}</span>`;
  const why = reason === undefined ? '' : `<div class="where">${escapeHtml(reason)}</div>`;
  const differs = state === 'same' ? '' : ' class="differs"';
  const values = cells.map((cell) =>
    cell === undefined
      ? `<td${differs}><span class="absent">nothing</span></td>`
      : `<td${differs}>${escapeHtml(cell)}</td>`,
  );
  return `<tr data-state="${state}"><th scope="row"><div class="where">${escapeHtml(object)}</div>${escapeHtml(setting)}${mark}${why}</th>${values.join('')}</tr>`;
}
