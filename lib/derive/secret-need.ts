import type { InjectedCredentials } from './injected-credentials';
import type { CredentialVariable, SecretUse } from './location-credentials';

/** The keys that derived variables and files take from Secrets, by name of the Secret. */
export type SecretNeeds = ReadonlyMap<string, ReadonlySet<string>>;

/** What derivation takes from Secrets: by code locations, by other workloads, and the password of the database. */
export interface SecretDemand {
  readonly locations: Iterable<InjectedCredentials>;
  /** Credentials of other workloads, such as those that read the compute logs. @default - none */
  readonly others?: readonly CredentialVariable[];
  readonly databaseSecret: string;
}

/** The key of the database's Secret (the chart's `dagster.postgresql.secretName`). */
export const databasePasswordKey = 'postgresql-password';

/** Collects the keys of every Secret that is needed. */
export function secretNeeds({ locations, others = [], databaseSecret }: SecretDemand): SecretNeeds {
  const needs = new Map<string, Set<string>>();
  const add = (secretName: string, key: string): void => {
    const keys = needs.get(secretName) ?? new Set();
    needs.set(secretName, keys.add(key));
  };
  add(databaseSecret, databasePasswordKey);
  const uses = [...[...locations].flatMap(({ variables, files }) => [...variables, ...files]), ...others];
  for (const use of uses) if (isSecretUse(use)) add(use.secretName, use.key);
  return needs;
}

/** True for a variable or file that a Secret fills. */
export function isSecretUse<T extends object>(use: T): use is T & SecretUse {
  return 'secretName' in use;
}
