import type { Node } from 'jsonc-parser';
import type { DataPath, Diagnostic, SourceRange } from '../diagnostics/diagnostic';
import { LineIndex } from './line-index';
import type { SourceDocument } from './source-document';

/**
 * Parses a JSON file as Python's `json` reads it.
 *
 * Out comes the document, or undefined with errors. Positions are looked up only when a diagnostic asks for one.
 */
export function parseJsonDocument(source: { file: string; text: string }): {
  document?: SourceDocument;
  diagnostics: Diagnostic[];
} {
  try {
    const data: unknown = JSON.parse(source.text);
    const tooDeep = isDeeper(data, mostLevels) ? deepNesting(source) : undefined;
    if (tooDeep !== undefined) return { diagnostics: [tooDeep] };
    return { document: new JsonDocument(source, data), diagnostics: [] };
  } catch {
    const tooDeep = deepNesting(source);
    return { diagnostics: tooDeep === undefined ? syntaxDiagnostics(source) : [tooDeep] };
  }
}

/** A document of the same text under another name; its data is shared. */
export function renamedJsonDocument({ text, data }: SourceDocument, file: string): SourceDocument {
  return new JsonDocument({ file, text }, data);
}

/** As deep as YAML may be nested; what walks over data does so by recursion. */
const mostLevels = 100;

function isDeeper(data: unknown, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return levels === 0 || Object.values(data).some((inner) => isDeeper(inner, levels - 1));
}

/** Finds where brackets open more levels than any configuration has. */
function deepNesting({ file, text }: { file: string; text: string }): Diagnostic | undefined {
  let level = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '{' || token === '[') level += 1;
    else if (token === '}' || token === ']') level -= 1;
    if (level <= mostLevels) continue;
    const message = `not valid: maps and lists are nested more than ${mostLevels} levels deep`;
    return { severity: 'error', code: 'FLOE1006', message, range: new LineIndex(text).range(file, index, index + 1) };
  }
  return undefined;
}

class JsonDocument implements SourceDocument {
  readonly file: string;
  readonly text: string;
  private lines: LineIndex | undefined;
  private tree: Node | undefined;

  constructor(
    source: { file: string; text: string },
    readonly data: unknown,
  ) {
    this.file = source.file;
    this.text = source.text;
  }

  rangeOfValue(path: DataPath): SourceRange {
    const node = this.nearest(path);
    return this.range(node);
  }

  rangeOfKey(path: DataPath): SourceRange {
    const node = this.nearest(path);
    return this.range(node?.parent?.type === 'property' ? node.parent.children?.[0] : node);
  }

  private nearest(path: DataPath): Node | undefined {
    const { findNodeAtLocation, parseTree } = require('jsonc-parser') as typeof import('jsonc-parser');
    this.tree ??= parseTree(this.text);
    if (this.tree === undefined) return undefined;
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = findNodeAtLocation(this.tree, path.slice(0, depth));
      if (node !== undefined) return node;
    }
    return this.tree;
  }

  private range(node: Node | undefined): SourceRange {
    if (node === undefined) return { file: this.file, line: 1, column: 1 };
    this.lines ??= new LineIndex(this.text);
    return this.lines.range(this.file, node.offset, node.offset + node.length);
  }
}

function syntaxDiagnostics(source: { file: string; text: string }): Diagnostic[] {
  const { parse, printParseErrorCode } = require('jsonc-parser') as typeof import('jsonc-parser');
  const errors: { error: number; offset: number; length: number }[] = [];
  parse(source.text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const lines = new LineIndex(source.text);
  const first = errors[0] ?? { error: 0, offset: 0, length: 1 };
  const what = printParseErrorCode(first.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const range = lines.range(source.file, first.offset, first.offset + Math.max(1, first.length));
  return [{ severity: 'error', code: 'FLOE1006', message: `not valid JSON: ${what}`, range }];
}
