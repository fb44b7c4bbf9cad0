import { compareText } from '../diagnostics/order';
import type { CatalogProfile } from '../schema/platform/catalogs';
import type { CredentialConfig } from '../schema/platform/credentials';
import type { StorageProfile } from '../schema/platform/storage';
import type { InputSource, PlacedProfile, PlacedProfiles } from './placed-profiles';
import { boundSecret, boundVariable, isFile, type SecretBindings, type SecretRole } from './secret-binding';
import { secretFilePath } from './secret-files';
import { secretVariable } from './secret-variable';

/** One key of a Secret that a reference of platform.yaml leads to. */
export interface SecretUse {
  readonly reference: string;
  readonly role: SecretRole;
  readonly secretName: string;
  readonly key: string;
  /** Where the reference stands. */
  readonly place: InputSource;
  /** The running pod resolves the reference itself, by variable or file (runtime contract 3.2). */
  readonly resolvedByRuntime: boolean;
}

/** A variable with a value that is no secret, such as a region. */
export interface LiteralVariable {
  readonly name: string;
  readonly value: string;
  readonly place: InputSource;
}

/** A variable that one key of a Secret fills. */
export interface SecretVariable extends SecretUse {
  readonly name: string;
}

/** A variable of a pod. */
export type CredentialVariable = LiteralVariable | SecretVariable;

/** A file of a pod that holds one key of a Secret. */
export interface SecretFile extends SecretUse {
  readonly path: string;
  /** The variable that the runtime looks at before the file. */
  readonly variable: string;
}

/** Two needs of one variable that differ; the first one wins. */
export interface CredentialClash {
  readonly name: string;
  readonly winner: CredentialVariable | SecretFile;
  readonly loser: CredentialVariable | SecretFile;
  /** The loser is the storage of this layer: AWS clients know a single pair of keys. */
  readonly layer?: string;
}

/** What a code location and its runs are given to prove who they are. */
export interface LocationCredentials {
  /** In a stable order, each name once. */
  readonly variables: readonly CredentialVariable[];
  readonly files: readonly SecretFile[];
  readonly clashes: readonly CredentialClash[];
}

/**
 * Derives the credentials of a code location and its runs from the profiles that its artifacts resolve to.
 *
 * A reference gives the variable the runtime resolves it by (R38), or the file; besides, the names that dbt and AWS
 * clients read directly: `POLARIS_CLIENT_ID`, `POLARIS_CLIENT_SECRET`, `POLARIS_SCOPE` from the catalog,
 * `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION` from the storage (runtime contract 3.2 and 3.3).
 */
export function locationCredentials(profiles: PlacedProfiles, bindings: SecretBindings): LocationCredentials {
  const list = new CredentialList(bindings);
  const { storage, catalog, compute, layers } = profiles;
  if (catalog !== undefined) {
    addPolaris(list, catalog);
    addCatalog(list, catalog);
  }
  if (storage !== undefined) addPrimaryStorage(list, storage);
  if (compute !== undefined) {
    const place = sub(compute, 'credentials');
    addCredentials(list, compute.profile.credentials, { place, resolvedByRuntime: false });
  }
  for (const layer of layers) {
    addCatalog(list, layer.catalog);
    list.layer = layer.name;
    addStorage(list, layer.storage);
    list.layer = undefined;
  }
  return list.credentials();
}

/** The credentials of one storage profile, as a workload needs them that reads or writes nothing else. */
export function storageCredentials(
  storage: PlacedProfile<StorageProfile>,
  bindings: SecretBindings,
): readonly CredentialVariable[] {
  const list = new CredentialList({ ...bindings, files: false });
  addPrimaryStorage(list, storage);
  return list.credentials().variables;
}

/** A need of a reference before its binding is known. */
type PlannedUse = Pick<SecretUse, 'role' | 'place' | 'resolvedByRuntime'>;

class CredentialList {
  private readonly variables = new Map<string, CredentialVariable>();
  private readonly files = new Map<string, SecretFile>();
  private readonly clashes: CredentialClash[] = [];
  /** The layer whose storage is being added. */
  layer: string | undefined;

  constructor(private readonly bindings: SecretBindings) {}

  literal(name: string, value: string, place: InputSource): void {
    this.add({ name, value, place });
  }

  /** Adds a variable of a fixed name. */
  variable(name: string, reference: string, use: PlannedUse): void {
    this.add({ name, reference, ...use, ...boundSecret(this.bindings, reference, use.role) });
  }

  /** Adds a reference under the variable, or as the file, that the runtime looks for. */
  reference(reference: string, use: PlannedUse): void {
    if (!use.resolvedByRuntime || !isFile(this.bindings, reference)) {
      this.variable(boundVariable(this.bindings, reference), reference, use);
      return;
    }
    const file: SecretFile = {
      path: secretFilePath(reference),
      variable: secretVariable(reference),
      reference,
      ...use,
      ...boundSecret(this.bindings, reference, use.role),
    };
    const known = this.files.get(file.path);
    if (known === undefined) this.files.set(file.path, file);
    else if (!isSame(known, file)) this.clashes.push({ name: file.path, winner: known, loser: file });
  }

  credentials(): LocationCredentials {
    const variables = [...this.variables.values()].sort((a, b) => compareText(a.name, b.name));
    const files = [...this.files.values()].sort((a, b) => compareText(a.path, b.path));
    // The runtime looks at the variable first: one of another value would hide the file.
    const hidden = files.flatMap((file): CredentialClash[] => {
      const variable = this.variables.get(file.variable);
      return variable === undefined || isSame(variable, file)
        ? []
        : [{ name: file.variable, winner: variable, loser: file }];
    });
    return { variables, files, clashes: [...this.clashes, ...hidden] };
  }

  private add(variable: CredentialVariable): void {
    const known = this.variables.get(variable.name);
    if (known === undefined) this.variables.set(variable.name, variable);
    else if (!isSame(known, variable)) {
      const layer = this.layer === undefined ? {} : { layer: this.layer };
      this.clashes.push({ name: variable.name, winner: known, loser: variable, ...layer });
    }
  }
}

function isSame(a: CredentialVariable | SecretFile, b: CredentialVariable | SecretFile): boolean {
  if ('value' in a || 'value' in b) return 'value' in a && 'value' in b && a.value === b.value;
  return a.secretName === b.secretName && a.key === b.key;
}

function addPrimaryStorage(list: CredentialList, storage: PlacedProfile<StorageProfile>): void {
  addStorage(list, storage);
  if (storage.profile.type === 's3') list.literal('AWS_REGION', storage.profile.region, sub(storage, 'region'));
}

function addStorage(list: CredentialList, storage: PlacedProfile<StorageProfile>): void {
  const { type, endpoint, credentials } = storage.profile;
  addField(list, endpoint, { role: 'value', place: sub(storage, 'endpoint'), resolvedByRuntime: true });
  const { mode, secret_ref: reference } = credentials;
  const place = sub(storage, 'credentials');
  if (type !== 's3' || mode !== 'static') addCredentials(list, credentials, { place, resolvedByRuntime: false });
  else if (typeof reference === 'string') {
    const use = { place: sub(place, 'secret_ref'), resolvedByRuntime: false };
    list.variable('AWS_ACCESS_KEY_ID', reference, { ...use, role: 'access-key-id' });
    list.variable('AWS_SECRET_ACCESS_KEY', reference, { ...use, role: 'secret-access-key' });
  }
}

function addCatalog(list: CredentialList, catalog: PlacedProfile<CatalogProfile>): void {
  addField(list, catalog.profile.uri, { role: 'value', place: sub(catalog, 'uri'), resolvedByRuntime: true });
  addCredentials(list, catalog.profile.credentials, { place: sub(catalog, 'credentials'), resolvedByRuntime: true });
}

function addPolaris(list: CredentialList, catalog: PlacedProfile<CatalogProfile>): void {
  const { type, credentials } = catalog.profile;
  if (type !== 'polaris' || credentials.mode !== 'oauth2') return;
  const place = sub(catalog, 'credentials');
  const { client_id: id, client_secret: clientSecret, scope } = credentials;
  const variable = (name: string, reference: string, role: SecretRole, key: string): void =>
    list.variable(name, reference, { role, place: sub(place, key, 'secret_ref'), resolvedByRuntime: true });
  const idReference = referenceOf(id);
  if (idReference !== undefined) variable('POLARIS_CLIENT_ID', idReference, 'client-id', 'client_id');
  else if (typeof id === 'string') list.literal('POLARIS_CLIENT_ID', id, sub(place, 'client_id'));
  const secretReference = referenceOf(clientSecret);
  if (secretReference !== undefined)
    variable('POLARIS_CLIENT_SECRET', secretReference, 'client-secret', 'client_secret');
  if (typeof scope === 'string') list.literal('POLARIS_SCOPE', scope, sub(place, 'scope'));
}

function addCredentials(
  list: CredentialList,
  credentials: CredentialConfig,
  { place, resolvedByRuntime }: Pick<SecretUse, 'place' | 'resolvedByRuntime'>,
): void {
  const { mode, client_id: id, client_secret: clientSecret, secret_ref: reference } = credentials;
  if (mode === 'oauth2') {
    addField(list, id, { role: 'client-id', place: sub(place, 'client_id'), resolvedByRuntime });
    addField(list, clientSecret, { role: 'client-secret', place: sub(place, 'client_secret'), resolvedByRuntime });
  } else if (mode === 'static' && typeof reference === 'string') {
    list.reference(reference, { role: 'value', place: sub(place, 'secret_ref'), resolvedByRuntime });
  }
}

/** Adds a field that may be a reference; `place` is the field's. */
function addField(list: CredentialList, value: unknown, use: PlannedUse): void {
  const reference = referenceOf(value);
  if (reference !== undefined) list.reference(reference, { ...use, place: sub(use.place, 'secret_ref') });
}

function sub({ document, path }: InputSource, ...keys: readonly string[]): InputSource {
  return { document, path: [...path, ...keys] };
}

function referenceOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const reference = (value as { secret_ref?: unknown }).secret_ref;
  return typeof reference === 'string' ? reference : undefined;
}
