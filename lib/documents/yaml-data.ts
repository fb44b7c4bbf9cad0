import { mostFindings } from '../diagnostics/most-findings';
import { isRecord } from './is-record';
import type { PlainScalar, ScalarDialect } from './scalar-dialect';
import type { YamlMapping, YamlNode, YamlScalar, YamlSequence } from './yaml-node';

/** A fault found while turning nodes into data; `node` is where to point. */
export interface DataFault {
  readonly code: 'FLOE1007' | 'FLOE1010' | 'FLOE1011' | 'FLOE1012' | 'FLOE1014';
  readonly message: string;
  readonly fix?: string;
  readonly node: YamlNode;
}

/** Ten aliases of ten aliases of … : beyond this many values a file is a bomb, not a configuration. */
const maxExpandedValues = 2_000_000;

export interface YamlReading {
  readonly dialect: ScalarDialect;
  /** Go's reader writes a boolean or number key back as text; PyYAML keeps its type, which no schema accepts. */
  readonly typedKeys: 'text' | 'refused';
  /** Why the reader refuses a scalar. @default - it takes any */
  readonly refusal?: (node: YamlScalar, value: PlainScalar) => string | undefined;
  /** The reader makes its own kinds of objects of tagged maps and lists, which no schema accepts. @default false */
  readonly refusesTaggedCollections?: boolean;
}

/** Turns a node tree into plain data, as a reader of the given kind sees it. Aliases share one value. */
export function yamlData(root: YamlNode, reading: YamlReading): { data: unknown; faults: DataFault[] } {
  const faults: DataFault[] = [];
  const seen = new Map<YamlNode, { value: unknown; size: number }>();
  let expanded = 0;

  const visit = (node: YamlNode): unknown => {
    if (node.kind === 'alias') {
      const target = node.target === undefined ? undefined : seen.get(node.target);
      if (target === undefined) {
        if (faults.length >= mostFindings) return null;
        faults.push({
          code: 'FLOE1010',
          message: `the alias "*${node.name}" names no anchor that stands before it, or lies within its own anchor`,
          fix: `define it first: &${node.name}`,
          node,
        });
        return null;
      }
      expanded += target.size;
      if (expanded > maxExpandedValues) {
        if (!faults.some((fault) => fault.code === 'FLOE1011')) {
          const message = `the aliases of this file expand to more than ${maxExpandedValues} values`;
          faults.push({ code: 'FLOE1011', message, fix: 'write the repeated parts out, or repeat less', node });
        }
        return null;
      }
      return target.value;
    }
    const before = expanded;
    expanded += 1;
    const value = build(node);
    if (node.anchor !== undefined) seen.set(node, { value, size: expanded - before });
    return value;
  };

  const build = (node: Exclude<YamlNode, { kind: 'alias' }>): unknown => {
    if (node.kind === 'scalar') return scalarData(node, reading, faults);
    checkTag(node, reading, faults);
    if (node.kind === 'sequence') return node.items.map(visit);
    return mappingData(node);
  };

  const mappingData = (node: YamlMapping): Record<string, unknown> => {
    const own: Record<string, unknown> = {};
    const merged: Record<string, unknown>[] = [];
    for (const { key, value } of node.pairs) {
      if (key.kind === 'scalar' && key.plain && key.text === '<<') {
        const source = visit(value);
        const sources = Array.isArray(source) ? source : [source];
        if (sources.every(isRecord)) merged.push(...sources);
        else if (faults.length < mostFindings) {
          const message = 'what "<<" merges is no map and no list of maps';
          faults.push({
            code: 'FLOE1014',
            message,
            fix: 'name an anchor that stands at a map: <<: *name',
            node: value,
          });
        }
        continue;
      }
      const name = keyText(key, reading, faults);
      if (name === undefined) {
        visit(value);
        continue;
      }
      if (Object.hasOwn(own, name) && faults.length < mostFindings) {
        faults.push({
          code: 'FLOE1007',
          message: `the key "${name}" stands twice in this map; readers keep the last one and drop the first without a word`,
          fix: 'remove one of the two',
          node: key,
        });
      }
      own[name] = visit(value);
    }
    if (merged.length === 0) return own;
    return Object.assign({}, ...merged.reverse(), own) as Record<string, unknown>;
  };

  return { data: visit(root), faults };
}

function scalarData(node: YamlScalar, { dialect, refusal }: YamlReading, faults: DataFault[]): PlainScalar {
  if (node.tag === '!!str' || node.tag === '!') return node.text;
  if (node.tag === '!!binary') return Buffer.from(node.text, 'base64').toString('utf8');
  if (node.tag !== undefined && !/^!!(null|bool|int|float|timestamp)$/.test(node.tag)) {
    const message = `the tag "${node.tag}" has no meaning here`;
    faults.push({ code: 'FLOE1014', message, fix: 'remove the tag', node });
    return node.text;
  }
  if (!node.plain && node.tag === undefined) return node.text;
  if (node.tag === '!!null') return null;
  const value = dialect(node.text);
  const refused = refusal?.(node, value);
  if (refused !== undefined) {
    faults.push({
      code: 'FLOE1014',
      message: refused,
      fix: node.tag === undefined ? `quote it if text is meant: "${node.text}"` : 'remove the tag',
      node,
    });
    return null;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const message = `"${node.text}" is not a number that JSON or Kubernetes can hold`;
    faults.push({ code: 'FLOE1014', message, fix: `quote it if text is meant: "${node.text}"`, node });
    return null;
  }
  return value;
}

function checkTag({ tag, ...node }: YamlSequence | YamlMapping, reading: YamlReading, faults: DataFault[]): void {
  const own = node.kind === 'mapping' ? '!!map' : '!!seq';
  if (tag === undefined || tag === own || reading.refusesTaggedCollections !== true) return;
  faults.push({ code: 'FLOE1014', message: `the tag "${tag}" has no meaning here`, fix: 'remove the tag', node });
}

function keyText(key: YamlNode, reading: YamlReading, faults: DataFault[]): string | undefined {
  const node = key.kind === 'alias' && key.target !== undefined ? key.target : key;
  if (node.kind !== 'scalar') {
    faults.push({ code: 'FLOE1012', message: 'a map or list stands where a key is expected', node: key });
    return undefined;
  }
  if (node.text === '__proto__') {
    faults.push({ code: 'FLOE1012', message: 'the key "__proto__" is not allowed', fix: 'rename it', node: key });
    return undefined;
  }
  const typed = node.plain ? reading.dialect(node.text) : node.text;
  if (typeof typed === 'string') return typed;
  if (reading.typedKeys === 'text' && typed !== null) return String(typed);
  faults.push({
    code: 'FLOE1012',
    message: `the key "${node.text}" is read as ${describeScalar(typed)}, not as text`,
    fix: `quote it: "${node.text}"`,
    node: key,
  });
  return undefined;
}

/** What a typed scalar is, in words: `a boolean`, `a number`, `a date`, `null`, `a string`. */
export function describeScalar(value: PlainScalar): string {
  if (value === null) return 'null';
  if (value instanceof Date) return 'a date';
  return `a ${typeof value}`;
}
