import type { Release } from '../dagster/chart';
import { coalesceWithDefaults } from '../dagster/coalesce';
import { dagsterDefaults } from '../dagster/defaults';
import type { RecordedValues } from '../dagster/values/recorded-values';
import type { Values } from '../dagster/values/values';
import type { DataPath } from '../diagnostics/diagnostic';
import { isImplied } from './implied-defaults';
import { visitLeaves } from './leaf-paths';

/** Subcharts whose `global` is the chart's own, passed down. */
const subchartNames = dagsterDefaults.subcharts.map((subchart) => subchart.name);

/**
 * Finds the values that a render did not use: neither their presence nor their value has an effect.
 *
 * @param user - the values as the user wrote them, before the chart's defaults
 * @param recorded - the values that were rendered: the user's merged with the defaults
 */
export function inertValues(user: Values, recorded: RecordedValues): DataPath[] {
  const inert: DataPath[] = [];
  visitLeaves(user, {
    leaf: (path, value) => {
      if (!isRead(recorded, path, value)) inert.push([...path]);
    },
    enter: (path) => !recorded.wasTakenWhole(path),
  });
  return inert;
}

/**
 * Finds the values that have an effect and repeat what holds without them.
 *
 * @param release - the release that they were rendered for
 */
export function redundantValues(user: Values, recorded: RecordedValues, release: Release): DataPath[] {
  const defaults = coalesceWithDefaults({});
  const redundant: DataPath[] = [];
  visitLeaves(user, {
    leaf: (path, value) => {
      if (!isRead(recorded, path, value)) return;
      if (isKept(path, value) && recorded.wasTakenWhole(path)) return;
      if (repeatsDefault(defaults, path, value) || isImplied(path, value, release)) redundant.push([...path]);
    },
  });
  return redundant;
}

/**
 * True when a render used a value: asked for it, also through the `global` of a subchart; or, for a null, listed the map
 * whose default it takes away.
 */
export function isRead(recorded: RecordedValues, path: DataPath, value: unknown): boolean {
  if (recorded.wasRead(path)) return true;
  if (value === null && recorded.wasListed(path.slice(0, -1))) return true;
  return path[0] === 'global' && subchartNames.some((name) => recorded.wasRead([name, ...path]));
}

/** Sections whose blocks are written into `dagster.yaml` as they stand, where null and `{}` are content. */
const keptSections = [
  ['additionalInstanceConfig'],
  ['computeLogManager', 'config'],
  ['dagsterDaemon', 'runCoordinator', 'config'],
  ['pythonLogs'],
  ['runLauncher', 'config'],
  ['scheduler', 'config'],
];

/** True for an empty value that is content where it stands: in `dagster.yaml`, or as an element of a list. */
function isKept(path: DataPath, value: unknown): boolean {
  if (!isEmpty(value)) return false;
  if (typeof path.at(-1) === 'number') return true;
  return keptSections.some((section) => section.every((key, depth) => path[depth] === key));
}

function repeatsDefault(defaults: Values, path: DataPath, value: unknown): boolean {
  let at: unknown = defaults;
  for (const part of path) {
    at =
      typeof part === 'number' || typeof at !== 'object' || at === null
        ? undefined
        : (at as Record<string, unknown>)[part];
  }
  // The empty map of an emptyDir is its content.
  if (isEmpty(value)) return isEmpty(at) && (value !== '' || at !== undefined) && path.at(-1) !== 'emptyDir';
  return JSON.stringify(at) === JSON.stringify(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    JSON.stringify(value) === '[]' ||
    JSON.stringify(value) === '{}'
  );
}
