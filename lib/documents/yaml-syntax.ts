import type { Diagnostic } from '../diagnostics/diagnostic';
import { LineIndex } from './line-index';

/** What each fault of the YAML grammar means to the person who wrote the file, by the `yaml` package's error code. */
const sentences: Record<string, { message: string; fix?: string }> = {
  ALIAS_PROPS: { message: 'an alias cannot carry an anchor or a tag' },
  BAD_ALIAS: { message: 'the alias is not well formed', fix: 'write *name, as in the anchor &name' },
  BAD_DQ_ESCAPE: { message: 'the double-quoted text holds an unknown escape', fix: "use single quotes: '\\d'" },
  BAD_INDENT: { message: 'the indentation does not fit the lines around it', fix: 'align the key with its siblings' },
  BAD_PROP_ORDER: { message: 'an anchor or tag must stand before the "-", "?" or ":" it belongs to' },
  BAD_SCALAR_START: {
    message: 'plain text cannot begin with this character',
    fix: 'put the value in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: { message: 'a second key stands on the same line', fix: 'put the value in quotes' },
  BLOCK_IN_FLOW: { message: 'a block collection cannot stand inside { } or [ ]' },
  IMPOSSIBLE: { message: 'the text is not valid YAML' },
  MISSING_CHAR: { message: 'something is missing here: a quote, a bracket, a comma or a colon' },
  MULTILINE_IMPLICIT_KEY: { message: 'a key runs over several lines', fix: 'is a ":" missing after the key?' },
  TAB_AS_INDENT: { message: 'a tab indents this line; YAML allows only blanks', fix: 'replace the tab with blanks' },
  UNEXPECTED_TOKEN: {
    message: 'this text is not expected here',
    fix: 'put the value in quotes, or check the line above',
  },
};

/** Larger texts are not parsed a second time, by a parser that may take seconds for them: the first fault must do. */
const longestReparsed = 256 * 1024;

/** The tolerant parser goes down level by level, which thousands of them would not let it come back from. */
function isDeep(text: string): boolean {
  if (/(?:[-?] +){100}/.test(text) || /^ {400}/m.test(text)) return true;
  let level = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    level += bracket === '[' || bracket === '{' ? 1 : -1;
    if (level > 100) return true;
  }
  return false;
}

/** Nothing reads as expected after this many faults; more of them only hide the first. */
const maxFaults = 20;

/**
 * Describes why a text is not YAML: each fault with line and column.
 *
 * The tolerant `yaml` parser is loaded only here, since it names all faults where the fast one stops at the first.
 */
export function yamlSyntaxDiagnostics(source: { file: string; text: string }, thrown: unknown): Diagnostic[] {
  const lines = new LineIndex(source.text);
  if (source.text.length > longestReparsed || isDeep(source.text)) {
    return [{ severity: 'error', code: 'FLOE1006', ...fallback(thrown, source, lines) }];
  }
  const { parseAllDocuments } = require('yaml') as typeof import('yaml');
  const parsed = parseAllDocuments(source.text, { version: '1.1', prettyErrors: false, uniqueKeys: false });
  const documents = Array.isArray(parsed) ? parsed : [];
  const found: Diagnostic[] = documents.flatMap((document) =>
    document.errors.map((error): Diagnostic => {
      const sentence = sentences[error.code] ?? { message: error.message.replace(/\.$/, '') };
      const range = lines.range(source.file, error.pos[0], Math.max(error.pos[1], error.pos[0] + 1));
      return { severity: 'error', code: 'FLOE1006', ...sentence, range };
    }),
  );
  if (found.length > 0) return found.slice(0, maxFaults);
  return [{ severity: 'error', code: 'FLOE1006', ...fallback(thrown, source, lines) }];
}

function fallback(thrown: unknown, source: { file: string }, lines: LineIndex): Pick<Diagnostic, 'message' | 'range'> {
  const { reason, mark } = thrown as { reason?: string; mark?: { position?: number } };
  const range = lines.range(source.file, mark?.position ?? 0, (mark?.position ?? 0) + 1);
  return { message: `not valid YAML: ${reason ?? 'the text cannot be parsed'}`, range };
}
