import { TemplateFault } from './syntax';

/** A word of an action. `spaced` tells that blanks stand before it: `.a .b` are two operands, `.a.b` is one. */
export interface Token {
  readonly kind: 'word' | 'field' | 'variable' | 'string' | 'number' | 'symbol';
  readonly text: string;
  readonly spaced: boolean;
}

/** A stretch of a template: plain text, or what stands between its braces. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly tokens: readonly Token[] };

const mostDepth = 100;

/** One token at a time; sticky, so that nothing is skipped. */
const tokenPattern = new RegExp(
  [
    /(?<string>"(?:[^"\\\n]|\\.)*"|`[^`]*`)/,
    /(?<number>[-+]?\d[\w.]*)/,
    /(?<variable>\$\w*)/,
    /(?<field>\.\w+)/,
    /(?<word>\w+)/,
    /(?<symbol>:=|[=|().,])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'y',
);

/** Cuts a template into text and actions; comments are dropped and dashes at braces take blanks away. */
export function segmentsOf(template: string): Segment[] {
  const segments: Segment[] = [];
  let rest = 0;
  let trimNext = false;
  const addText = (end: number, trimEnd: boolean) => {
    let text = template.slice(rest, end);
    if (trimNext) text = text.trimStart();
    if (trimEnd) text = text.trimEnd();
    if (text !== '') segments.push({ kind: 'text', text });
  };
  for (let open = template.indexOf('{{'); open !== -1; open = template.indexOf('{{', rest)) {
    const trimsBefore = /^-\s/.test(template.slice(open + 2, open + 4));
    addText(open, trimsBefore);
    const start = open + (trimsBefore ? 3 : 2);
    const action = readAction(template, start);
    if (action.tokens.length > 0) segments.push({ kind: 'action', tokens: action.tokens });
    rest = action.end;
    trimNext = action.trimsAfter;
  }
  addText(template.length, false);
  return segments;
}

interface Action {
  readonly tokens: Token[];
  readonly end: number;
  readonly trimsAfter: boolean;
}

function readAction(template: string, start: number): Action {
  const comment = /^\s*\/\*[\s\S]*?\*\/(\s-)?\s*\}\}/.exec(template.slice(start));
  if (comment !== null) {
    return { tokens: [], end: start + comment[0].length, trimsAfter: comment[1] !== undefined };
  }
  const tokens: Token[] = [];
  let at = start;
  let depth = 0;
  for (;;) {
    const blanks = /^\s*/.exec(template.slice(at))?.[0].length ?? 0;
    at += blanks;
    if (blanks > 0 && template.startsWith('-}}', at)) return { tokens, end: at + 3, trimsAfter: true };
    if (template.startsWith('}}', at)) return { tokens, end: at + 2, trimsAfter: false };
    tokenPattern.lastIndex = at;
    const groups = tokenPattern.exec(template)?.groups;
    const found = Object.entries(groups ?? {}).find(([, text]) => text !== undefined);
    if (found === undefined) {
      const what = at >= template.length ? 'has no closing braces' : `holds "${template.slice(at, at + 10)}"`;
      throw new TemplateFault(`an action ${what}, which is not understood`);
    }
    const [kind, text] = found as [Token['kind'], string];
    tokens.push({ kind, text, spaced: blanks > 0 });
    if (kind === 'symbol') depth += Number(text === '(') - Number(text === ')');
    if (depth > mostDepth) throw new TemplateFault(`parentheses are nested more than ${mostDepth} deep`);
    at += text.length;
  }
}
