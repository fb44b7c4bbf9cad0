import { longestSimpleKey, yamlKey, yamlScalar } from './yaml-scalar';

/**
 * Writes plain data as YAML that every reader of the field types alike: keys sorted, no aliases, no folded lines.
 *
 * Same data, same bytes, whatever order its keys were made in. The block structure is written here, since the general
 * writers are several times slower on thousands of manifests; scalars are left to the library.
 */
export function renderYaml(data: unknown): string {
  return render(data, none);
}

/** The same, with these of the outermost keys first. */
export function renderYamlWith(first: readonly string[], data: unknown): string {
  return render(data, first);
}

/** The same, with keys as they were given: for documents whose order people know, such as `dagster.yaml`. */
export function renderYamlAsGiven(data: unknown): string {
  return render(data, 'as given');
}

/** The keys that come before all others, which are sorted; or no order of ours. */
type KeyOrder = readonly string[] | 'as given';

/** List items show their `name` first, so that a reader of a diff sees which container or variable it is. */
const itemFirst = ['name'];
const metadataFirst = ['name', 'namespace'];
const none: readonly string[] = [];

function render(data: unknown, order: KeyOrder): string {
  return `${nodeText(data, '', order, false).slice(1)}\n`;
}

/** What follows a key's colon or a dash, line break or blank included. */
function nodeText(data: unknown, indent: string, order: KeyOrder, besideDash: boolean): string {
  if (Array.isArray(data)) return listText(data, indent, order);
  if (typeof data === 'object' && data !== null) {
    return mapText(data as Record<string, unknown>, indent, order, besideDash);
  }
  return ` ${nested(yamlScalar(data as string | number | boolean | null), indent)}`;
}

/** `besideDash`: the first key stands on the line of its list item's dash. */
function mapText(data: Record<string, unknown>, indent: string, order: KeyOrder, besideDash: boolean): string {
  const inner = `${indent}  `;
  let text = '';
  const add = (key: string): void => {
    const value = data[key];
    if (value === undefined) return;
    const name = yamlKey(key);
    const start = besideDash && text === '' ? ' ' : `\n${indent}`;
    text += name.length <= longestSimpleKey ? `${start}${name}:` : `${start}? ${name}\n${indent}:`;
    text += nodeText(value, inner, order === 'as given' ? order : key === 'metadata' ? metadataFirst : none, false);
  };
  if (order === 'as given') for (const key of Object.keys(data)) add(key);
  else {
    for (const key of order) add(key);
    for (const key of Object.keys(data).sort()) if (!order.includes(key)) add(key);
  }
  return text === '' ? ' {}' : text;
}

function listText(items: readonly unknown[], indent: string, order: KeyOrder): string {
  if (items.length === 0) return ' []';
  const inner = `${indent}  `;
  const itemOrder = order === 'as given' ? order : itemFirst;
  let text = '';
  for (const item of items) text += `\n${indent}-${nodeText(item ?? null, inner, itemOrder, true)}`;
  return text;
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
