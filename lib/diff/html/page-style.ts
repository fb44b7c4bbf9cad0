/** The page's look: light and dark by the reader's preference, no font or image to load. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --line: #dde1e7; --soft: #eef1f5;
  --text: #1b2230; --muted: #565f70; --accent: #3b4bc8; --accent-soft: #e8eafc;
  --green: #12663c; --green-soft: #dcf3e5; --red: #a3201d; --red-soft: #fce4e2;
  --amber: #7c4a03; --amber-soft: #fdeccb; --blue: #1d5296; --blue-soft: #deebfb;
  --violet: #6b2fa0; --violet-soft: #f0e4fb;
  --shadow: 0 1px 2px rgb(20 28 45 / .06), 0 4px 14px rgb(20 28 45 / .05);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10141c; --card: #181d28; --line: #2d3545; --soft: #212837;
    --text: #e6eaf2; --muted: #a3adc0; --accent: #a4b0ff; --accent-soft: #272f57;
    --green: #7edba6; --green-soft: #15382a; --red: #ffa29b; --red-soft: #47201f;
    --amber: #f5c46b; --amber-soft: #40300f; --blue: #8fc2ff; --blue-soft: #17324f;
    --violet: #d3adff; --violet-soft: #372150;
    --shadow: 0 1px 2px rgb(0 0 0 / .4);
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 8rem; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
main, header.top > div, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header.top { background: var(--card); border-bottom: 1px solid var(--line); padding: 1.4rem 0 1.2rem; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; }
h1 code { font-size: .92em; }
h2 { margin: 0 0 .7rem; font-size: 1.05rem; }
.lead { margin: .3rem 0 0; color: var(--muted); }
section { margin: 1.5rem 0; }
code { font-family: var(--mono); font-size: .87em; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; box-shadow: var(--shadow); }
.pad { padding: 1rem 1.15rem; }
.scroll { overflow-x: auto; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: .3rem; }
a { color: var(--accent); }

.tag {
  display: inline-block; padding: .05rem .5rem; border-radius: .35rem; font-size: .78rem; font-weight: 600;
  white-space: nowrap; background: var(--soft); color: var(--muted);
}
.created, .narrows { background: var(--green-soft); color: var(--green); }
.deleted, .deletes, .broadens, .unapproved { background: var(--red-soft); color: var(--red); }
.changed { background: var(--blue-soft); color: var(--blue); }
.renamed { background: var(--violet-soft); color: var(--violet); }
.rolls-pods, .restart { background: var(--amber-soft); color: var(--amber); }
.recreate { background: var(--red-soft); color: var(--red); }

table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; color: var(--muted); font-size: .82rem; }
.overview th, .overview td { padding: .5rem .9rem; border-top: 1px solid var(--line); }
.overview thead th { border-top: 0; }
.overview td, .overview thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.overview tbody th { color: var(--text); font-size: .95rem; }
.overview td .tag { font-size: .9rem; min-width: 2rem; text-align: center; margin-right: -.5rem; }
.zero { color: var(--muted); }

.pods { margin: .8rem 0 0; padding-left: 1.4rem; color: var(--muted); font-size: .92rem; overflow-wrap: anywhere; }

.security ul { list-style: none; margin: 0; padding: 0; }
.security li { display: grid; grid-template-columns: 6rem 1fr; gap: .8rem; padding: .6rem 1.15rem; border-top: 1px solid var(--line); }
.security li:first-child { border-top: 0; }
.security li > .tag { justify-self: start; align-self: start; margin-top: .12rem; }
.security .where { color: var(--muted); font-size: .86rem; overflow-wrap: anywhere; }
.security button, .where button { all: unset; cursor: pointer; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; }
.security button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
#causes li { display: block; }
#causes code { margin-left: .5rem; overflow-wrap: anywhere; }
#causes button[aria-pressed="true"] { font-weight: 700; text-decoration-thickness: 2px; }

.filters {
  position: sticky; top: 0; z-index: 3; margin: 0 -1.25rem; padding: .7rem 1.25rem;
  background: color-mix(in srgb, var(--page) 92%, transparent); backdrop-filter: blur(6px);
  display: flex; flex-wrap: wrap; gap: .6rem; align-items: center;
}
.filters input, .filters select, .filters .key {
  font: inherit; font-size: .9rem; color: var(--text); background: var(--card);
  border: 1px solid var(--line); border-radius: .45rem; padding: .38rem .6rem; min-height: 2.2rem;
}
.filters input { flex: 1 1 14rem; min-width: 10rem; }
.filters select { max-width: 14rem; }
.filters .key { cursor: pointer; }
.filters .key:hover, .filters select:hover { border-color: var(--accent); }
.filters output { margin-left: auto; color: var(--muted); font-size: .88rem; font-variant-numeric: tabular-nums; }

.objects { display: grid; gap: .5rem; }
details.object { content-visibility: auto; contain-intrinsic-size: auto 2.9rem; }
details.object > summary {
  display: flex; align-items: center; gap: .6rem; padding: .55rem .9rem; cursor: pointer; list-style: none; min-height: 2.8rem;
}
details.object > summary::-webkit-details-marker { display: none; }
details.object > summary::before { content: "›"; color: var(--muted); font-size: 1.2rem; line-height: 1; transition: transform .12s; width: .7rem; }
details.object[open] > summary::before { transform: rotate(90deg); }
details.object[open] > summary { border-bottom: 1px solid var(--line); }
details.object[data-broadens] { border-left: 3px solid var(--red); }
summary .name { overflow-wrap: anywhere; min-width: 0; }
summary .name b { font-weight: 600; }
summary .kind, summary .count { color: var(--muted); font-size: .88rem; white-space: nowrap; }
summary .count { margin-left: auto; font-variant-numeric: tabular-nums; }
.note { padding: .5rem .9rem .1rem 2.2rem; color: var(--muted); font-size: .9rem; }
.fields { width: 100%; table-layout: fixed; }
.fields th, .fields td { padding: .45rem .9rem; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.fields th:first-child { padding-left: 2.2rem; }
.fields thead th { border-top: 0; padding-top: .7rem; }
.fields th:first-child { width: 30%; }
.fields tbody th { font-weight: 400; color: var(--text); }
.fields small { display: block; color: var(--muted); font-size: .8rem; margin-top: .1rem; }
.fields pre { margin: 0; font: inherit; font-family: var(--mono); font-size: .84rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.fields .before pre { background: var(--red-soft); color: var(--red); border-radius: .3rem; padding: .1rem .4rem; }
.fields .after pre { background: var(--green-soft); color: var(--green); border-radius: .3rem; padding: .1rem .4rem; }
mark { border-radius: .2rem; }
.before mark { background: var(--red); color: var(--red-soft); }
.after mark { background: var(--green); color: var(--green-soft); }
.absent { color: var(--muted); font-style: italic; font-size: .86rem; }
.empty { padding: 2rem; text-align: center; color: var(--muted); }

#matrix-filters { position: static; margin: .7rem 0; padding: 0; background: none; backdrop-filter: none; }
.matrix th, .matrix td { padding: .42rem .8rem; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; min-width: 9rem; font-size: .88rem; }
.matrix thead th { border-top: 0; }
.matrix tbody th { font-weight: 400; color: var(--text); min-width: 15rem; position: sticky; left: 0; background: var(--card); }
.matrix tr.group th { background: var(--soft); font-weight: 600; font-size: .8rem; color: var(--muted); }
.matrix td.differs { background: var(--blue-soft); }
.matrix tr[data-state="unapproved"] td.differs { background: var(--red-soft); }
.matrix .where { color: var(--muted); font-size: .8rem; }
.allowed { background: var(--blue-soft); color: var(--blue); }
.matrix td .tag { margin-left: .3rem; }

footer { padding: 1rem 1.25rem 3rem; color: var(--muted); font-size: .88rem; }
footer ul { margin: .3rem 0; padding-left: 1.2rem; }
dialog { color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: 1.3rem 1.6rem; max-width: 28rem; box-shadow: 0 12px 48px rgb(0 0 0 / .35); }
dialog::backdrop { background: rgb(10 14 22 / .5); }
dialog dl { display: grid; grid-template-columns: auto 1fr; gap: .45rem 1.1rem; margin: 0 0 1rem; align-items: baseline; }
dialog dd { margin: 0; }
kbd { font-family: var(--mono); font-size: .8rem; background: var(--soft); border: 1px solid var(--line); border-bottom-width: 2px; border-radius: .3rem; padding: .05rem .4rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; top: .5rem; background: var(--card); padding: .5rem 1rem; z-index: 9; }
.skip:focus { left: 1rem; }

@media (max-width: 46rem) {
  main, header.top > div, footer { padding-left: .8rem; padding-right: .8rem; }
  .filters { margin: 0 -.8rem; padding: .6rem .8rem; position: static; }
  .filters select { flex: 1 1 8rem; max-width: none; min-width: 0; }
  .security li { grid-template-columns: 1fr; gap: .2rem; }
  details.object > summary { flex-wrap: wrap; row-gap: .25rem; }
  details.object > summary > .tag:last-child { order: 1; }
  summary .count { order: 2; }
  summary .kind { order: 3; flex-basis: 100%; padding-left: 1.3rem; margin-bottom: -.3rem; }
  summary .name { order: 4; flex-basis: 100%; padding-left: 1.3rem; }
  .fields, .fields tbody, .fields tr, .fields td, .fields th { display: block; width: 100% !important; }
  .fields thead { display: none; }
  .fields tr { border-top: 1px solid var(--line); padding: .4rem 0; }
  .fields th, .fields td, .fields th:first-child { border: 0; padding: .15rem .9rem; }
  .note { padding-left: .9rem; }
  .fields td::before { content: attr(data-side); display: block; color: var(--muted); font-size: .74rem; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print { .filters, .skip { display: none; } body { background: #fff; } details.object { content-visibility: visible; } }
`;
