import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import type { Tiers } from '../environment/tiers';
import type { StorageProfile } from '../schema/platform/storage';
import type { ComputeLogStore } from './compute-logs';
import { credentialEntry } from './credential-entry';
import type { ChartValues } from './floe-shorthands';
import type { CredentialVariable } from './location-credentials';
import { addDerived } from './named-lists';
import { storageClaims } from './role-claims';
import { roleAnnotation, type WorkloadIdentity } from './workload-identity';

/** A code location whose server and runs write compute logs. */
export interface LogWriter {
  readonly name: string;
  readonly entry: ChartValues;
  /** The storage profile that it works with. @default - none */
  readonly storage: StorageProfile | undefined;
  readonly identity: WorkloadIdentity;
  readonly tiers: Tiers;
  readonly logs: ComputeLogStore;
  readonly logCredentials: readonly CredentialVariable[];
}

/**
 * Gives a code location the credentials of the store of compute logs, unless it has others of the same kind.
 *
 * Whether its own role or keys may write to the bucket of the logs is the cloud's to say; reported is what cannot work:
 * a role where there is none, keys that would hide a role, keys of another store.
 */
export function logAccess(writer: LogWriter): { entry: ChartValues; diagnostics: Diagnostic[] } {
  const { entry, logs, logCredentials, identity, storage } = writer;
  if (logs.storage === undefined) return { entry, diagnostics: [] };
  const role = identity.annotations[roleAnnotation];
  const report = (has: string) => ({ entry, diagnostics: [otherWriter(writer, has)] });
  const [wanted] = storageClaims(logs.storage).roles;
  if (wanted !== undefined) {
    return role === undefined ? report('no IAM role, while the store asks for one') : { entry, diagnostics: [] };
  }
  const entries = logCredentials.map(credentialEntry);
  if (entries.length === 0) return { entry, diagnostics: [] };
  if (role !== undefined) return report('an IAM role, which the keys of the store would hide');
  const listed = Array.isArray(entry['env']) ? entry['env'].filter(isRecord) : [];
  const differs = entries.some((one) => {
    const known = listed.find(({ name }) => name === one['name']);
    return known !== undefined && !isDeepStrictEqual(known, one);
  });
  if (!differs) return { entry: { ...entry, env: addDerived(entry['env'], entries, 'name') }, diagnostics: [] };
  const isSameStore = isDeepStrictEqual(storage?.endpoint, logs.storage.profile.endpoint);
  return isSameStore ? { entry, diagnostics: [] } : report('keys of its own, which another store gave out');
}

function otherWriter({ name, tiers }: LogWriter, has: string): Diagnostic {
  const path = ['observability', 'compute_logs'];
  return {
    severity: 'warning',
    code: 'FLOE3142',
    message: `code location "${name}" writes compute logs, and its pods have ${has}: its logs are lost`,
    fix: 'use one mode of credentials, and one store, for both',
    path,
    range: tiers.platform.document.rangeOfKey(path),
  };
}
