import { isDeepStrictEqual } from 'node:util';
import type { Values } from '../dagster/values/values';
import { deploymentsPath } from '../derive/pod-variables';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { followsFinding } from './derivable-location';
import { indexed, items } from './derivable-mounts';
import type { Derivation } from './derivation';
import type { ImportFinding } from './left-out';

/** Finds values of the release as a whole that are derived as they stand. */
export function derivableValueFindings(user: Values, { values }: Derivation): ImportFinding[] {
  return sameLeaves(user, values, []).map((path) =>
    followsFinding(['dagster', ...path], 'this follows without a word'),
  );
}

function sameLeaves(user: unknown, derived: unknown, path: DataPath): DataPath[] {
  if (isDeepStrictEqual(path, deploymentsPath)) return [];
  if (isRecord(user) && isRecord(derived)) {
    return Object.keys(user).flatMap((key) =>
      Object.hasOwn(derived, key) ? sameLeaves(user[key], derived[key], [...path, key]) : [],
    );
  }
  if (path.at(-1) === 'env') {
    return indexed(user)
      .filter(([, variable]) => items(derived).some((own) => isDeepStrictEqual(own, variable)))
      .map(([index]) => [...path, index]);
  }
  return isDeepStrictEqual(user, derived) ? [path] : [];
}
