import { isDeepStrictEqual } from 'node:util';
import { EmbeddedDocuments } from '../../documents/embedded-document';
import type { Manifest } from '../../manifest';
import { buildTree } from './build-tree';
import { compareTrees } from './compare-trees';
import { matchObjects } from './match-objects';
import { formatSteps, type TreeStep } from './tree';

const asItIs = (text: string): string => text;

/** Every place of manifests that differs, as `placeKey` writes it; of an object that only one side has, the object. */
export function differingPlaces(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  const reading = { documents: new EmbeddedDocuments() };
  return matchObjects(before, after, { before: asItIs, after: asItIs }).flatMap(({ before: left, after: right }) => {
    const one = right ?? left;
    if (one === undefined) return [];
    if (left === undefined || right === undefined) return [placeKey(one)];
    if (isDeepStrictEqual(left, right)) return [];
    return compareTrees(buildTree(left, reading), buildTree(right, reading)).changes.map(({ steps }) =>
      placeKey(one, steps),
    );
  });
}

/** An object, and a place in it; without one the object as a whole. */
export function placeKey({ kind, metadata }: Manifest, steps: readonly TreeStep[] = []): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name} ${formatSteps(steps)}`;
}
