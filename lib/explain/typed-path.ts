import { longForm } from '../derive/short-forms';
import { suggest } from '../diagnostics/suggestion';
import { isRecord } from '../documents/is-record';
import { elementName, formatNames, resolvePath } from './value-path';
import type { ValuesTree } from './values-trees';

const deployments = ['dagster', 'dagster-user-deployments', 'deployments'];

/**
 * Turns what was typed into a path of the effective values: the chart's values may go without `dagster.` and the floe
 * level with `floe.`; `codeLocations.<name>` is the entry of that name, and a short form is what it stands for.
 */
export function canonicalParts(typed: readonly string[], trees: readonly ValuesTree[]): readonly string[] {
  const parts = typed[0] === 'floe' && typed.length > 1 ? typed.slice(1) : typed;
  const [first = '', second, ...rest] = parts;
  if (first === 'dagster') return parts;
  if (first === 'codeLocations')
    return [...deployments, ...(second === undefined ? [] : [second]), ...chartField(rest)];
  const long = longForm(parts);
  if (long !== undefined) return ['dagster', ...long.map(String)];
  if (trees.some((tree) => resolvePath(tree, parts).found === parts.length)) return parts;
  const inChart = trees.some((tree) => isRecord(tree['dagster']) && Object.hasOwn(tree['dagster'], first));
  return inChart || !trees.some((tree) => Object.hasOwn(tree, first)) ? ['dagster', ...parts] : parts;
}

function chartField([field, ...rest]: readonly string[]): string[] {
  if (field === undefined) return [];
  return [field === 'args' ? 'dagsterApiGrpcArgs' : field, ...rest];
}

/** The path that exists and is most like one that does not: the right beginning, and a name like the wrong one. */
export function nearestPath(trees: readonly ValuesTree[], wanted: readonly string[]): string | undefined {
  const [root] = trees;
  const reached = trees.map((tree) => resolvePath(tree, wanted));
  const best = reached.reduce((far, one) => (one.found > far.found ? one : far), {
    found: 0,
    path: [],
    names: [],
    value: root,
  });
  const keys = new Set(reached.filter(({ found }) => found === best.found).flatMap(({ value }) => keysOf(value)));
  const wrong = wanted[best.found] ?? '';
  // A key of the floe level, when the first key of the chart's values is the wrong one.
  const atTop = best.found <= 1 ? trees.flatMap((tree) => Object.keys(tree)) : [];
  const near = suggest(wrong, keys);
  if (near !== undefined) return formatNames(root, [...best.names, near]);
  const top = suggest(wrong, atTop);
  if (top !== undefined) return top;
  return best.found > 1 ? formatNames(root, best.names) : undefined;
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((_, index) => elementName(value, index));
  return isRecord(value) ? Object.keys(value) : [];
}
