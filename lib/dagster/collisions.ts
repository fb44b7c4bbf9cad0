import type { Manifest } from '../manifest';
import { type RenderFailure, refuse } from './refusal';
import type { Block } from './values/block';
import { isMap } from './values/values';

const mergeable = new Set(['ServiceAccount', 'Role', 'RoleBinding']);

/**
 * Makes one object of accounts, roles and bindings that chart and subchart give the same name.
 *
 * Applied one after the other, the second binding would take the first account's rights away. Others that share a name
 * stay two: what is said of them must not be lost.
 */
export function mergeAccess(manifests: readonly Manifest[]): Manifest[] {
  const merged: Manifest[] = [];
  const places = new Map<string, number>();
  for (const manifest of manifests) {
    const identity = mergeable.has(manifest.kind) ? identityOf(manifest) : undefined;
    const place = identity === undefined ? undefined : places.get(identity);
    const before = place === undefined ? undefined : merged[place];
    if (place !== undefined && before !== undefined) merged[place] = joined(before, manifest);
    else {
      if (identity !== undefined) places.set(identity, merged.length);
      merged.push(manifest);
    }
  }
  return merged;
}

/** Which object it is, and what it says beside metadata and subjects: only those that agree become one. */
function identityOf(manifest: Manifest): string {
  const { metadata, subjects, ...rest } = manifest as Manifest & { readonly subjects?: unknown };
  return JSON.stringify([metadata.name, metadata.namespace, rest]);
}

function joined(first: Manifest, second: Manifest): Manifest {
  if (first.kind === 'RoleBinding') {
    const subjects = [...subjectsOf(first), ...subjectsOf(second)];
    return { ...first, subjects: subjects.filter((subject, at) => indexOfName(subjects, subject) === at) };
  }
  const annotations = { ...first.metadata.annotations, ...second.metadata.annotations };
  if (Object.keys(annotations).length === 0) return first;
  return { ...first, metadata: { ...first.metadata, annotations } };
}

function subjectsOf(binding: Manifest): unknown[] {
  const subjects = binding['subjects'];
  return Array.isArray(subjects) ? subjects : [];
}

function indexOfName(subjects: readonly unknown[], subject: unknown): number {
  const name = (value: unknown) => (isMap(value) ? value['name'] : undefined);
  return subjects.findIndex((other) => name(other) === name(subject));
}

/** Refuses a second entry of a name in a list whose entries become objects of that name. */
export function refuseDuplicates(entries: readonly Block[], code: RenderFailure['code']): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const name = entry.text('name');
    if (seen.has(name)) {
      refuse({
        code,
        message: `the name "${name}" stands twice in the list; the objects of one would replace those of the other`,
        path: entry.pathOf('name'),
        fix: 'give each entry a name of its own',
      });
    }
    seen.add(name);
  }
}
