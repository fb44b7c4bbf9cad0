import { compareText } from '../../diagnostics/order';
import type { TreeBranch, TreeChange, TreeComparison, TreeLeaf, TreeNode, TreeStep } from './tree';

/** Compares two trees: what was added, removed, changed, and moved where order means something. */
export function compareTrees(before: TreeNode, after: TreeNode): TreeComparison {
  const found: Found = { changes: [], layoutOnly: [] };
  compareNodes(before, after, [], found);
  return found;
}

interface Found {
  readonly changes: TreeChange[];
  readonly layoutOnly: (readonly TreeStep[])[];
}

function compareNodes(before: TreeNode, after: TreeNode, steps: readonly TreeStep[], found: Found): void {
  if (before.kind === 'leaf' || after.kind === 'leaf' || before.form !== after.form) {
    const isAlike = before.kind === 'leaf' && after.kind === 'leaf' && before.canonical === after.canonical;
    if (!isAlike) found.changes.push({ steps, kind: 'changed', before, after });
    else if (before.isQuantity === true && String(before.value) !== String(after.value)) found.layoutOnly.push(steps);
    return;
  }
  const count = found.changes.length + found.layoutOnly.length;
  const keys = [...new Set([...before.children.keys(), ...after.children.keys()])];
  const isOrdered = before.order !== undefined || after.order !== undefined;
  for (const key of isOrdered ? keys : keys.sort(compareText)) {
    const [left, right] = [before.children.get(key), after.children.get(key)];
    const inside = [...steps, { key, form: before.form }];
    if (left === undefined) found.changes.push({ steps: inside, kind: 'added', after: right });
    else if (right === undefined) found.changes.push({ steps: inside, kind: 'removed', before: left });
    else compareNodes(left, right, inside, found);
  }
  compareOrder(before, after, steps, found);
  // A quantity inside that is written another way is told by itself.
  const isSame = found.changes.length + found.layoutOnly.length === count;
  if (before.form === 'document' && isSame && before.value !== after.value) found.layoutOnly.push(steps);
}

/** Elements whose order matters, when they do not stand as they did with new ones behind them. */
function compareOrder(before: TreeBranch, after: TreeBranch, steps: readonly TreeStep[], found: Found): void {
  const ranked = new Set([...(before.order ?? []), ...(after.order ?? [])]);
  if (ranked.size === 0) return;
  const inOrder = ({ children }: TreeBranch) => [...children.keys()].filter((key) => ranked.has(key));
  const [left, right] = [inOrder(before), inOrder(after)];
  const kept = left.filter((key) => after.children.has(key));
  const expected = [...kept, ...right.filter((key) => !before.children.has(key))];
  if (expected.every((key, index) => key === right[index])) return;
  found.changes.push({ steps, kind: 'reordered', before: orderLeaf(left, before), after: orderLeaf(right, after) });
}

function orderLeaf(keys: readonly string[], { place }: TreeBranch): TreeLeaf {
  return { kind: 'leaf', value: keys, canonical: JSON.stringify(keys), place };
}
