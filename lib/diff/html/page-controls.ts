/** Filters over the list of objects; the script fills in what there is to choose from. */
export function filterBar({ hidden }: { readonly hidden: boolean }): string {
  const select = (id: string, title: string, all: string) =>
    `<label><span class="visually-hidden">${title}</span><select id="${id}"><option value="">${all}</option></select></label>`;
  return `<div class="filters" role="search"${hidden ? ' hidden' : ''} aria-label="Filter the changes">
<input id="search" type="search" placeholder="Filter  ( / )" aria-label="Filter by name, field or value" autocomplete="off" spellcheck="false">
${select('environment', 'Environment', 'all environments')}
${select('kind', 'Kind', 'all kinds')}
${select('impact', 'Impact', 'any impact')}
${select('cause', 'Cause', 'any cause')}
<button type="button" class="key" id="clear">Clear</button>
<button type="button" class="key" id="toggle" aria-pressed="false">Open all</button>
<button type="button" class="key" id="keys" aria-haspopup="dialog">Keys <kbd>?</kbd></button>
<output id="shown" aria-live="polite"></output>
</div>`;
}

const keys: readonly (readonly [keys: readonly string[], action: string])[] = [
  [['j', 'k'], 'next, previous object'],
  [['Enter'], 'open or close it'],
  [['/'], 'filter'],
  [['c'], 'clear the filters'],
  [['e'], 'open or close all'],
  [['o'], 'overview'],
  [['s'], 'access and security'],
  [['l'], 'lines of the input and what they cause'],
];

/** What the keys do. */
export function helpDialog(hasMatrix: boolean): string {
  const all = [
    ...keys,
    ...(hasMatrix ? [[['m'], 'matrix of environments'] as const, [['f'], 'filter the matrix'] as const] : []),
    [['?'], 'this list'] as const,
  ];
  const rows = all.map(
    ([names, action]) => `<dt>${names.map((name) => `<kbd>${name}</kbd>`).join(' ')}</dt><dd>${action}</dd>`,
  );
  return `<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">Keys</h2>
<dl>${rows.join('\n')}</dl>
<form method="dialog"><button class="key" autofocus>Close</button></form>
</dialog>`;
}
