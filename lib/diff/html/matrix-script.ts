/** The script of the matrix: hides rows by text and state, and counts what is left. */
export const matrixScript = `
'use strict';
(() => {
const byId = (id) => document.getElementById(id);
const search = byId('matrix-search'), state = byId('matrix-state'), shown = byId('matrix-shown');
const bodies = [...document.querySelectorAll('#matrix tbody')].map((body) => ({
  body, rows: [...body.querySelectorAll('tr[data-state]')].map((row) => ({ row, text: row.textContent.toLowerCase() })),
}));
const total = bodies.reduce((sum, { rows }) => sum + rows.length, 0);

function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
  let left = 0;
  for (const { body, rows } of bodies) {
    const group = body.dataset.group;
    let visible = 0;
    for (const { row, text } of rows) {
      const own = row.dataset.state;
      const fits = state.value === '' || own === state.value || (state.value === 'differing' && own !== 'same');
      row.hidden = !fits || !words.every((word) => text.includes(word) || group.includes(word));
      if (!row.hidden) visible += 1;
    }
    body.hidden = visible === 0;
    left += visible;
  }
  shown.textContent = left === total ? total + ' settings' : left + ' of ' + total + ' settings';
  byId('matrix-none').hidden = left > 0;
}
let waiting;
search.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(apply, 60); });
search.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  search.value = '';
  state.value = '';
  apply();
  byId('matrix').focus();
});
state.addEventListener('change', apply);
document.addEventListener('keydown', (event) => {
  const asks = event.key === 'f' || (event.key === '/' && byId('search') === null);
  if (!asks || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || document.querySelector('dialog[open]') !== null) return;
  event.preventDefault();
  byId('matrix').scrollIntoView();
  search.focus();
});
byId('matrix-filters').hidden = false;
apply();
document.documentElement.dataset.ready = '';
})();
`;
