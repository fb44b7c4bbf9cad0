import type { DataCursor } from '../data-cursor';
import type { IndexedManifest } from '../manifest-index';

/** Kinds of objects that pods name. */
export type ReferencedKind = 'ConfigMap' | 'Secret' | 'ServiceAccount' | 'PersistentVolumeClaim';

/** A place in a manifest, or in run configuration inside one, that names an object. */
export interface ObjectReference {
  readonly kind: ReferencedKind;
  readonly name: string;
  readonly owner: ReferenceOwner;
  /** The keys that are needed from it; none when all of it is taken. */
  readonly keys: readonly { readonly key: string; readonly at: DataCursor }[];
  readonly optional: boolean;
  /** Where the name stands. */
  readonly at: DataCursor;
}

/** What the references of one pod, or one piece of run configuration, have in common. */
export interface ReferenceOwner {
  readonly entry: IndexedManifest;
  /** Where the objects have to be. */
  readonly namespace: string;
  /** Who needs them, in words: `Deployment floe/dagster-daemon`, `run pods (container context of …)`. */
  readonly user: string;
}

export interface ReferenceDetail {
  /** Where the needed keys stand. @default - none */
  readonly keys?: readonly DataCursor[];
  /** A needed key that stands nowhere. @default - none */
  readonly key?: string;
  /** Where `optional` may stand. @default - the reference is not optional */
  readonly optional?: DataCursor;
  /** The name, where the text at the cursor is not it. @default - the text at the cursor */
  readonly name?: string;
}

/** Collects references of one owner. */
export class ReferenceList {
  constructor(
    private readonly owner: ReferenceOwner,
    private readonly references: ObjectReference[],
  ) {}

  /** Adds the object that the text at a cursor names; an absent or empty name is no reference. */
  add(kind: ReferencedKind, at: DataCursor, { keys = [], key, optional, name }: ReferenceDetail = {}): void {
    const named = name ?? at.text();
    if (named === undefined) return;
    const needed: { key: string; at: DataCursor }[] = [];
    for (const cursor of keys) {
      const text = cursor.text();
      if (text !== undefined) needed.push({ key: text, at: cursor });
    }
    if (key !== undefined) needed.push({ key, at });
    this.references.push({
      kind,
      name: named,
      owner: this.owner,
      keys: needed,
      optional: optional?.value === true,
      at,
    });
  }
}
