import { isDeepStrictEqual } from 'node:util';
import type { DerivedEnvironment } from '../derive/derive-environment';
import { type OriginSource, originSource } from '../derive/origin-source';
import type { DataPath } from '../diagnostics/diagnostic';
import { locateInLayers, type ValuesLayer } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { chartPlace } from '../synth/chart-place';
import { canonicalParts, nearestPath } from './typed-path';
import { isWholeElement, valueLeaves } from './value-leaves';
import { parseValuePath, resolvePath } from './value-path';
import { defaultsTree, derivedTree, effectiveTree, type LayerTree, layerTree, type ValuesTree } from './values-trees';

/** One source that says something about a value. */
export interface OriginStep {
  readonly source: 'chart default' | 'default' | 'derived' | 'values';
  readonly value: unknown;
  /** Where it is said, or why. @default - a default is said nowhere */
  readonly place?: OriginSource;
  /** It is the one that counts. */
  readonly wins: boolean;
}

/** Where one effective value comes from. */
export interface ExplainedValue {
  /** Keys from the root of the effective values, list elements by name. */
  readonly names: readonly string[];
  /** The value that is in effect; undefined when there is none in the end. */
  readonly value: unknown;
  /** Who says something about it, weakest first. */
  readonly steps: readonly OriginStep[];
}

/** What `floe explain` found. */
export type Explanation =
  | {
      readonly values: readonly ExplainedValue[] /** How many more there are. */;
      readonly more: number;
      readonly effective: ValuesTree;
    }
  | { readonly unknown: string /** A path that exists and is like it. */; readonly nearest?: string };

/** How many values of a map are explained: more than a screen full helps nobody. */
const mostValues = 60;

/**
 * Explains the effective values at or below a path, typed as people do: which layers set each, where, and which of them
 * counts (architecture, Precedence).
 *
 * Nothing is kept while an environment is derived: what the derivation alone would say is found by deriving it once more
 * without the values files' word on the path.
 */
export function explainValue(tiers: Tiers, derived: DerivedEnvironment, text: string): Explanation {
  const effective = effectiveTree(tiers, derived);
  const sources = sourcesOf(tiers);
  const typed = parseValuePath(text);
  if (typed === undefined) return { unknown: text };
  const trees = [effective, ...sources.map(({ tree }) => tree)];
  const wanted = canonicalParts(typed, trees);
  const roots = trees.map((tree) => resolvePath(tree, wanted)).filter(({ found }) => found === wanted.length);
  const names = roots[0]?.names;
  if (names === undefined) return { unknown: text, nearest: nearestPath(trees, wanted) };
  const own = names[0] === 'dagster' ? [{ kind: 'derived' as const, tree: derivedTree(tiers, names.slice(1)) }] : [];
  const [defaults, ...layers] = sources;
  const all = [...(defaults === undefined ? [] : [defaults]), ...own, ...layers];
  const leaves = leavesBelow([effective, ...all.map(({ tree }) => tree)], names);
  const values = leaves.slice(0, mostValues).map((leaf) => explainLeaf({ tiers, effective, sources: all }, leaf));
  return { values, more: leaves.length - values.length, effective };
}

interface PlainSource {
  readonly kind: 'defaults' | 'derived';
  readonly tree: ValuesTree;
}

interface LayerSource extends LayerTree {
  readonly kind: 'layer';
  readonly layer: ValuesLayer;
}

type Source = PlainSource | LayerSource;

function sourcesOf(tiers: Tiers): Source[] {
  const layers = tiers.layers.map((layer): Source => ({ kind: 'layer', layer, ...layerTree(layer) }));
  return [{ kind: 'defaults', tree: defaultsTree() }, ...layers];
}

/** Every leaf that any source or the result has; a map that is empty in one and full in another is none. */
function leavesBelow(trees: readonly ValuesTree[], names: readonly string[]): (readonly string[])[] {
  const byText = new Map<string, readonly string[]>();
  for (const tree of trees) {
    const { path, value, found } = resolvePath(tree, names);
    if (found < names.length) continue;
    const leaves = isWholeElement(path) ? [names] : valueLeaves(value, names);
    for (const leaf of leaves) byText.set(JSON.stringify(leaf), leaf);
  }
  const inner = new Set<string>();
  for (const leaf of byText.values()) {
    for (let length = names.length; length < leaf.length; length += 1) inner.add(JSON.stringify(leaf.slice(0, length)));
  }
  return [...byText].filter(([text]) => !inner.has(text)).map(([, leaf]) => leaf);
}

interface Context {
  readonly tiers: Tiers;
  readonly effective: ValuesTree;
  readonly sources: readonly Source[];
}

function explainLeaf({ tiers, effective, sources }: Context, names: readonly string[]): ExplainedValue {
  const result = resolvePath(effective, names);
  const value = result.found === names.length ? result.value : undefined;
  const steps = sources.flatMap((source) => {
    const step = stepOf(tiers, source, names);
    return step === undefined ? [] : [step];
  });
  const winner = steps.findLastIndex((step) => isDeepStrictEqual(step.value ?? undefined, value ?? undefined));
  if (winner !== -1) return { names, value, steps: steps.map((step, index) => ({ ...step, wins: index === winner })) };
  // What no source says alone follows from several: from what the operator says elsewhere, or from his element of a list.
  const place = originSource(tiers, names.slice(1), value);
  const losers = steps.filter(({ source }) => source !== 'derived').map((step) => ({ ...step, wins: false }));
  return { names, value, steps: [...losers, { source: 'derived', value, place, wins: true }] };
}

function stepOf(tiers: Tiers, source: Source, names: readonly string[]): Omit<OriginStep, 'wins'> | undefined {
  const { found, value, path } = resolvePath(source.tree, names);
  if (found < names.length || value === undefined) return undefined;
  if (source.kind === 'layer') return { source: 'values', value, place: layerPlace(source, path) };
  if (source.kind === 'defaults') return { source: names[0] === 'dagster' ? 'chart default' : 'default', value };
  // A code location is there by its operator's word alone.
  if (names[2] === 'deployments' && names.length === 5 && names[4] === 'name') return undefined;
  return { source: 'derived', value, place: originSource(tiers, names.slice(1), value) };
}

function layerPlace(source: LayerSource, path: DataPath): OriginSource {
  const { layer, locations, tree } = source;
  const [root, ...rest] = path;
  const place =
    root === 'dagster'
      ? chartPlace({ layers: [layer], values: tree, locations }, rest)
      : locateInLayers([layer], ['floe', ...path]);
  if (place === undefined) return { file: layer.document.file };
  return { file: place.value.file, line: place.key.line, path: place.path };
}
