/**
 * The page's script: filters, shortcuts, and the objects of its data (`PageData`).
 *
 * All text reaches the page as text, never as markup. An object's fields are made when it is opened: a page of 10,000
 * changes starts as quickly as one of ten.
 */
export const pageScript = `
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const byId = (id) => document.getElementById(id);
const list = byId('objects'), search = byId('search'), shown = byId('shown');
const selects = { environment: byId('environment'), kind: byId('kind'), impact: byId('impact'), cause: byId('cause') };

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A value with the part marked in which it differs from the other. */
function marked(value, other) {
  if (value === '') return element('pre', {}, '""');
  if (other === undefined) return element('pre', {}, value);
  const shorter = Math.min(value.length, other.length);
  let start = 0, end = 0;
  while (start < shorter && value[start] === other[start]) start += 1;
  while (end < shorter - start && value.at(-1 - end) === other.at(-1 - end)) end += 1;
  if (start + end < 2) return element('pre', {}, value);
  const middle = value.slice(start, value.length - end);
  return element('pre', {}, value.slice(0, start), middle === '' ? undefined : element('mark', {}, middle), value.slice(value.length - end));
}

function side(name, label, value, other) {
  const content = value === undefined ? element('span', { class: 'absent' }, 'nothing') : marked(value, other);
  return element('td', { class: value === undefined ? undefined : name, 'data-side': label }, content);
}

function fieldsOf(object) {
  const [before, after] = data.sides;
  const head = element('tr', {}, ...['Field', before, after].map((title) => element('th', { scope: 'col' }, title)));
  const rows = object.fields.map((field) => element('tr', { 'data-cause': field.cause },
    element('th', { scope: 'row' }, element('code', {}, field.path),
      field.note === undefined ? undefined : element('small', {}, field.note)),
    side('before', before, field.before, field.after), side('after', after, field.after, field.before)));
  return element('table', { class: 'fields' }, element('thead', {}, head), element('tbody', {}, ...rows));
}

function card(object, index) {
  const count = object.fields.length;
  const summary = element('summary', {},
    element('span', { class: 'tag ' + object.status }, object.status),
    data.environments.length > 1 ? element('span', { class: 'tag' }, data.environments[object.environment]) : undefined,
    element('span', { class: 'kind' }, object.kind),
    element('span', { class: 'name' }, element('b', {}, object.name)),
    element('span', { class: 'count' }, count === 0 ? '' : count + (count === 1 ? ' change' : ' changes')),
    element('span', { class: 'tag ' + object.impact }, object.impact.replaceAll('-', ' ')));
  const made = element('details', { class: 'object card', id: 'object-' + index, 'data-broadens': object.broadens ? '' : undefined }, summary);
  made.addEventListener('toggle', () => { if (made.open) fill(made, object); });
  return made;
}

function fill(card, object) {
  if (card.childElementCount > 1) return;
  card.append(element('div', { class: 'note' }, object.consequence));
  if (object.fields.length > 0) card.append(fieldsOf(object));
  hideOthers(card);
}
/** With a cause chosen, rows that have another are hidden. */
function hideOthers(card) {
  const cause = selects.cause.value;
  for (const row of card.querySelectorAll('tbody tr')) row.hidden = cause !== '' && row.dataset.cause !== cause;
}

const cards = data.objects.map(card);
const texts = data.objects.map((object) => [object.kind, object.name,
  ...object.fields.flatMap(({ path, before, after, note }) => [path, before, after, note])].join('\\n').toLowerCase());

function options(select, values, words) {
  for (const value of values) select.append(element('option', { value }, words(value)));
  select.closest('label').hidden = values.length < 2;
}
const distinct = (key) => [...new Set(data.objects.map((object) => object[key]))].sort();
options(selects.environment, data.environments, (name) => name);
options(selects.kind, distinct('kind'), (kind) => kind);
options(selects.impact, distinct('impact'), (impact) => impact.replaceAll('-', ' '));
options(selects.cause, (data.causes ?? []).map((_, index) => String(index)), (index) => data.causes[index]);

function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
  const { environment, kind, impact, cause } = selects;
  const causes = (part) => cause.value === '' || String(part.cause) === cause.value;
  let objects = 0, changes = 0;
  data.objects.forEach((object, index) => {
    const visible = (environment.value === '' || data.environments[object.environment] === environment.value) &&
      (kind.value === '' || object.kind === kind.value) && (impact.value === '' || object.impact === impact.value) &&
      (causes(object) || object.fields.some(causes)) &&
      words.every((word) => texts[index].includes(word));
    cards[index].hidden = !visible;
    if (visible) { objects += 1; changes += object.fields.filter(causes).length; hideOthers(cards[index]); }
  });
  const plural = (count, noun) => count + ' ' + noun + (count === 1 ? '' : 's');
  shown.textContent = (objects === cards.length && words.length === 0 ? plural(objects, 'object')
    : objects + ' of ' + plural(cards.length, 'object')) + ', ' + plural(changes, 'change');
  for (const button of document.querySelectorAll('button[data-cause]')) {
    button.setAttribute('aria-pressed', String(button.dataset.cause === cause.value));
  }
  byId('none').hidden = objects > 0 || cards.length === 0;
}
function clear() {
  search.value = '';
  for (const select of Object.values(selects)) select.value = '';
  apply();
}
let waiting;
search.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(apply, 60); });
for (const select of Object.values(selects)) select.addEventListener('change', apply);
byId('clear').addEventListener('click', clear);

function visibleCards() { return cards.filter((card) => !card.hidden); }
function toggleAll() {
  const some = visibleCards(), open = some.some((card) => !card.open);
  for (const card of some) card.open = open;
  byId('toggle').setAttribute('aria-pressed', String(open));
}
byId('toggle').addEventListener('click', toggleAll);

function move(step) {
  const all = visibleCards();
  if (all.length === 0) return;
  const at = all.findIndex((card) => card.contains(document.activeElement));
  const next = all[at === -1 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  next.querySelector('summary').focus();
  next.scrollIntoView({ block: 'nearest' });
}
function show(index) {
  const card = cards[index];
  if (card.hidden) clear();
  card.open = true;
  card.querySelector('summary').focus();
  card.scrollIntoView({ block: 'start' });
}
for (const button of document.querySelectorAll('button[data-object]')) {
  button.addEventListener('click', () => show(Number(button.dataset.object)));
}
/** Shows what a line causes, or everything again. */
function choose(cause) {
  const again = selects.cause.value === cause;
  clear();
  selects.cause.value = again ? '' : cause;
  apply();
  if (!again) list.scrollIntoView({ block: 'nearest' });
}
for (const button of document.querySelectorAll('button[data-cause]')) {
  button.addEventListener('click', () => choose(button.dataset.cause));
}
function jump(id) {
  const target = byId(id);
  if (target === null) return;
  target.scrollIntoView();
  target.focus();
}

const help = byId('help');
byId('keys').addEventListener('click', () => help.showModal());
const shortcuts = {
  '/': () => search.focus(), j: () => move(1), k: () => move(-1), e: toggleAll, c: clear,
  s: () => jump('security'), l: () => jump('causes'), m: () => jump('matrix'), o: () => jump('overview'), '?': () => help.showModal(),
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.key === 'Escape' && event.target === search) { clear(); search.blur(); return; }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const action = shortcuts[event.key];
  if (action === undefined) return;
  event.preventDefault();
  action();
});

list.append(...cards);
apply();
document.documentElement.dataset.ready = '';
`;
