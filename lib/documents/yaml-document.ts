import type { DataPath, Diagnostic, SourceRange } from '../diagnostics/diagnostic';
import { mostFindings } from '../diagnostics/most-findings';
import { looksLikeSecretKey } from '../diagnostics/secret-names';
import { LineIndex } from './line-index';
import { pythonRefusal } from './python-refusal';
import { pythonTextFaults } from './python-text';
import { goScalar, pythonScalar } from './scalar-dialect';
import type { SourceDocument } from './source-document';
import { describeScalar, type YamlReading, yamlData } from './yaml-data';
import { parseYamlNodes, type YamlMapping, type YamlNode, type YamlPair } from './yaml-node';
import { isReferredTo } from './yaml-references';
import { yamlSyntaxDiagnostics } from './yaml-syntax';

/** Who reads the file for real: Helm and kubectl (`go`) or the floe runtime (`python`). */
export type YamlConsumer = 'go' | 'python';

const readings: Record<YamlConsumer, YamlReading> = {
  go: { dialect: goScalar, typedKeys: 'text' },
  python: {
    dialect: pythonScalar,
    typedKeys: 'refused',
    refusal: pythonRefusal,
    refusesTaggedCollections: true,
  },
};

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly consumer: YamlConsumer;
}

/**
 * Parses one YAML document as its real consumer reads it.
 *
 * Out comes the document, or undefined with at least one error when the text can not be used; warnings may come with
 * either. An empty file gives `data: null`.
 */
export function parseYamlDocument(source: YamlSource): { document?: SourceDocument; diagnostics: Diagnostic[] } {
  const { roots, all = [], diagnostics } = rootsOf(source);
  if (roots === undefined) return { diagnostics };
  const lines = new LineIndex(source.text);
  const refused = source.consumer === 'python' ? pythonTextFaults(source, roots, lines) : [];
  if (refused.length > 0) return { diagnostics: refused };
  const second = roots[1] ?? (source.consumer === 'python' ? emptySecond(source.text, all) : undefined);
  if (second !== undefined) {
    const message = `the file holds ${Math.max(roots.length, 2)} YAML documents; expected one`;
    const fix = 'remove the "---" line, or split the file';
    const range = lines.range(source.file, second.start, second.end);
    return { diagnostics: [{ severity: 'error', code: 'FLOE1008', message, fix, range }] };
  }
  const root = roots[0];
  if (root === undefined) return { document: new YamlDocument(source, undefined, null, lines), diagnostics: [] };
  return documentOf(source, root, lines);
}

/**
 * Parses every YAML document of a file, each with its own data and places in the one text.
 *
 * Empty documents are left out; documents that can not be used are missing, with at least one error.
 */
export function parseYamlDocuments(source: YamlSource): { documents: SourceDocument[]; diagnostics: Diagnostic[] } {
  const { roots = [], diagnostics } = rootsOf(source);
  const lines = new LineIndex(source.text);
  const parsed = roots.map((root) => documentOf(source, root, lines));
  return {
    documents: parsed.map(({ document }) => document).filter((document) => document !== undefined),
    diagnostics: [...diagnostics, ...parsed.flatMap((one) => one.diagnostics)],
  };
}

function rootsOf(source: YamlSource): { roots?: YamlNode[]; all?: YamlNode[]; diagnostics: Diagnostic[] } {
  try {
    const all = parseYamlNodes(source.text);
    return { roots: all.filter((root) => !isEmptyNode(root)), all, diagnostics: [] };
  } catch (error) {
    return { diagnostics: yamlSyntaxDiagnostics(source, error) };
  }
}

function documentOf(
  source: YamlSource,
  root: YamlNode,
  lines: LineIndex,
): { document?: SourceDocument; diagnostics: Diagnostic[] } {
  const rangeOf = (node: YamlNode): SourceRange => lines.range(source.file, node.start, node.end);
  const { data, faults } = yamlData(root, readings[source.consumer]);
  const diagnostics: Diagnostic[] = faults.slice(0, mostFindings).map(({ node, ...fault }) => ({
    severity: 'error',
    ...fault,
    range: rangeOf(node),
  }));
  if (diagnostics.length > 0) return { diagnostics };
  const warnings = source.consumer === 'python' ? disagreements(root, rangeOf) : [];
  return { document: new YamlDocument(source, root, data, lines), diagnostics: warnings };
}

/** PyYAML counts empty documents too: a "---" behind or before the only one is one too many. */
function emptySecond(text: string, roots: readonly YamlNode[]): { start: number; end: number } | undefined {
  if (roots.length < 2) return undefined;
  const start = Math.max(0, text.lastIndexOf('\n---') + 1);
  return { start, end: start + '---'.length };
}

function isEmptyNode(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.plain && node.text === '' && node.tag === undefined;
}

class YamlDocument implements SourceDocument {
  readonly file: string;
  readonly text: string;

  constructor(
    source: YamlSource,
    private readonly root: YamlNode | undefined,
    readonly data: unknown,
    private readonly lines: LineIndex,
  ) {
    this.file = source.file;
    this.text = source.text;
  }

  rangeOfValue(path: DataPath): SourceRange {
    const found = this.locate(path);
    const node = found.depth === path.length || found.key === undefined ? found.value : found.key;
    return this.range(node);
  }

  rangeOfKey(path: DataPath): SourceRange {
    const found = this.locate(path);
    return this.range(found.key ?? found.value);
  }

  isReferredTo(path: DataPath): boolean {
    return this.root !== undefined && isReferredTo(this.root, path);
  }

  private range(node: YamlNode | undefined): SourceRange {
    if (node === undefined) return { file: this.file, line: 1, column: 1 };
    return this.lines.range(this.file, node.start, node.end);
  }

  private locate(path: DataPath): { value?: YamlNode; key?: YamlNode; depth: number } {
    let value = this.root;
    let key: YamlNode | undefined;
    let depth = 0;
    for (const part of path) {
      const step = value === undefined ? undefined : child(value, part);
      if (step === undefined) break;
      value = step.value;
      key = step.key;
      depth += 1;
    }
    return { value, key, depth };
  }
}

function child(node: YamlNode, part: string | number): { key: YamlNode; value: YamlNode } | undefined {
  const real = node.kind === 'alias' ? node.target : node;
  if (real === undefined) return undefined;
  if (real.kind === 'sequence') {
    const item = typeof part === 'number' ? real.items[part] : undefined;
    return item === undefined ? undefined : { key: item, value: item };
  }
  if (real.kind !== 'mapping') return undefined;
  const own = pairsByName(real).get(String(part));
  if (own !== undefined) return own;
  for (const pair of real.pairs) {
    if (pair.key.kind !== 'scalar' || pair.key.text !== '<<') continue;
    const sources = pair.value.kind === 'sequence' ? pair.value.items : [pair.value];
    for (const source of sources) {
      const found = child(source, part);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const indexes = new WeakMap<YamlMapping, ReadonlyMap<string, YamlPair>>();

/** The pairs of a map by the names that readers give their keys; of several the last one counts. */
function pairsByName(mapping: YamlMapping): ReadonlyMap<string, YamlPair> {
  const known = indexes.get(mapping);
  if (known !== undefined) return known;
  const index = new Map<string, YamlPair>();
  for (const pair of mapping.pairs) {
    if (pair.key.kind !== 'scalar') continue;
    index.set(String(goScalar(pair.key.text)), pair);
    index.set(pair.key.text, pair);
  }
  indexes.set(mapping, index);
  return index;
}

function isRounded(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** Scalars that PyYAML and Go type differently: the ConfigMap's reader and every Kubernetes tool would not agree. */
function disagreements(root: YamlNode, rangeOf: (node: YamlNode) => SourceRange): Diagnostic[] {
  const found: Diagnostic[] = [];
  const walk = (node: YamlNode, isSecret: boolean): void => {
    if (node.kind === 'sequence') for (const item of node.items) walk(item, isSecret);
    else if (node.kind === 'mapping') {
      for (const { key, value } of node.pairs) {
        walk(key, false);
        walk(value, isSecret || (key.kind === 'scalar' && looksLikeSecretKey(key.text)));
      }
    } else if (node.kind === 'scalar' && node.plain && node.tag === undefined && node.text !== '<<') {
      const go = goScalar(node.text);
      const python = pythonScalar(node.text);
      if (isRounded(python) && found.length < mostFindings) {
        const message = 'the number has more digits than JSON readers keep; the last ones are lost';
        const sensitive = isSecret ? { sensitive: true } : {};
        const fix = 'quote it, or write fewer digits';
        found.push({ severity: 'warning', code: 'FLOE1013', message, fix, range: rangeOf(node), ...sensitive });
      }
      if (go === python || (go instanceof Date && python instanceof Date) || found.length >= mostFindings) return;
      const text = isSecret ? 'this' : JSON.stringify(node.text);
      const message = `${text} is ${describeScalar(python)} to Python and ${describeScalar(go)} to Helm and kubectl`;
      const fix = isSecret ? 'put it in quotes' : `quote it: ${text}`;
      const sensitive = isSecret ? { sensitive: true } : {};
      found.push({ severity: 'warning', code: 'FLOE1013', message, fix, range: rangeOf(node), ...sensitive });
    }
  };
  walk(root, false);
  return found;
}
