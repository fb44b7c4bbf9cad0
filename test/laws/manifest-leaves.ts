import { load } from 'js-yaml';
import type { DataPath } from '../../lib/diagnostics/diagnostic';
import type { Manifest } from '../../lib/manifest';
import { elementName } from '../../lib/synth/named-path';

/** A value of a manifest, or of a document that a text of it holds. */
export interface Leaf {
  readonly manifest: Manifest;
  readonly path: DataPath;
  readonly inner?: DataPath;
  readonly value: unknown;
  /** The same whatever other elements a list has: `Deployment/a spec.template.spec.containers.main.image`. */
  readonly name: string;
}

/** Every value of an object, those of the YAML and JSON inside it for themselves. */
export function leavesOf(manifest: Manifest): Leaf[] {
  const found: Leaf[] = [];
  const visit = (value: unknown, place: Omit<Leaf, 'value' | 'manifest'>): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) visit(item, below(value, key, item, place));
      return;
    }
    const document = place.inner === undefined ? documentIn(value, place.path) : undefined;
    if (document === undefined) found.push({ ...place, manifest, value });
    else visit(document, { ...place, inner: [] });
  };
  visit(manifest, { path: [], name: `${manifest.kind}/${manifest.metadata.name} ` });
  return found;
}

function below(parent: object, key: string, item: unknown, { path, inner, name }: Omit<Leaf, 'value' | 'manifest'>) {
  const part = Array.isArray(parent) ? Number(key) : key;
  const full = `${name}.${Array.isArray(parent) ? (elementName(item) ?? `[${key}]`) : key}`;
  return inner === undefined ? { path: [...path, part], name: full } : { path, inner: [...inner, part], name: full };
}

function documentIn(value: unknown, path: DataPath): object | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.startsWith('{')) return JSON.parse(value);
  return String(path.at(-1)).endsWith('.yaml') ? (load(value) as object) : undefined;
}
