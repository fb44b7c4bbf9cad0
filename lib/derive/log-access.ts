import type { Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import type { ComputeLogStore } from './compute-logs';
import { credentialEntry } from './credential-entry';
import type { ChartValues } from './floe-shorthands';
import type { CredentialVariable } from './location-credentials';
import { addDerived } from './named-lists';
import { type IdentityClaims, storageClaims } from './role-claims';
import type { Tiers } from './tiers';
import { valueAt } from './value-at';
import { roleAnnotation, type WorkloadIdentity } from './workload-identity';

/** A code location whose server and runs write compute logs. */
export interface LogWriter {
  readonly name: string;
  readonly entry: ChartValues;
  readonly claims: IdentityClaims;
  readonly identity: WorkloadIdentity;
  readonly tiers: Tiers;
  readonly logs: ComputeLogStore;
  readonly logCredentials: readonly CredentialVariable[];
}

/**
 * Gives a code location the credentials of the store of compute logs, unless it has others under the same names, or a
 * role that keys in its environment would hide: then those have to be allowed to write logs.
 */
export function logAccess(writer: LogWriter): { entry: ChartValues; diagnostics: Diagnostic[] } {
  const { entry, logs, logCredentials, identity } = writer;
  if (logs.storage === undefined) return { entry, diagnostics: [] };
  const own = identity.annotations[roleAnnotation];
  const [wanted] = storageClaims(logs.storage).roles;
  if (wanted !== undefined) {
    if (own === wanted.role) return { entry, diagnostics: [] };
    const has = own === undefined ? 'no IAM role' : `the IAM role ${own}`;
    return { entry, diagnostics: [otherWriter(writer, `${has}, and the store is reached by ${wanted.role}`)] };
  }
  const entries = logCredentials.map(credentialEntry);
  if (entries.length === 0) return { entry, diagnostics: [] };
  if (own !== undefined) return { entry, diagnostics: [otherWriter(writer, `the IAM role ${own}, which keys would hide`)] };
  const listed = Array.isArray(entry['env']) ? entry['env'].filter(isRecord) : [];
  const differing = entries.find((one) => {
    const known = listed.find(({ name }) => name === one['name']);
    return known !== undefined && JSON.stringify(known) !== JSON.stringify(one);
  });
  if (differing !== undefined) {
    const known = listed.find(({ name }) => name === differing['name']);
    const secret = valueAt(known, ['valueFrom', 'secretKeyRef', 'name']);
    const what = typeof secret === 'string' ? `keys of the Secret "${secret}"` : `${String(differing['name'])} of its own`;
    return { entry, diagnostics: [otherWriter(writer, what)] };
  }
  return { entry: { ...entry, env: addDerived(entry['env'], entries, 'name') }, diagnostics: [] };
}

function otherWriter({ name, tiers }: LogWriter, has: string): Diagnostic {
  const path = ['observability', 'compute_logs'];
  return {
    severity: 'warning',
    code: 'FLOE3142',
    message: `code location "${name}" writes compute logs with ${has}; where these may not write, its logs are lost`,
    fix: 'let them write to the bucket of the logs, or use one storage profile for both',
    path,
    range: tiers.platform.document.rangeOfKey(path),
  };
}
