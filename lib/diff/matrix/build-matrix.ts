import { compareText } from '../../diagnostics/order';
import { EmbeddedDocuments } from '../../documents/embedded-document';
import { isRecord } from '../../documents/is-record';
import type { Manifest } from '../../manifest';
import { buildTree, canonicalOf } from '../compare/build-tree';
import { MaskedManifest } from '../compare/mask-values';
import type { TreeBranch, TreeNode, TreeStep } from '../compare/tree';
import { maskedSentence, shownPath } from '../masked-words';
import { ownTexts } from '../sides/neutral-text';
import type { EnvironmentIdentity } from '../sides/side';
import { type Matrix, type MatrixRow, matrixGroups } from './matrix';
import { rowGroup } from './row-group';

/** One column: the finished manifests of an environment. */
export interface MatrixEnvironment {
  readonly name: string;
  readonly manifests: readonly Manifest[];
  /** @default - names are compared as they are */
  readonly identity?: EnvironmentIdentity;
}

/** Lays environments side by side, their own identity taken out. */
export function buildMatrix(environments: readonly MatrixEnvironment[]): Matrix {
  const documents = new EmbeddedDocuments();
  const { neutral, takenOut } = ownTexts(environments.map(({ identity }) => identity));
  const objects = new Map<string, MatrixObject>();
  environments.forEach(({ manifests }, column) => {
    const own = neutral[column] ?? ((text: string) => text);
    for (const manifest of manifests) {
      const label = `${manifest.kind}/${own(manifest.metadata.name)}`;
      const key = [label, manifest.apiVersion.replace(/\/?[^/]*$/, ''), own(manifest.metadata.namespace ?? '')].join(
        '\n',
      );
      const object = objects.get(key) ?? { label, kind: manifest.kind, holders: [] };
      const tree = buildTree(manifest, { documents, neutral: own });
      object.holders[column] ??= { tree, mask: new MaskedManifest(manifest) };
      objects.set(key, object);
    }
  });
  const columns = environments.map(({ name }) => name);
  const rows = [...objects.values()].flatMap((object) => new ObjectRows(object, columns.length).all());
  return { columns, rows: sortRows(rows), takenOut };
}

interface Holder {
  readonly tree: TreeNode;
  readonly mask: MaskedManifest;
}

interface MatrixObject {
  readonly label: string;
  readonly kind: string;
  /** By column; undefined where the environment lacks the object. */
  readonly holders: (Holder | undefined)[];
}

type Nodes = readonly (TreeNode | undefined)[];

class ObjectRows {
  private readonly rows: MatrixRow[] = [];
  private readonly holders: readonly (Holder | undefined)[];

  constructor(
    private readonly object: MatrixObject,
    columns: number,
  ) {
    this.holders = Array.from({ length: columns }, (_, column) => object.holders[column]);
  }

  all(): MatrixRow[] {
    const isEverywhere = this.holders.every((holder) => holder !== undefined);
    if (!isEverywhere) {
      const there = this.holders.map((holder) => (holder === undefined ? undefined : 'there'));
      const variants = there.map((text) => (text === undefined ? 0 : 1));
      const { label: object, kind } = this.object;
      this.rows.push({ group: rowGroup(kind, [], []), object, path: 'object', cells: there, variants });
    }
    if (this.holders.filter((holder) => holder !== undefined).length > 1) {
      this.visit(
        this.holders.map((holder) => holder?.tree),
        [],
      );
    }
    return this.rows;
  }

  private visit(nodes: Nodes, steps: readonly TreeStep[]): void {
    const there = nodes.filter((node) => node !== undefined);
    const branches = there.filter((node): node is TreeBranch => node.kind === 'branch');
    const form = branches[0]?.form;
    const isEverywhere = this.holders.every((holder, column) => holder === undefined || nodes[column] !== undefined);
    const isTree = branches.length === there.length && branches.every((branch) => branch.form === form);
    if (!isTree || form === undefined || !(isEverywhere || this.isSplit(steps))) {
      this.row(nodes, steps);
      return;
    }
    if (isVariable(steps) && branches.every(({ children }) => children.get('value')?.kind !== 'branch')) {
      this.row(nodes, steps);
      return;
    }
    const keys = new Set(branches.flatMap(({ children }) => [...children.keys()]));
    for (const key of keys) {
      if (isConsequence(key, steps)) continue;
      const below = nodes.map((node) => (node?.kind === 'branch' ? node.children.get(key) : undefined));
      this.visit(below, [...steps, { key, form }]);
    }
    this.orderRow(nodes, steps);
  }

  /** Requests and limits have a row each, also where an environment has none. */
  private isSplit(steps: readonly TreeStep[]): boolean {
    return steps.length > 0 && rowGroup(this.object.kind, steps, []) === 'resources';
  }

  private row(nodes: Nodes, steps: readonly TreeStep[]): void {
    const cells = nodes.map((node, column) => (node === undefined ? undefined : this.cell(node, column)));
    const keys = nodes.map((node) => (node === undefined ? undefined : `${node.kind} ${canonicalOf(node)}`));
    const values = nodes.map((node) => node?.value);
    this.push(steps, values, { cells, keys });
  }

  /** Elements that are alike may stand in another order that matters. */
  private orderRow(nodes: Nodes, steps: readonly TreeStep[]): void {
    const orders = nodes.map((node) => (node?.kind === 'branch' ? node.order : undefined));
    const [first, ...others] = orders.filter((order) => order !== undefined).map((order) => [...order].sort().join());
    if (first === undefined || others.some((other) => other !== first)) return;
    const keys = orders.map((order) => order?.join(', '));
    if (new Set(keys.filter((key) => key !== undefined)).size < 2) return;
    const cells = keys.map((key) => (key === undefined ? undefined : maskedSentence(key)));
    this.push([...steps, { key: 'order', form: 'map' }], [], { cells, keys });
  }

  private push(
    steps: readonly TreeStep[],
    values: readonly unknown[],
    { cells, keys }: { cells: MatrixRow['cells']; keys: readonly (string | undefined)[] },
  ): void {
    const { label: object, kind } = this.object;
    const known = [...new Set(keys)];
    const variants = keys.map((key, column) => (this.holders[column] === undefined ? undefined : known.indexOf(key)));
    this.rows.push({ group: rowGroup(kind, steps, values), object, path: shortPath(steps), cells, variants });
  }

  private cell(node: TreeNode, column: number): string {
    return cellText(this.holders[column]?.mask.show(node).value);
  }
}

/** Checksums of configuration change with what they are taken of, which has rows of its own. */
function isConsequence(key: string, steps: readonly TreeStep[]): boolean {
  return steps.at(-1)?.key === 'annotations' && /(^|[./-])checksum[/-]/.test(key);
}

/** True at an element of a list of variables: it is one setting, whether it holds a text or a reference. */
function isVariable(steps: readonly TreeStep[]): boolean {
  return steps.at(-1)?.form === 'list' && steps.at(-2)?.key === 'env';
}

/** What run pods get from the code location that they are of. */
const runContext = /^containers\[[^\]]*\]\.env\[DAGSTER_(CLI_API_GRPC_)?CONTAINER_CONTEXT\]\.value › k8s\./;

/** Paths begin at the pod, where there is one. */
function shortPath(steps: readonly TreeStep[]): string {
  return shownPath(steps)
    .replace(/^spec\.(jobTemplate\.spec\.)?template\.spec\./, '')
    .replace(runContext, 'runs › ');
}

/** A value in one line. */
function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return JSON.stringify(value) ?? '';
  const reference = isRecord(value['valueFrom']) ? value['valueFrom']['secretKeyRef'] : undefined;
  if (isRecord(reference)) return `Secret ${reference['name']}, key ${reference['key']}`;
  const isVariableOfText = Object.keys(value).every((key) => key === 'name' || key === 'value');
  return isVariableOfText && typeof value['value'] === 'string' ? value['value'] : JSON.stringify(value);
}

function sortRows(rows: readonly MatrixRow[]): MatrixRow[] {
  return [...rows].sort(
    (a, b) =>
      matrixGroups.indexOf(a.group) - matrixGroups.indexOf(b.group) ||
      compareText(a.object, b.object) ||
      compareText(a.path, b.path),
  );
}
