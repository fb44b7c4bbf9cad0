import { createHash } from 'node:crypto';
import { printable } from '../../diagnostics/printable';
import { dataScript, escapeHtml } from './markup';
import { matrixScript } from './matrix-script';
import { matrixTable, type PageMatrix } from './matrix-table';
import { filterBar, helpDialog } from './page-controls';
import type { PageData } from './page-data';
import { pageScript } from './page-script';
import { pageStyle } from './page-style';

/** Everything a page shows. */
export interface Page {
  readonly title: string;
  /** What is compared, in a sentence. */
  readonly lead: string;
  readonly overview: PageOverview;
  /** @default - access was not looked at */
  readonly security?: readonly PageSecurity[];
  /** Lines of the input and what each causes, in the order of `data.causes`. @default - none is known */
  readonly causes?: readonly PageCause[];
  /** @default - nothing was compared object by object */
  readonly data?: PageData;
  /** @default - none */
  readonly matrix?: PageMatrix;
  /** What was hidden, not compared or not analysed. */
  readonly footer: readonly string[];
}

/** Counts: a row for each environment. */
export interface PageOverview {
  /** What the rows are. @default Environment */
  readonly rowTitle?: string;
  /** Each with the class that a count above 0 gets. */
  readonly columns: readonly { readonly title: string; readonly tone: string }[];
  readonly rows: readonly { readonly name: string; readonly counts: readonly number[] }[];
  /** What the counts mean for what runs. @default - nothing is to be said */
  readonly notes?: readonly string[];
}

export interface PageSecurity {
  readonly direction: 'broadens' | 'narrows' | 'changes';
  readonly text: string;
  readonly where: string;
  /** Index of the object among the page's. @default - it is not among them */
  readonly object?: number;
}

export interface PageCause {
  readonly place: string;
  /** What stands there. @default - it was not read */
  readonly text?: string;
  /** How much it causes. */
  readonly sentence: string;
}

/**
 * Renders a page in one file: it loads nothing, and its policy lets it load nothing and run nothing but its own script.
 */
export function renderPage(page: Page): string {
  const script = [page.data && pageScript, page.matrix && matrixScript].filter((part) => part !== undefined).join('');
  const policy = [
    "default-src 'none'",
    `style-src '${sourceHash(pageStyle)}'`,
    `script-src '${sourceHash(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(printable(page.title))}</title>
<style>${pageStyle}</style>
</head>
<body>
${page.data === undefined ? '' : '<a class="skip" href="#objects">To the changes</a>'}
<header class="top"><div>
<h1>${escapeHtml(printable(page.title))}</h1>
<p class="lead">${escapeHtml(page.lead)}</p>
</div></header>
<main>
${overviewSection(page.overview)}
${page.security === undefined ? '' : securitySection(page.security)}
${causesSection(page.causes ?? [])}
${page.data === undefined ? '' : objectsSection(page.data)}
${page.matrix === undefined ? '' : matrixTable(page.matrix)}
</main>
<footer>${footerText(page.footer)}</footer>
${page.data === undefined ? '' : `${helpDialog(page.matrix !== undefined)}\n${dataScript('data', page.data)}`}
${script === '' ? '' : `<script>${script}</script>`}
</body>
</html>
`;
}

/** How a content security policy names an inline style or script. */
function sourceHash(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`;
}

function overviewSection({ rowTitle = 'Environment', columns, rows, notes = [] }: PageOverview): string {
  const titles = [rowTitle, ...columns.map(({ title }) => title)];
  const head = titles.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows.map(({ name, counts }) => {
    const cells = counts
      .map((count, at) =>
        count === 0 ? '<td class="zero">0</td>' : `<td><span class="tag ${columns[at]?.tone}">${count}</span></td>`,
      )
      .join('');
    return `<tr><th scope="row">${escapeHtml(name)}</th>${cells}</tr>`;
  });
  return `<section id="overview" tabindex="-1" aria-labelledby="overview-title">
<h2 id="overview-title">Overview</h2>
<div class="card scroll" role="region" aria-label="Counts" tabindex="0"><table class="overview"><thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>
${notes.length === 0 ? '' : `<ul class="pods">${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('\n')}</ul>`}
</section>`;
}

function securitySection(items: readonly PageSecurity[]): string {
  const entries = items.map(({ direction, text, where, object }) => {
    const place =
      object === undefined
        ? escapeHtml(where)
        : `<button type="button" data-object="${object}">${escapeHtml(where)}</button>`;
    return `<li><span class="tag ${direction}">${direction}</span><div>${escapeHtml(text)}<div class="where">${place}</div></div></li>`;
  });
  const content =
    entries.length === 0
      ? '<p class="card pad">Nothing broadens or narrows access.</p>'
      : `<ul class="card">${entries.join('\n')}</ul>`;
  return `<section id="security" class="security" tabindex="-1" aria-labelledby="security-title">
<h2 id="security-title">Access and security</h2>
${content}
</section>`;
}

/** Beyond so many lines the list is longer than what it should lead to. */
const mostCauses = 100;

function causesSection(causes: readonly PageCause[]): string {
  if (causes.length === 0) return '';
  const more = causes.length - mostCauses;
  const rest = more <= 0 ? [] : [`<li class="where">${more} more among the filters of the changes</li>`];
  const entries = causes.slice(0, mostCauses).map(({ place, text, sentence }, index) => {
    const line = text === undefined ? '' : ` <code>${escapeHtml(text)}</code>`;
    return `<li><div><button type="button" data-cause="${index}" aria-pressed="false">${escapeHtml(place)}</button>${line}<div class="where">${escapeHtml(sentence)}</div></div></li>`;
  });
  return `<section id="causes" class="security" tabindex="-1" aria-labelledby="causes-title">
<h2 id="causes-title">Causes</h2>
<ul class="card">${[...entries, ...rest].join('\n')}</ul>
</section>`;
}

function objectsSection({ objects }: PageData): string {
  const none = objects.length === 0;
  return `<section aria-labelledby="changes-title">
<h2 id="changes-title">Changes</h2>
${filterBar({ hidden: none })}
<div id="objects" class="objects" tabindex="-1"></div>
<p id="none" class="card empty" hidden>Nothing matches. Press <kbd>c</kbd> to clear the filters.</p>
${none ? '<p class="card empty">No object changes.</p>' : ''}
<noscript><p class="card pad">The list of changes needs the script of this page.</p></noscript>
</section>`;
}

function footerText(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')}</ul>`;
}
