import { longestSimpleKey, yamlKey, yamlScalar } from '../documents/yaml-scalar';
import type { Manifest } from '../manifest';

/**
 * Writes plain data as YAML that every reader of the field types alike: keys sorted, no aliases, no folded lines.
 *
 * Same data, same bytes, whatever order its keys were made in. The block structure is written here, since the general
 * writers are several times slower on thousands of manifests; scalars are left to the library.
 */
export function renderYaml(data: unknown): string {
  return render(data, []);
}

/** Writes an object with its identity first: `apiVersion`, `kind`, `metadata`, then the rest by name. */
export function renderManifestYaml(manifest: Manifest): string {
  return render(manifest, ['apiVersion', 'kind', 'metadata']);
}

/** List items show their `name` first, so that a reader of a diff sees which container or variable it is. */
const itemFirst = ['name'];
const metadataFirst = ['name', 'namespace'];

function render(data: unknown, first: readonly string[]): string {
  const out: string[] = [];
  writeNode(data, '', first, out);
  return `${out.join('').slice(1)}\n`;
}

/** Writes what follows a key's colon or a dash, line break or blank included. */
function writeNode(data: unknown, indent: string, first: readonly string[], out: string[]): void {
  if (Array.isArray(data)) writeList(data, indent, out);
  else if (typeof data === 'object' && data !== null) writeMap(data as Record<string, unknown>, indent, first, out);
  else out.push(' ', nested(yamlScalar(data as string | number | boolean | null), indent));
}

function writeMap(data: Record<string, unknown>, indent: string, first: readonly string[], out: string[]): void {
  const keys = sortedKeys(data, first);
  if (keys.length === 0) {
    out.push(' {}');
    return;
  }
  for (const key of keys) {
    const name = yamlKey(key);
    if (name.length <= longestSimpleKey) out.push('\n', indent, name, ':');
    else out.push('\n', indent, '? ', name, '\n', indent, ':');
    writeNode(data[key], `${indent}  `, key === 'metadata' ? metadataFirst : [], out);
  }
}

function writeList(items: readonly unknown[], indent: string, out: string[]): void {
  if (items.length === 0) {
    out.push(' []');
    return;
  }
  for (const item of items) {
    out.push('\n', indent, '-');
    const before = out.length;
    writeNode(item ?? null, `${indent}  `, itemFirst, out);
    // The first key of a map stands beside its dash.
    if (out[before] === '\n') {
      out[before] = ' ';
      out[before + 1] = '';
    }
  }
}

function sortedKeys(data: Record<string, unknown>, first: readonly string[]): string[] {
  const keys = Object.keys(data)
    .filter((key) => data[key] !== undefined)
    .sort();
  const leading = first.filter((key) => data[key] !== undefined);
  return leading.length === 0 ? keys : [...leading, ...keys.filter((key) => !leading.includes(key))];
}

/** Moves the lines of a literal block to where its key stands. */
function nested(scalar: string, indent: string): string {
  if (!scalar.includes('\n')) return scalar;
  const outer = indent.slice(2);
  return scalar
    .split('\n')
    .map((line, at) => (at === 0 || line === '' ? line : outer + line))
    .join('\n');
}
