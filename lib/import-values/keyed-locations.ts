import type { DataPath } from '../diagnostics/diagnostic';
import {
  isMap,
  isScalar,
  isSeq,
  keyOf,
  nodeAt,
  removePaths,
  type Scalar,
  textNode,
  type ValuesNode,
  YAMLMap,
} from './values-node';

const listPath: DataPath = ['dagster-user-deployments', 'deployments'];

/**
 * Moves the chart's list of code locations to `codeLocations`, keyed by name, with all comments: an environment can then
 * override one field of one location.
 *
 * Gives the index of an entry that has no name of its own; the list then stays as it is.
 */
export function keyLocations(floe: ValuesNode, dagster: ValuesNode): { moved: number; unnamed?: number } {
  const list = nodeAt(dagster, listPath);
  if (!isSeq(list) || list.items.length === 0) return { moved: 0 };
  const names = list.items.map((item) => nodeAt(item, ['name']));
  const texts = names.map((name) => (isScalar(name) ? String(name.value) : ''));
  const unnamed = texts.findIndex((name, index) => name === '' || texts.indexOf(name) !== index);
  if (unnamed !== -1 || !list.items.every(isMap)) return { moved: 0, unnamed: Math.max(0, unnamed) };
  const known = nodeAt(floe, ['codeLocations']);
  const locations = isMap(known) ? (known as ValuesNode) : new YAMLMap<Scalar<string>, unknown>();
  list.items.forEach((item, index) => {
    const entry = item as ValuesNode;
    const name = names[index] as Scalar<string>;
    const key = name.clone() as Scalar<string>;
    // The comment above the first entry is the list's.
    const above = [index === 0 ? list.commentBefore : undefined, entry.commentBefore, nameKey(entry)?.commentBefore];
    key.commentBefore = above.find((comment) => comment != null);
    entry.commentBefore = null;
    entry.items = entry.items.filter((pair) => keyOf(pair) !== 'name');
    shortForms(entry);
    const existing = locations.items.find((pair) => keyOf(pair) === texts[index]);
    // A field of the list wins over the same field of the keyed form.
    if (existing !== undefined && isMap(existing.value)) {
      for (const pair of entry.items) (existing.value as ValuesNode).set(pair.key, pair.value);
    } else locations.add({ key, value: entry } as never);
  });
  if (!isMap(known)) floe.add({ key: textNode('codeLocations'), value: locations } as never);
  removePaths(dagster, [listPath]);
  return { moved: list.items.length };
}

/** `dagsterApiGrpcArgs` is `args` in the keyed form. */
function shortForms(entry: ValuesNode): void {
  if (entry.items.some((pair) => keyOf(pair) === 'args')) return;
  const args = entry.items.find((pair) => keyOf(pair) === 'dagsterApiGrpcArgs');
  if (args !== undefined && isSeq(args.value) && isScalar(args.key)) args.key.value = 'args';
}

/** The key "name", which carries the comment above the entry when it comes first. */
function nameKey(entry: ValuesNode): Scalar | undefined {
  const key = entry.items.find((pair) => keyOf(pair) === 'name')?.key;
  return isScalar(key) ? key : undefined;
}
