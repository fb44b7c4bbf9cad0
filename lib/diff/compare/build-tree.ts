import type { DataPath } from '../../diagnostics/diagnostic';
import type { EmbeddedDocuments } from '../../documents/embedded-document';
import { isRecord } from '../../documents/is-record';
import type { Manifest } from '../../manifest';
import { accessGrants, areAccessRules } from './access-rules';
import { dependentVariables, elementKeys, isOrdered, isWordSet } from './list-keys';
import { quantityText } from './quantity-text';
import type { TreeNode, TreePlace } from './tree';

/** How the texts of one side are made comparable with the other's. */
export interface TreeReading {
  readonly documents: EmbeddedDocuments;
  /** Takes an environment's own identity out of a text. @default - texts are compared as they are */
  readonly neutral?: (text: string) => string;
}

/** The tree of a manifest, without what identifies it and what the cluster writes. */
export function buildTree(manifest: Manifest, reading: TreeReading): TreeNode {
  return new TreeBuilder(reading, manifest.kind === 'ConfigMap').root(manifest);
}

class TreeBuilder {
  constructor(
    private readonly reading: TreeReading,
    private readonly holdsFiles: boolean,
  ) {}

  root(manifest: Manifest): TreeNode {
    const { apiVersion: _version, kind: _kind, metadata, status: _status, ...rest } = manifest;
    const { name: _name, namespace: _namespace, ...labels } = metadata;
    return this.node({ metadata: labels, ...rest }, '', { path: [] });
  }

  private node(value: unknown, field: string, place: TreePlace): TreeNode {
    if (Array.isArray(value)) return this.list(value, field, place);
    if (isRecord(value)) return this.map(value, place);
    if (typeof value === 'string') return this.document(value, field, place) ?? this.leaf(value, place);
    return this.leaf(value, place);
  }

  private map(value: Readonly<Record<string, unknown>>, place: TreePlace): TreeNode {
    const children = new Map<string, TreeNode>();
    for (const [key, child] of Object.entries(value)) {
      // Built-in types take null, and most of them an empty map, as absent.
      if (child === undefined || child === null) continue;
      const node = this.node(child, key, below(place, key));
      if (key !== 'metadata' || node.kind === 'leaf' || node.children.size > 0) children.set(this.neutral(key), node);
    }
    return { kind: 'branch', form: 'map', children, value, place };
  }

  private list(items: readonly unknown[], field: string, place: TreePlace): TreeNode {
    if (areAccessRules(field, items)) {
      const grants = [...accessGrants(items)].map(([target, verbs]) => [target, this.leaf(verbs, place)] as const);
      return { kind: 'branch', form: 'list', children: new Map(grants), value: items, place };
    }
    if (!items.some((item) => typeof item === 'object' && item !== null)) {
      return this.leaf(isWordSet(field) ? [...items].sort(byText) : items, place);
    }
    const nodes = items.map((item, index) => this.node(item, '', below(place, index)));
    const known = elementKeys(field, items)?.map((key) => this.neutral(key));
    const keys = known ?? contentKeys(nodes);
    const children = new Map(nodes.map((node, index) => [keys[index] ?? '', node]));
    const dependent = field === 'env' ? dependentVariables(items) : undefined;
    const order = isOrdered(field) ? keys : keys.filter((key) => dependent?.has(key));
    const ordered = order.length > 1 ? { order } : {};
    const form = known === undefined ? 'set' : 'list';
    return { kind: 'branch', form, children, ...ordered, value: items, place };
  }

  /** A text that holds data is compared as data; undefined for any other text. */
  private document(text: string, field: string, place: TreePlace): TreeNode | undefined {
    const data = this.dataOf(text, field, place);
    if (!isRecord(data) && !(Array.isArray(data) && data.length > 0)) return undefined;
    const content = this.node(data, '', { path: place.path, inner: place.inner ?? [] });
    if (content.kind === 'leaf') return undefined;
    return { ...content, form: 'document', value: text, place };
  }

  private dataOf(text: string, field: string, place: TreePlace): unknown {
    // A document in a document has no place of its own: it stays text.
    if (place.inner !== undefined) return undefined;
    if (/^\s*[[{]/.test(text)) {
      const json = this.reading.documents.json(text);
      if ('data' in json) return json.data;
    }
    const isFile = this.holdsFiles && place.path[0] === 'data' && place.path.length === 2;
    if (!isFile || !(/\.ya?ml$/.test(field) || /^[\w"'-]+:(\s|$)/m.test(text))) return undefined;
    const yaml = this.reading.documents.yaml(text);
    return 'data' in yaml ? yaml.data : undefined;
  }

  private leaf(value: unknown, place: TreePlace): TreeNode {
    const quantity = quantityText(place.inner ?? place.path, value);
    if (quantity !== undefined) return { kind: 'leaf', value, canonical: quantity, isQuantity: true, place };
    const canonical = typeof value === 'string' ? `"${this.neutral(value)}` : this.canonicalList(value);
    return { kind: 'leaf', value, canonical, place };
  }

  private canonicalList(value: unknown): string {
    if (!Array.isArray(value)) return JSON.stringify(value) ?? '';
    return JSON.stringify(value.map((item) => (typeof item === 'string' ? this.neutral(item) : item)));
  }

  private neutral(text: string): string {
    return this.reading.neutral?.(text) ?? text;
  }
}

/** Elements without a key of their own are known by their content; equal ones are counted. */
function contentKeys(nodes: readonly TreeNode[]): string[] {
  const counts = new Map<string, number>();
  return nodes.map((node) => {
    const content = canonicalOf(node);
    const count = (counts.get(content) ?? 0) + 1;
    counts.set(content, count);
    return count === 1 ? content : `${content} (${count})`;
  });
}

/** One text for everything that is alike below a node. */
export function canonicalOf(node: TreeNode): string {
  if (node.kind === 'leaf') return node.canonical.replace(/^"/, '');
  const parts = [...node.children].map(([key, child]) =>
    node.form === 'set' ? canonicalOf(child) : `${key}: ${canonicalOf(child)}`,
  );
  const text = parts.sort(byText).join(', ');
  return node.form === 'set' ? `[${text}]` : `{${text}}`;
}

function below(place: TreePlace, key: string | number): TreePlace {
  const { path, inner } = place;
  return inner === undefined ? { path: [...path, key] } : { path, inner: [...inner, key] };
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The path of a place, with that inside a text behind it. */
export function placePath({ path, inner }: TreePlace): DataPath {
  return inner === undefined ? path : [...path, ...inner];
}
