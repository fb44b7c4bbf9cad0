import type { DataPath } from '../../diagnostics/diagnostic';

/** Where something stands in a manifest; `inner` is the place in the document that a text there holds. */
export interface TreePlace {
  readonly path: DataPath;
  readonly inner?: DataPath;
}

/** Data as it is compared: every list whose order means nothing is a map by what identifies its elements. */
export type TreeNode = TreeLeaf | TreeBranch;

/** A scalar, or a list that is one value: arguments, a sorted set of words. */
export interface TreeLeaf {
  readonly kind: 'leaf';
  readonly value: unknown;
  /** Two leaves are alike when these are. */
  readonly canonical: string;
  /** True where Kubernetes parses a quantity, which may be written in several ways. @default - false */
  readonly isQuantity?: true;
  readonly place: TreePlace;
}

export interface TreeBranch {
  readonly kind: 'branch';
  /** What its children are: keys of a map, elements of a list with keys or without, the content of a text. */
  readonly form: 'map' | 'list' | 'set' | 'document';
  readonly children: ReadonlyMap<string, TreeNode>;
  /** Elements whose order among each other matters. @default - none */
  readonly order?: readonly string[];
  /** The data as it was written. */
  readonly value: unknown;
  readonly place: TreePlace;
}

/** One step of a change's path. */
export interface TreeStep {
  readonly key: string;
  readonly form: TreeBranch['form'];
}

/** Something that differs: at the highest place where one side has nothing, or both have different values. */
export interface TreeChange {
  readonly steps: readonly TreeStep[];
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  readonly before?: TreeNode;
  readonly after?: TreeNode;
}

/** Everything that differs between two trees, and what is only written another way: texts by layout or comments, equal quantities. */
export interface TreeComparison {
  readonly changes: readonly TreeChange[];
  readonly layoutOnly: readonly (readonly TreeStep[])[];
}

/** Writes a path for people: `spec.containers[dagster].env[TZ].value`, `data["dagster.yaml"] › run_launcher`. */
export function formatSteps(steps: readonly TreeStep[]): string {
  let text = '';
  for (const { key, form } of steps) {
    const plain = /^[\w-]+$/.test(key);
    if (form === 'list') text += `[${key}]`;
    else if (form === 'set') text += '[]';
    else if (form === 'document') text += ` › ${key}`;
    else if (!plain) text += `["${key}"]`;
    else text += text === '' ? key : `.${key}`;
  }
  return text;
}
