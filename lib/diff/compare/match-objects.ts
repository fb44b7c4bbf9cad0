import { compareText } from '../../diagnostics/order';
import type { Manifest } from '../../manifest';

/** An object of each side, or of one. */
export interface ObjectPair {
  readonly before?: Manifest;
  readonly after?: Manifest;
  /** True for an object that went and came back under another name. @default - false */
  readonly renamed?: boolean;
}

/**
 * Pairs the objects of two sides by apiVersion, kind, namespace and name.
 *
 * `identity` gives the texts that namespace and name are compared by. An object whose group serves several versions is
 * the same object in each.
 */
export function matchObjects(
  before: readonly Manifest[],
  after: readonly Manifest[],
  identity: { readonly before: (text: string) => string; readonly after: (text: string) => string },
): ObjectPair[] {
  const left = byIdentity(before, identity.before);
  const right = byIdentity(after, identity.after);
  return [...new Set([...left.keys(), ...right.keys()])]
    .sort(compareText)
    .map((key) => ({ before: left.get(key), after: right.get(key) }));
}

function byIdentity(manifests: readonly Manifest[], neutral: (text: string) => string): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const { apiVersion, kind, metadata } = manifest;
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const key = [group, kind, neutral(metadata.namespace ?? ''), neutral(metadata.name)].join('\n');
    for (let copy = 1; ; copy += 1) {
      const numbered = copy === 1 ? key : `${key}\n${copy}`;
      if (found.has(numbered)) continue;
      found.set(numbered, manifest);
      break;
    }
  }
  return found;
}
