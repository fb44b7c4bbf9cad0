import type { DataPath } from '../diagnostics/diagnostic';
import { goScalar } from './scalar-dialect';
import type { YamlAlias, YamlNode } from './yaml-node';

/** True when the value at a path, or a part of it, or what it is part of, is used elsewhere through its anchor. */
export function isReferredTo(root: YamlNode, path: DataPath): boolean {
  const aliases = aliasesOf(root);
  const node = aliases.length > 0 ? ownNode(root, path) : undefined;
  if (node === undefined) return false;
  return aliases.some((alias) => alias.target !== undefined && !isWithin(alias, node) && overlap(alias.target, node));
}

const known = new WeakMap<YamlNode, readonly YamlAlias[]>();

function aliasesOf(root: YamlNode): readonly YamlAlias[] {
  const found = known.get(root);
  if (found !== undefined) return found;
  const aliases: YamlAlias[] = [];
  const open: YamlNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'alias') aliases.push(node);
    else if (node.kind === 'sequence') for (const item of node.items) open.push(item);
    else if (node.kind === 'mapping') for (const { key, value } of node.pairs) open.push(key, value);
  }
  known.set(root, aliases);
  return aliases;
}

/** The node that is written at a path itself; undefined for what stands there through an alias or a merge. */
function ownNode(root: YamlNode, path: DataPath): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const part of path) {
    if (node?.kind === 'sequence') node = typeof part === 'number' ? node.items[part] : undefined;
    else if (node?.kind === 'mapping') node = node.pairs.findLast(({ key }) => isNamed(key, String(part)))?.value;
    else return undefined;
  }
  return node;
}

function isNamed(key: YamlNode, name: string): boolean {
  return key.kind === 'scalar' && (key.text === name || String(goScalar(key.text)) === name);
}

function isWithin(inner: YamlNode, outer: YamlNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function overlap(one: YamlNode, other: YamlNode): boolean {
  return isWithin(one, other) || isWithin(other, one);
}
