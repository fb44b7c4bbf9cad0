import { coalesceWithDefaults, mergeValueFiles } from '../dagster/coalesce';
import { renderDagster } from '../dagster/render';
import { recordReads } from '../dagster/values/recorded-values';
import type { Values } from '../dagster/values/values';
import type { DataPath } from '../diagnostics/diagnostic';
import { valueAt } from '../documents/value-at';
import { inertSections } from '../inert/inert-sections';
import { inertValues, redundantValues } from '../inert/inert-values';
import { checkDagsterValues } from '../schema/dagster/value-types';
import { type ImportFinding, inRemovalOrder, outermost } from './left-out';

/** No release has this name: a value that repeats what follows from a release's name is kept. */
const release = { name: 'imported', namespace: 'imported' };

/**
 * Finds values of the chart that need not be taken over: without an effect, or a repetition of what holds without them.
 *
 * A default is repeated only where nothing is derived from the other tiers: there the value is a decision.
 */
export function chartFindings(user: Values, derived: Values): ImportFinding[] {
  const effective = effectiveValues(user, derived);
  const recorded = recordReads(effective);
  const { failures } = renderDagster(recorded.values, release, { ignoreSubcharts: true });
  // Values that the chart refuses tell nothing about what has an effect.
  if (failures.length > 0) return [];
  const inert = inertSections(inertValues(user, recorded), user, effective).map(({ path, message }): Candidate => {
    return { path, code: 'FLOE8022', severity: 'warning', message: `left out: ${message}` };
  });
  const redundant = redundantValues(user, recorded, release)
    .filter((path) => path.every((part) => typeof part === 'string') && valueAt(derived, path) === undefined)
    .map((path): Candidate => {
      return { path, code: 'FLOE8021', severity: 'info', message: 'left out: it repeats a default of the chart' };
    });
  return withoutEffect(user, derived, [...inert, ...redundant]).map((found) => ({
    ...found,
    path: ['dagster', ...found.path],
  }));
}

/** A finding with a path in the chart's values. */
type Candidate = ImportFinding;

/**
 * Those candidates that can go together without a change of any object: the chart tells an empty section from an absent
 * one in places, and its schema asks for some defaults beside a value.
 */
function withoutEffect(user: Values, derived: Values, candidates: readonly Candidate[]): Candidate[] {
  const wanted = rendered(user, derived);
  const faults = checkDagsterValues(user).length;
  const left: Candidate[] = [];
  const tryAll = (group: readonly Candidate[]): void => {
    if (group.length === 0) return;
    const without = withoutPaths(
      user,
      [...left, ...group].map(({ path }) => path),
    );
    if (rendered(without, derived) === wanted && checkDagsterValues(without).length <= faults) left.push(...group);
    else if (group.length > 1) {
      const middle = Math.ceil(group.length / 2);
      tryAll(group.slice(0, middle));
      tryAll(group.slice(middle));
    }
  };
  tryAll(candidates);
  return left;
}

/**
 * What the chart reads: what is derived has an effect beside what the user says, as `computeLogManager.type`. Code
 * locations stay those of the file, for those that are keyed already are not the chart's.
 */
function effectiveValues(user: Values, derived: Values): Values {
  const { 'dagster-user-deployments': _, ...instance } = derived;
  return coalesceWithDefaults(mergeValueFiles([instance, user]));
}

function rendered(user: Values, derived: Values): string {
  return JSON.stringify(renderDagster(effectiveValues(user, derived), release, { ignoreSubcharts: true }));
}

/** A copy of plain data without what stands at these paths, and without the maps and lists that are empty then. */
function withoutPaths(data: Values, paths: readonly DataPath[]): Values {
  const copy = structuredClone(data) as Values;
  for (const path of inRemovalOrder(outermost(paths))) removeFrom(copy, path);
  return copy;
}

function removeFrom(root: unknown, path: DataPath): void {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (typeof parent === 'object' && parent !== null) delete (parent as Record<string, unknown>)[String(last)];
  else return;
  if (Object.keys(parent).length === 0 && path.length > 1) removeFrom(root, path.slice(0, -1));
}
