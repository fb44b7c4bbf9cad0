import { isDeepStrictEqual } from 'node:util';
import type { Values } from '../dagster/values/values';
import { deploymentsPath } from '../derive/pod-variables';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import { derivableMounts, indexed, items } from './derivable-mounts';
import type { Derivation } from './derivation';
import type { ImportFinding } from './left-out';

/** A path below an entry, and why what stands there follows without a word. */
export type Reason = readonly [DataPath, string];

/** Finds fields of code locations in the chart's list that are derived without being written. */
export function derivableLocationFindings(user: Values, derivation: Derivation): ImportFinding[] {
  const listed = valueAt(user, deploymentsPath);
  return (Array.isArray(listed) ? listed : []).flatMap((entry: unknown, index): ImportFinding[] => {
    const derived = isRecord(entry) ? derivation.locations.get(String(entry['name'])) : undefined;
    if (!isRecord(entry) || derived === undefined) return [];
    return derivableFields(entry, derived, derivation.configMapName).map(([inner, message]) =>
      followsFinding(['dagster', ...deploymentsPath, index, ...inner], message),
    );
  });
}

/** A finding of a value that follows from Tiers 1 and 2. */
export function followsFinding(path: DataPath, message: string): ImportFinding {
  return { path, code: 'FLOE8020', severity: 'info', message: `left out: ${message}` };
}

function derivableFields(entry: Values, derived: Values, configMapName: string | undefined): Reason[] {
  const found: Reason[] = [];
  for (const [key, variable] of variables(entry['env'])) {
    if (!isDerivedVariable(variable, derived, configMapName)) continue;
    found.push([['env', key], `the variable "${String(variable['name'])}" follows from platform.yaml`]);
  }
  const { volumes, mounts } = derivableMounts({
    volumes: entry['volumes'],
    mounts: entry['volumeMounts'],
    configMapName,
    otherMounts: otherMountsOf(entry),
  });
  found.push(...volumes.map(([index, reason]): Reason => [['volumes', index], reason]));
  found.push(...mounts.map(([index, reason]): Reason => [['volumeMounts', index], reason]));
  if (entry['resources'] !== undefined && isDeepStrictEqual(entry['resources'], derived['resources'])) {
    found.push([['resources'], 'these resources follow from platform.yaml']);
  }
  return found;
}

/** A location's variables as items of a list, with the key or index that they stand at. */
function variables(env: unknown): (readonly [string | number, Values])[] {
  if (!isRecord(env)) return indexed(env);
  return Object.entries(env).map(([name, value]) => [name, { name, value: String(value) }]);
}

/** What the init containers and sidecars of a location mount. */
export function otherMountsOf(entry: Values): Values[] {
  const containers = [...items(entry['initContainers']), ...items(entry['sidecarContainers'])];
  return containers.flatMap((container) => items(container['volumeMounts']));
}

/** Whether a variable is derived as it stands; the path of platform.yaml is, wherever the file was mounted by hand. */
export function isDerivedVariable(variable: Values, derived: Values, configMapName: string | undefined): boolean {
  if (variable['name'] === 'FLOE_PLATFORM_FILE' && configMapName !== undefined) return true;
  return items(derived['env']).some((own) => isDeepStrictEqual(own, variable));
}
