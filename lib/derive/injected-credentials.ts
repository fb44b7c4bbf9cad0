import { isRecord } from '../documents/is-record';
import type { ChartValues } from './floe-shorthands';
import type { CredentialClash, CredentialVariable, LocationCredentials, SecretFile } from './location-credentials';

/** The credentials of a code location that its operator does not inject himself. */
export interface InjectedCredentials {
  readonly variables: readonly CredentialVariable[];
  readonly files: readonly SecretFile[];
  readonly clashes: readonly CredentialClash[];
}

/**
 * Leaves out what the operator's own entry gives under the same name: a variable, a mount, or the variable that the
 * runtime reads before a file.
 */
export function injectedCredentials(credentials: LocationCredentials, entry: ChartValues): InjectedCredentials {
  const variables = operatorVariables(entry['env']);
  const mounts = new Set(named(entry['volumeMounts'], 'mountPath').map((path) => path.replace(/\/+$/, '')));
  return {
    variables: credentials.variables.filter(({ name }) => !variables.has(name)),
    files: credentials.files.filter(({ path, variable }) => !mounts.has(path) && !variables.has(variable)),
    clashes: credentials.clashes.filter(({ name }) => !variables.has(name) && !mounts.has(name)),
  };
}

function operatorVariables(env: unknown): ReadonlySet<string> {
  return new Set(isRecord(env) ? Object.keys(env) : named(env, 'name'));
}

function named(list: unknown, key: string): string[] {
  if (!Array.isArray(list)) return [];
  return list
    .map((item: unknown) => (isRecord(item) ? item[key] : undefined))
    .filter((name) => typeof name === 'string');
}
