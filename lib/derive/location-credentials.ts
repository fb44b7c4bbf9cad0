import type { CatalogProfile } from '../schema/platform/catalogs';
import type { ComputeProfile } from '../schema/platform/compute';
import type { CredentialConfig } from '../schema/platform/credentials';
import type { StorageProfile } from '../schema/platform/storage';
import { secretVariable } from './secret-variable';

/** What a Secret key is for; `keys` of a binding in Tier 3 go by these names. */
export type SecretRole = 'client-id' | 'client-secret' | 'access-key-id' | 'secret-access-key' | 'value';

/** The profiles that one code location resolves to, by its compiled artifacts or, without any, by name `default`. */
export interface ResolvedProfiles {
  readonly storage?: StorageProfile;
  readonly catalog?: CatalogProfile;
  readonly compute?: ComputeProfile;
  readonly layers: readonly {
    readonly name: string;
    readonly storage: StorageProfile;
    readonly catalog: CatalogProfile;
  }[];
}

/** Another Secret, key or variable for a reference (Tier 3 `secretBindings`). */
export interface SecretBinding {
  readonly secretName?: string;
  readonly key?: string;
  readonly keys?: Readonly<Record<string, string>>;
  readonly env?: string;
}

/** A variable of a pod: a literal, or one key of a Secret with the reference it comes from. */
export type CredentialVariable =
  | { readonly name: string; readonly value: string }
  | {
      readonly name: string;
      readonly reference: string;
      readonly role: SecretRole;
      readonly secretName: string;
      readonly key: string;
    };

/**
 * Derives the credential variables that a code location and its runs need, in a stable order, each name once.
 *
 * A reference gives the variable the runtime resolves it by (R38); besides, the names that dbt and AWS clients read
 * directly: `POLARIS_CLIENT_ID`, `POLARIS_CLIENT_SECRET`, `POLARIS_SCOPE` from the catalog, `AWS_ACCESS_KEY_ID`,
 * `AWS_SECRET_ACCESS_KEY`, `AWS_REGION` from the storage (runtime contract 3.2 and 3.3).
 */
export function credentialVariables(
  profiles: ResolvedProfiles,
  bindings: Readonly<Record<string, SecretBinding>>,
): CredentialVariable[] {
  const variables = new Map<string, CredentialVariable>();
  const add = (variable: CredentialVariable): void => {
    if (!variables.has(variable.name)) variables.set(variable.name, variable);
  };
  const secret = (name: string, reference: string, role: SecretRole): CredentialVariable => {
    const binding = bindings[reference];
    const key = binding?.keys?.[role] ?? binding?.key ?? role;
    return { name, reference, role, secretName: binding?.secretName ?? reference, key };
  };
  const byReference = (reference: string, role: SecretRole): void =>
    add(secret(bindings[reference]?.env ?? secretVariable(reference), reference, role));
  const byField = (value: unknown): void => {
    const reference = referenceOf(value);
    if (reference !== undefined) byReference(reference, 'value');
  };
  const addOAuth = (credentials: CredentialConfig): void => {
    const id = referenceOf(credentials.client_id);
    if (id !== undefined) byReference(id, 'client-id');
    const clientSecret = referenceOf(credentials.client_secret);
    if (clientSecret !== undefined) byReference(clientSecret, 'client-secret');
  };
  const addPolaris = (catalog: CatalogProfile): void => {
    if (catalog.type !== 'polaris' || catalog.credentials.mode !== 'oauth2') return;
    const { client_id: id, client_secret: clientSecret, scope } = catalog.credentials;
    const idReference = referenceOf(id);
    if (idReference !== undefined) add(secret('POLARIS_CLIENT_ID', idReference, 'client-id'));
    else if (typeof id === 'string') add({ name: 'POLARIS_CLIENT_ID', value: id });
    const secretReference = referenceOf(clientSecret);
    if (secretReference !== undefined) add(secret('POLARIS_CLIENT_SECRET', secretReference, 'client-secret'));
    if (typeof scope === 'string') add({ name: 'POLARIS_SCOPE', value: scope });
  };
  const addStorage = (storage: StorageProfile): void => {
    byField(storage.endpoint);
    const { mode, secret_ref: reference } = storage.credentials;
    if (mode === 'oauth2') addOAuth(storage.credentials);
    if (mode !== 'static' || typeof reference !== 'string') return;
    if (storage.type !== 's3') byReference(reference, 'value');
    else {
      add(secret('AWS_ACCESS_KEY_ID', reference, 'access-key-id'));
      add(secret('AWS_SECRET_ACCESS_KEY', reference, 'secret-access-key'));
    }
  };
  const addCatalog = (catalog: CatalogProfile): void => {
    byField(catalog.uri);
    const { mode, secret_ref: reference } = catalog.credentials;
    if (mode === 'oauth2') addOAuth(catalog.credentials);
    else if (mode === 'static' && typeof reference === 'string') byReference(reference, 'value');
  };

  const { storage, catalog, compute, layers } = profiles;
  if (catalog !== undefined) {
    addPolaris(catalog);
    addCatalog(catalog);
  }
  if (storage !== undefined) {
    addStorage(storage);
    if (storage.type === 's3') add({ name: 'AWS_REGION', value: storage.region });
  }
  if (compute !== undefined) {
    if (compute.credentials.mode === 'oauth2') addOAuth(compute.credentials);
    else if (compute.credentials.mode === 'static') byField({ secret_ref: compute.credentials.secret_ref });
  }
  for (const layer of layers) {
    addCatalog(layer.catalog);
    addStorage(layer.storage);
  }
  return [...variables.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function referenceOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const reference = (value as { secret_ref?: unknown }).secret_ref;
  return typeof reference === 'string' ? reference : undefined;
}
