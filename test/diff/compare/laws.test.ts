import fc from 'fast-check';
import { buildTree } from '../../../lib/diff/compare/build-tree';
import { compareTrees } from '../../../lib/diff/compare/compare-trees';
import type { TreeBranch, TreeChange, TreeNode, TreeStep } from '../../../lib/diff/compare/tree';
import { EmbeddedDocuments } from '../../../lib/documents/embedded-document';
import type { Manifest } from '../../../lib/manifest';
import { deployment, difference, object } from '../objects';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const word = fc.constantFrom('get', 'list', 'watch', 'create', '*');
const named = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.uniqueArray(fc.record({ name, ...more }), { selector: (item) => item.name, maxLength: 4 });
const text = fc.constantFrom('1', '2', '{"a": [{"name": "x"}, {"name": "y"}]}', '$(a)', 'k: v');

const pods = fc
  .record({
    containers: named({
      image: name,
      args: fc.array(name, { maxLength: 3 }),
      env: named({ value: text }),
      volumeMounts: fc.uniqueArray(fc.record({ mountPath: name, name }), {
        selector: (item) => item.mountPath,
        maxLength: 3,
      }),
    }),
    initContainers: named({ image: name }),
    tolerations: fc.array(fc.record({ key: name, effect: name }), { maxLength: 4 }),
    volumes: named({ emptyDir: fc.constant({}) }),
  })
  .map((spec) => deployment('pods', { pod: spec }));
const role = fc
  .array(
    fc.record({
      apiGroups: fc.array(name, { minLength: 1, maxLength: 2 }),
      resources: fc.array(name, { minLength: 1, maxLength: 3 }),
      verbs: fc.array(word, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 4 },
  )
  .map((rules) => object('rbac.authorization.k8s.io/v1', 'Role', 'role', { rules }));
const files = fc
  .dictionary(
    fc.constantFrom('a.yaml', 'b.json', 'c.txt'),
    fc.constantFrom('a: {b: [1, 2]}\n', 'a: {b: [2], c: x}\n', '{"a": 1}', 'x', '- 1\n- 2\n'),
  )
  .map((data) => object('v1', 'ConfigMap', 'files', { data }));
const manifest = fc.oneof(pods, role, files);

const ordered = new Set(['args', 'initContainers', 'env', 'b', 'a']);

/** The same object with every list shuffled whose order means nothing; rules are split too. */
function shuffled(value: unknown, key: string, random: () => number): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, '', random));
    return ordered.has(key)
      ? items
      : items
          .map((item) => [random(), item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([inner, child]) => [inner, shuffled(child, inner, random)] as const);
  return Object.fromEntries(entries.reverse());
}

const tree = (one: Manifest) => buildTree(one, { documents: new EmbeddedDocuments() });

/** What a tree is after some changes. */
function applied(node: TreeNode, changes: readonly TreeChange[]): TreeNode {
  return changes.reduce((current, change) => appliedOne(current, change, change.steps), node);
}

function appliedOne(node: TreeNode, change: TreeChange, steps: readonly TreeStep[]): TreeNode {
  const [step, ...rest] = steps;
  if (step === undefined)
    return change.kind === 'reordered' ? inOrder(node as TreeBranch, change) : (change.after as TreeNode);
  const branch = node as TreeBranch;
  const children = new Map(branch.children);
  const child = children.get(step.key);
  if (rest.length === 0 && change.kind === 'removed') children.delete(step.key);
  else if (rest.length === 0 && change.kind === 'added') children.set(step.key, change.after as TreeNode);
  else children.set(step.key, appliedOne(child as TreeNode, change, rest));
  return { ...branch, children };
}

function inOrder(branch: TreeBranch, { after }: TreeChange): TreeBranch {
  const wanted = (after as { value: string[] }).value;
  const others = [...branch.children.keys()].filter((key) => !wanted.includes(key));
  return {
    ...branch,
    children: new Map([...wanted, ...others].map((key) => [key, branch.children.get(key) as TreeNode])),
  };
}

test('shuffling lists whose order means nothing gives no difference', () => {
  fc.assert(
    fc.property(manifest, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (one, numbers) => {
      const random = () => numbers.next().value as number;
      const other = shuffled(one, '', random) as Manifest;
      expect(difference([one], [other]).objects).toEqual([]);
    }),
  );
});

test('applying the changes to what was gives what is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(pods, pods), fc.tuple(role, role), fc.tuple(files, files)), ([before, after]) => {
      const { changes } = compareTrees(tree(before), tree(after));
      const result = applied(tree(before), changes);
      expect(compareTrees(result, tree(after)).changes).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('there is no difference to oneself, and the way back has as many changes but for order', () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(pods, pods), fc.tuple(role, role), fc.tuple(files, files)), ([before, after]) => {
      expect(difference([before], [before]).objects).toEqual([]);
      // What is new moves others only where it comes to stand between them.
      const count = (changes: readonly TreeChange[]) => changes.filter(({ kind }) => kind !== 'reordered').length;
      expect(count(compareTrees(tree(before), tree(after)).changes)).toBe(
        count(compareTrees(tree(after), tree(before)).changes),
      );
    }),
  );
});
