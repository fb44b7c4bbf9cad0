import { isDeepStrictEqual } from 'node:util';
import { compareText } from '../../diagnostics/order';
import { EmbeddedDocuments } from '../../documents/embedded-document';
import type { Manifest } from '../../manifest';
import { Consequences } from '../cause/consequences';
import { lineOfName, namedKeys } from '../cause/named-keys';
import { traceCauses } from '../cause/trace-causes';
import { type ComparedObject, workloadFates } from '../impact/environment-pods';
import { impactOf } from '../impact/impact';
import { maskedSentence, shownPath } from '../masked-words';
import {
  type Change,
  type EnvironmentDiff,
  impactKinds,
  type ObjectDiff,
  type ObjectIdentity,
  objectLabel,
  type SecurityFinding,
} from '../model';
import { RenamedIdentities } from '../security/renamed-identities';
import { sortFindings } from '../security/security';
import { neutralTexts } from '../sides/neutral-text';
import type { SideEnvironment } from '../sides/side';
import { buildTree, type TreeReading } from './build-tree';
import { compareTrees } from './compare-trees';
import { placeKey } from './differing-places';
import { findRenames } from './find-renames';
import { MaskedManifest } from './mask-values';
import { matchObjects, type ObjectPair } from './match-objects';
import type { TreeChange, TreeNode } from './tree';

const nothing: SideEnvironment = { manifests: [] };

/** Everything that differs between an environment as it was and as it will be, or between two of them. */
export function compareEnvironments(
  name: string,
  before: SideEnvironment = nothing,
  after: SideEnvironment = nothing,
): EnvironmentDiff {
  const neutral = neutralTexts(before.identity, after.identity);
  const documents = new EmbeddedDocuments();
  const readings = {
    before: { documents, neutral: neutral.before },
    after: { documents, neutral: neutral.after },
  };
  const matched = matchObjects(before.manifests, after.manifests, neutral);
  const pairs = findRenames(matched, readings);
  const layoutOnly: string[] = [];
  const compared = pairs.map((pair) => comparePair(pair, readings, layoutOnly));
  const different = compared.filter(isDifferent);
  const fates = workloadFates(compared);
  const security: SecurityFinding[] = [];
  const causeOf = different.length === 0 ? () => undefined : causeFinder(before, after);
  const consequences = new Consequences(different);
  const renamedIdentities = new RenamedIdentities(different);
  const objects = different.map((pair): ObjectDiff => {
    const object = identityOf(pair.after ?? pair.before);
    const findings = renamedIdentities.findings({ ...pair, neutral }, object);
    security.push(...findings);
    const masks = {
      before: pair.before && new MaskedManifest(pair.before),
      after: pair.after && new MaskedManifest(pair.after),
    };
    const former = pair.before?.metadata.name;
    const status = statusOf(pair);
    const cause = status === 'changed' ? undefined : causeOf(pair);
    const { kind, text } = impactOf(pair, fates);
    const impact = { kind, text: maskedSentence(text) };
    return {
      status,
      object,
      ...(status === 'renamed' ? { formerName: former } : {}),
      impact,
      ...(cause === undefined ? {} : { cause }),
      changes: pair.changes.map((change) => {
        const consequence = consequences.of(pair, change);
        const line = causeOf(pair, change) ?? cause ?? causeOfAll(consequence?.objects ?? [], causeOf);
        const one = pair.changes.length === 1 ? impact : impactOf({ ...pair, changes: [change] }, fates);
        return shownChange(change, masks, { impact: one.kind, cause: line, follows: consequence?.text });
      }),
      broadens: findings.some(({ direction }) => direction === 'broadens'),
    };
  });
  return {
    name,
    objects: sortObjects(objects),
    security: sortFindings(security),
    unchanged: compared.length - different.length,
    layoutOnly,
    notCompared: notCompared(before, after),
    takenOut: neutral.takenOut,
    hidden: [],
  };
}

/** Documents that are no objects, and objects that stand several times. */
function notCompared(before: SideEnvironment, after: SideEnvironment): string[] {
  const leftOut = new Set([...(before.leftOut ?? []), ...(after.leftOut ?? [])].map(maskedSentence));
  const copies = new Set<string>();
  for (const { manifests } of [before, after]) {
    const seen = new Set<string>();
    for (const manifest of manifests) {
      const label = `${manifest.apiVersion} ${objectLabel(identityOf(manifest))}`;
      if (seen.has(label)) copies.add(objectLabel(identityOf(manifest)));
      seen.add(label);
    }
  }
  return [
    ...[...leftOut].map((text) => `not compared: ${text}`),
    ...[...copies].map((label) => `${label} stands several times: its copies are compared in their order`),
  ];
}

type Readings = { readonly before: TreeReading; readonly after: TreeReading };

function comparePair({ before, after, renamed }: ObjectPair, readings: Readings, layoutOnly: string[]): ComparedObject {
  if (before === undefined || after === undefined || isDeepStrictEqual(before, after))
    return { before, after, changes: [], renamed };
  const comparison = compareTrees(buildTree(before, readings.before), buildTree(after, readings.after));
  const label = objectLabel(identityOf(after));
  layoutOnly.push(...comparison.layoutOnly.map((steps) => `${label} ${shownPath(steps)}`));
  return { before, after, changes: comparison.changes, renamed };
}

function isDifferent({ before, after, renamed, changes }: ComparedObject): boolean {
  return before === undefined || after === undefined || renamed === true || changes.length > 0;
}

function statusOf({ before, after, renamed }: ObjectPair): ObjectDiff['status'] {
  if (before === undefined) return 'created';
  if (after === undefined) return 'deleted';
  return renamed === true ? 'renamed' : 'changed';
}

function identityOf(manifest: Manifest | undefined): ObjectIdentity {
  if (manifest === undefined) throw new Error('a pair of no objects');
  const { apiVersion, kind, metadata } = manifest;
  const { name, namespace } = metadata;
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name };
}

interface Masks {
  readonly before?: MaskedManifest;
  readonly after?: MaskedManifest;
}

function shownChange(
  { steps, kind, before, after }: TreeChange,
  masks: Masks,
  { impact, cause, follows }: Pick<Change, 'impact' | 'cause' | 'follows'>,
): Change {
  const show = (node: TreeNode | undefined, mask: MaskedManifest | undefined) =>
    node === undefined || mask === undefined ? undefined : mask.show(node);
  const [left, right] = [show(before, masks.before), show(after, masks.after)];
  // The order of elements is told by their names.
  const named = (value: unknown) =>
    kind === 'reordered' && Array.isArray(value) ? value.map((name) => maskedSentence(String(name))) : value;
  return {
    path: shownPath(steps),
    kind,
    impact,
    ...(left === undefined ? {} : { before: named(left.value) }),
    ...(right === undefined ? {} : { after: named(right.value) }),
    ...(left?.masked === true || right?.masked === true ? { masked: true } : {}),
    ...(cause === undefined ? {} : { cause }),
    ...(follows === undefined ? {} : { follows }),
  };
}

/** The line behind objects from whose change others follow. */
function causeOfAll(objects: readonly ComparedObject[], causeOf: CauseFinder): Change['cause'] {
  for (const object of objects) {
    const causes = [causeOf(object), ...object.changes.map((change) => causeOf(object, change))];
    const found = causes.find((cause) => cause !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Finds the input line behind a change of an object, or behind the object as a whole. */
type CauseFinder = (pair: ObjectPair, change?: TreeChange) => Change['cause'];

/** Causes are traced when two rendered environments differ; what stands in the input as it is rendered has its own line. */
function causeFinder(before: SideEnvironment, after: SideEnvironment): CauseFinder {
  const { source: left } = before;
  const { source: right } = after;
  const causes = left === undefined || right === undefined ? undefined : traceCauses(left, right, after.manifests);
  const keys = left === undefined || right === undefined ? undefined : namedKeys(left, right);
  return (pair, change) => {
    const manifest = pair.after ?? pair.before;
    if (manifest === undefined) return undefined;
    const traced = causes?.get(placeKey(manifest, change?.steps));
    if (traced !== undefined) return traced;
    if (manifest.kind !== 'SealedSecret') {
      // Where a name stands in several files, putting back one of them renders nothing.
      return change === undefined && keys !== undefined ? lineOfName(keys, manifest.metadata.name) : undefined;
    }
    const { path, inner } = (change?.after ?? change?.before)?.place ?? { path: [] };
    const side = pair.after === undefined || (change !== undefined && change.after === undefined) ? before : after;
    return side.causeOf?.(manifest, path, inner);
  };
}

function sortObjects(objects: readonly ObjectDiff[]): ObjectDiff[] {
  const rank = ({ impact }: ObjectDiff) => impactKinds.indexOf(impact.kind);
  return [...objects].sort(
    (a, b) =>
      Number(b.broadens) - Number(a.broadens) ||
      rank(a) - rank(b) ||
      compareText(objectLabel(a.object), objectLabel(b.object)) ||
      compareText(a.object.apiVersion, b.object.apiVersion),
  );
}
