import { type Alias, isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, visit, YAMLMap } from 'yaml';
import type { DataPath } from '../diagnostics/diagnostic';
import { goScalar } from '../documents/scalar-dialect';
import { inRemovalOrder } from './left-out';

/** A map of values with its comments; every scalar is text as it was written, so that nothing is read in between. */
export type ValuesNode = YAMLMap<Scalar<string>, unknown>;

export { isMap, isScalar, isSeq, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/**
 * Reads a values file with its comments. Aliases and merge keys are written out, since what is moved or left out may
 * hold the anchor.
 */
export function parseValuesNode(text: string): { node: ValuesNode; comment?: string } {
  const document = parseDocument<YAMLMap>(text, {
    schema: 'failsafe',
    version: '1.1',
    merge: false,
    uniqueKeys: false,
  });
  visit(document, {
    Alias: (_, alias: Alias) => {
      const target = alias.resolve(document);
      return target === undefined ? undefined : (target.clone() as typeof target);
    },
  });
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) node.anchor = undefined;
    },
  });
  visit(document, { Map: (_, map) => expandMergeKeys(map) });
  visit(document, { Pair: (_, { key }) => (isScalar(key) ? readAsHelm(key) : undefined) });
  visit(document, { Map: (key, map) => (typeof key === 'number' ? undefined : keepHead(map)) });
  const node = isMap(document.contents) ? (document.contents as ValuesNode) : new YAMLMap<Scalar<string>, unknown>();
  return { node, ...(document.commentBefore == null ? {} : { comment: document.commentBefore }) };
}

/** The comment above a map's first key belongs to the key: the map itself may be merged into another. */
function keepHead(map: YAMLMap): void {
  const key = map.items[0]?.key;
  if (map.commentBefore == null || !isScalar(key)) return;
  key.commentBefore = key.commentBefore == null ? map.commentBefore : `${map.commentBefore}\n${key.commentBefore}`;
  map.commentBefore = null;
}

/** Helm reads the unquoted key `y` as `true`. */
function readAsHelm(key: Scalar): void {
  if (key.type !== Scalar.PLAIN) return;
  const read = goScalar(String(key.value));
  if (typeof read === 'boolean') key.value = String(read);
}

function expandMergeKeys(map: YAMLMap): void {
  const merges = map.items.filter((pair) => keyOf(pair) === '<<');
  if (merges.length === 0) return;
  map.items = map.items.filter((pair) => keyOf(pair) !== '<<');
  for (const { value } of merges) {
    for (const source of isSeq(value) ? value.items : [value]) {
      if (!isMap(source)) continue;
      expandMergeKeys(source);
      for (const pair of source.items) if (!map.has(keyOf(pair))) map.items.push(pair.clone());
    }
  }
}

/** The key of a pair as text. */
export function keyOf(pair: Pair<unknown, unknown>): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

/** Lays one map over another as Helm lays values files; the stronger file's comments come with what it says. */
export function mergeNodes(under: ValuesNode, over: ValuesNode): void {
  for (const pair of over.items) {
    const below = under.items.find((one) => keyOf(one) === keyOf(pair));
    if (below === undefined) under.items.push(pair);
    else if (isMap(below.value) && isMap(pair.value)) mergeNodes(below.value as ValuesNode, pair.value as ValuesNode);
    else {
      below.key = pair.key;
      below.value = pair.value;
    }
  }
}

/** The node at a path; undefined when nothing stands there. */
export function nodeAt(root: unknown, path: DataPath): unknown {
  let node = root;
  for (const part of path) {
    if (isSeq(node)) node = node.items[Number(part)];
    else if (isMap(node)) node = node.items.find((pair) => keyOf(pair) === String(part))?.value;
    else return undefined;
  }
  return node;
}

/** Removes what stands at these paths, and the maps and lists that are empty then. */
export function removePaths(root: unknown, paths: readonly DataPath[]): void {
  for (const path of inRemovalOrder(paths)) removeAt(root, path);
}

function removeAt(root: unknown, path: DataPath): void {
  const parent = nodeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (isSeq(parent)) parent.items.splice(Number(last), 1);
  else if (isMap(parent)) {
    const index = parent.items.findIndex((pair) => keyOf(pair) === String(last));
    if (index === -1) return;
    parent.items.splice(index, 1);
  } else return;
  if (parent.items.length === 0 && path.length > 1) removeAt(root, path.slice(0, -1));
}

/** A plain text as a node. */
export function textNode(text: string): Scalar<string> {
  return new Scalar(text);
}
