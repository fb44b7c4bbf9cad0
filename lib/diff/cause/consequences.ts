import type { Manifest } from '../../manifest';
import { canonicalOf } from '../compare/build-tree';
import { formatSteps, type TreeChange } from '../compare/tree';
import type { ComparedObject } from '../impact/environment-pods';
import { podSources, podSpecOf } from '../pods';
import { NewNames } from './new-names';

/** What a change follows from that is no decision of its own. */
export interface Consequence {
  /** `ConfigMap floe-dagster-instance`, `the new name a → b` */
  readonly text: string;
  /** The objects whose change it follows from. */
  readonly objects: readonly ComparedObject[];
}

/** Annotations by which a pod's template changes when the configuration does that its pods read. */
const checksumAnnotation = /(^|[./-])(checksum|config-?hash)([/-]|$)/i;

/** Tells which changes of an environment only follow from others: checksums of configuration, and new names. */
export class Consequences {
  private readonly names: NewNames;
  private readonly renamed: readonly ComparedObject[];
  private readonly sources: ReadonlyMap<string, ComparedObject>;
  private readonly moved = new Map<ComparedObject, ReadonlyMap<string, string>>();

  /** @param different - every object that differs */
  constructor(different: readonly ComparedObject[]) {
    this.renamed = different.filter(({ renamed }) => renamed === true);
    this.names = new NewNames(
      this.renamed.map(({ before, after }) => ({ from: before?.metadata.name ?? '', to: after?.metadata.name ?? '' })),
    );
    this.sources = new Map(
      different.flatMap((one) => {
        const manifest = one.after ?? one.before;
        return manifest?.kind === 'ConfigMap' || manifest?.kind === 'Secret' ? [[sourceKey(manifest), one]] : [];
      }),
    );
  }

  /** What a change of an object follows from; undefined for one that stands for itself. */
  of(object: ComparedObject, change: TreeChange): Consequence | undefined {
    return this.ofChecksum(object, change) ?? this.ofNewName(object, change);
  }

  private ofChecksum(object: ComparedObject, { steps, before }: TreeChange): Consequence | undefined {
    const key = steps.at(-1)?.key ?? '';
    if (before === undefined || steps.at(-2)?.key !== 'annotations' || !checksumAnnotation.test(key)) return undefined;
    const read = this.readBy(object.after);
    const subject = key.replace(/^.*\//, '');
    const named = read.filter((one) => nameOf(one).includes(subject));
    const objects = named.length > 0 ? named : read.length > 0 ? read : this.namedLike(subject, object.after);
    if (objects.length > 0) return { text: objects.map(labelOf).join(', '), objects };
    return object.renamed === true ? this.newName(nameOf(object, 'before')) : undefined;
  }

  /** The changed ConfigMaps and Secrets that the pods of a workload read. */
  private readBy(manifest: Manifest | undefined): ComparedObject[] {
    const namespace = manifest?.metadata.namespace;
    const found = podSources(podSpecOf(manifest)).map(({ kind, name }) =>
      this.sources.get(sourceKey({ kind, metadata: { name, namespace } })),
    );
    return [...new Set(found.filter((one) => one !== undefined))];
  }

  /** The changed ConfigMaps and Secrets of the name that a checksum tells: run pods may read what their maker does not. */
  private namedLike(subject: string, manifest: Manifest | undefined): ComparedObject[] {
    if (subject === '' || /^(config|secrets?|configmaps?)$/.test(subject)) return [];
    const isNear = (one: ComparedObject) =>
      (one.after ?? one.before)?.metadata.namespace === manifest?.metadata.namespace && nameOf(one).includes(subject);
    return [...this.sources.values()].filter(isNear);
  }

  private ofNewName(object: ComparedObject, change: TreeChange): Consequence | undefined {
    if (this.names.isEmpty) return undefined;
    const { before, after } = change;
    if (before !== undefined && after !== undefined) {
      const text = canonicalOf(before);
      return this.names.renamed(text) === canonicalOf(after) ? this.newName(text) : undefined;
    }
    const former = this.movedIn(object).get(placedText(change));
    return former === undefined ? undefined : this.newName(former);
  }

  /** Parts of an object that went and came back with new names in them: by both texts, that of the side before. */
  private movedIn(object: ComparedObject): ReadonlyMap<string, string> {
    const known = this.moved.get(object);
    if (known !== undefined) return known;
    const added = new Set(object.changes.filter(({ kind }) => kind === 'added').map(placedText));
    const found = new Map<string, string>();
    for (const change of object.changes.filter(({ kind }) => kind === 'removed')) {
      const text = placedText(change);
      const renamed = this.names.renamed(text);
      if (renamed !== text && added.has(renamed)) found.set(text, text).set(renamed, text);
    }
    this.moved.set(object, found);
    return found;
  }

  private newName(text: string): Consequence | undefined {
    const name = this.names.in(text);
    if (name === undefined) return undefined;
    const objects = this.renamed.filter((one) => nameOf(one, 'before') === name.from);
    return { text: `the new name ${name.from} → ${name.to}`, objects };
  }
}

/** A part with its place and its key, under which it may be looked for on the other side. */
function placedText({ steps, before, after }: TreeChange): string {
  const node = before ?? after;
  const last = steps.at(-1);
  const content = node === undefined ? '' : canonicalOf(node);
  const key = last?.form === 'set' ? '' : last?.key;
  return [formatSteps(steps.slice(0, -1)), key, content].join('\n');
}

function sourceKey({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

function nameOf({ before, after }: ComparedObject, side?: 'before'): string {
  return (side === 'before' ? before : (after ?? before))?.metadata.name ?? '';
}

function labelOf(object: ComparedObject): string {
  return `${(object.after ?? object.before)?.kind} ${nameOf(object)}`;
}
