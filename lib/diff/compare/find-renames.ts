import type { Manifest } from '../../manifest';
import { bestPairs } from './assignment';
import { buildTree, type TreeReading } from './build-tree';
import type { ObjectPair } from './match-objects';
import type { TreeNode } from './tree';

/** Objects are taken for one under another name when so much of their content is alike. */
const leastLikeness = 0.8;
/** Beyond so many candidates of a kind, only objects of the very same content are paired. */
const mostCandidates = 150;

/**
 * Finds objects that went and came back under another name: of the same kind and namespace, with the same content.
 *
 * The pairs are those with the greatest likeness in all, whatever order the objects come in.
 */
export function findRenames(
  pairs: readonly ObjectPair[],
  readings: { readonly before: TreeReading; readonly after: TreeReading },
): ObjectPair[] {
  const groups = new Map<string, { gone: Manifest[]; come: Manifest[] }>();
  for (const { before, after } of pairs) {
    const one = before ?? after;
    if (one === undefined || (before !== undefined && after !== undefined)) continue;
    const side = before === undefined ? readings.after : readings.before;
    const key = [one.apiVersion, one.kind, side.neutral?.(one.metadata.namespace ?? '') ?? one.metadata.namespace].join(
      '\n',
    );
    const group = groups.get(key) ?? { gone: [], come: [] };
    (before === undefined ? group.come : group.gone).push(one);
    groups.set(key, group);
  }
  const renamed = new Map<Manifest, Manifest>();
  for (const { gone, come } of groups.values()) {
    if (gone.length === 0 || come.length === 0) continue;
    const left = gone.map((manifest) => contentOf(manifest, readings.before));
    const right = come.map((manifest) => contentOf(manifest, readings.after));
    const exact = Math.max(gone.length, come.length) > mostCandidates;
    const scores = left.map((a) =>
      right.map((b) => {
        const score = likeness(a, b);
        return score < (exact ? 1 : leastLikeness) ? 0 : score;
      }),
    );
    bestPairs(scores).forEach((column, row) => {
      const [from, to] = [gone[row], column === undefined ? undefined : come[column]];
      if (from !== undefined && to !== undefined) renamed.set(from, to);
    });
  }
  const targets = new Set(renamed.values());
  return pairs
    .filter(({ before, after }) => before !== undefined || after === undefined || !targets.has(after))
    .map((pair) => {
      const target = pair.before === undefined ? undefined : renamed.get(pair.before);
      return target === undefined ? pair : { before: pair.before, after: target, renamed: true };
    });
}

type Content = ReadonlyMap<string, number>;

/** Leaves with their paths, counted; the object's own name in them is no content. */
function contentOf(manifest: Manifest, reading: TreeReading): Content {
  const found = new Map<string, number>();
  const pattern = manifest.metadata.name.replace(/[.]/g, '\\.');
  const name = new RegExp(`(?<![A-Za-z0-9])${pattern}(?![A-Za-z0-9])`, 'g');
  const visit = (node: TreeNode, path: string): void => {
    if (node.kind === 'leaf') {
      const text = `${path}=${node.canonical.replace(name, '<name>')}`;
      found.set(text, (found.get(text) ?? 0) + 1);
    } else for (const [key, child] of node.children) visit(child, `${path}/${key}`);
  };
  visit(buildTree(manifest, reading), '');
  return found;
}

/** The part of the leaves of both that is common to both, from 0 to 1. */
function likeness(a: Content, b: Content): number {
  let common = 0;
  let total = 0;
  for (const [leaf, count] of a) {
    const other = b.get(leaf) ?? 0;
    common += Math.min(count, other);
    total += Math.max(count, other);
  }
  for (const [leaf, count] of b) if (!a.has(leaf)) total += count;
  return total === 0 ? 0 : common / total;
}
