import type { Diagnostic } from '../diagnostics/diagnostic';
import { valueAt } from '../documents/value-at';
import type { Tiers } from '../environment/tiers';
import type { ComputeLogs } from '../schema/platform/compute-logs';
import type { StorageProfile } from '../schema/platform/storage';
import type { ChartValues } from './floe-shorthands';
import { type CredentialVariable, storageCredentials } from './location-credentials';
import { type PlacedProfile, placedStorage } from './placed-profiles';
import { boundVariable, type SecretBindings } from './secret-binding';

/** Where compute logs go, as values of the chart. */
export interface ComputeLogStore {
  /** `computeLogManager` of the chart, and nothing else. @default - platform.yaml says nothing that the chart can take */
  readonly values: ChartValues;
  /** The storage whose credentials readers and writers of logs need. @default - none is needed */
  readonly storage?: PlacedProfile<StorageProfile>;
  readonly diagnostics: readonly Diagnostic[];
}

const nowhere: ComputeLogStore = { values: {}, diagnostics: [] };

/**
 * Derives the compute log manager from `observability.compute_logs` (schema section 8.1), with stores of Azure and
 * Google besides those that floe's instance generator knows.
 *
 * An operator who names another manager decides alone.
 *
 * @param written - the operator's values of the chart
 */
export function computeLogStore(tiers: Tiers, written: ChartValues, bindings: SecretBindings): ComputeLogStore {
  const logs = tiers.platform.value.observability?.compute_logs;
  if (logs === undefined || logs === null || !logs.enabled) return nowhere;
  const manager = managers[logs.manager_type];
  const own = valueAt(written, ['computeLogManager', 'type']);
  if (own !== undefined && own !== manager.type) return nowhere;
  const storage = placedStorage(tiers, logs.storage_ref ?? 'default');
  if (manager.settings === undefined) return { ...nowhere, values: managed(manager.type) };
  const found = manager.settings({ logs, storage, bindings });
  // A profile that does not exist is a finding of platform.yaml's own check.
  if (found === undefined) return { ...nowhere, diagnostics: storage === undefined ? [] : [unknownStore(tiers, logs)] };
  return { values: managed(manager.type, found), diagnostics: [], ...(manager.remote ? { storage } : {}) };
}

/** What readers of the logs need of the store's credentials: the manager's own settings name the region. */
export function logReaderVariables(
  storage: PlacedProfile<StorageProfile>,
  bindings: SecretBindings,
): CredentialVariable[] {
  return storageCredentials(storage, bindings).filter((variable) => 'secretName' in variable);
}

interface Settings {
  readonly logs: ComputeLogs;
  readonly storage: PlacedProfile<StorageProfile> | undefined;
  readonly bindings: SecretBindings;
}

interface Manager {
  readonly type: string;
  readonly remote: boolean;
  /** The chart's settings; undefined where platform.yaml does not say enough. @default - the manager has none */
  readonly settings?: (given: Settings) => ChartValues | undefined;
}

const managers: Readonly<Record<ComputeLogs['manager_type'], Manager>> = {
  s3: { type: 'S3ComputeLogManager', remote: true, settings: s3 },
  gcs: { type: 'GCSComputeLogManager', remote: true, settings: gcs },
  azure_blob: { type: 'AzureBlobComputeLogManager', remote: true, settings: azure },
  local: { type: 'LocalComputeLogManager', remote: false, settings: ({ logs }) => ({ baseDir: logs.local_dir }) },
  noop: { type: 'NoOpComputeLogManager', remote: false },
};

function managed(type: string, settings?: ChartValues): ChartValues {
  const key = `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`;
  return {
    computeLogManager: { type, ...(settings === undefined ? {} : { config: { [configKeys[type] ?? key]: settings } }) },
  };
}

/** The chart writes the first word of some types in lower case as a whole. */
const configKeys: Readonly<Record<string, string>> = { GCSComputeLogManager: 'gcsComputeLogManager' };

function upload({ logs }: Settings): ChartValues {
  return { localDir: logs.local_dir, prefix: logs.prefix, uploadInterval: logs.upload_interval };
}

function bucketOf({ logs, storage }: Settings): string | undefined {
  return logs.bucket ?? (storage === undefined ? undefined : `${storage.profile.bucket}-compute-logs`);
}

function s3(given: Settings): ChartValues | undefined {
  const { storage } = given;
  const bucket = bucketOf(given);
  if (bucket === undefined || storage?.profile.type !== 's3') return undefined;
  const { region } = storage.profile;
  return {
    bucket,
    ...upload(given),
    skipEmptyFiles: true,
    ...endpoint(storage.profile, given.bindings),
    ...(region === '' ? {} : { region }),
  };
}

/** An endpoint of one's own rarely has a certificate that the image trusts; a reference is read when the pod starts. */
function endpoint({ endpoint: address }: StorageProfile, bindings: SecretBindings): ChartValues {
  if (typeof address !== 'string') {
    return { endpointUrl: { env: boundVariable(bindings, address.secret_ref) }, verify: false };
  }
  if (address === '') return {};
  // The chart takes a false useSsl for none; the address says it as well.
  return { endpointUrl: address, ...(address.startsWith('http://') ? {} : { useSsl: true }), verify: false };
}

function gcs(given: Settings): ChartValues | undefined {
  const bucket = bucketOf(given);
  if (bucket === undefined || given.storage?.profile.type !== 'gcs') return undefined;
  const { mode, secret_ref: reference } = given.storage.profile.credentials;
  const isStatic = mode === 'static' && typeof reference === 'string';
  const credentials = isStatic ? { jsonCredentialsEnvvar: boundVariable(given.bindings, reference) } : {};
  return { bucket, ...upload(given), ...credentials };
}

/** The account is the first part of the endpoint's host: `https://<account>.blob.core.windows.net`. */
function azure(given: Settings): ChartValues | undefined {
  const container = bucketOf(given);
  const { storage } = given;
  if (container === undefined || storage?.profile.type !== 'azure') return undefined;
  const { endpoint: address, credentials } = storage.profile;
  const account = typeof address === 'string' ? /^https?:\/\/([a-z0-9]{3,24})\./.exec(address)?.[1] : undefined;
  if (account === undefined) return undefined;
  const { mode, secret_ref: reference } = credentials;
  return {
    storageAccount: account,
    container,
    ...upload(given),
    ...(mode === 'static' && typeof reference === 'string'
      ? { accessKeyOrSasToken: { env: boundVariable(given.bindings, reference) } }
      : { defaultAzureCredential: { exclude_environment_credential: false } }),
  };
}

function unknownStore({ platform }: Tiers, logs: ComputeLogs): Diagnostic {
  const path = ['observability', 'compute_logs', 'storage_ref'];
  const name = logs.storage_ref ?? 'default';
  const wanted = {
    s3: 'a storage profile of type s3',
    gcs: 'a storage profile of type gcs',
    azure_blob: 'a storage profile of type azure whose endpoint is https://<account>.blob.core.windows.net',
    local: '',
    noop: '',
  }[logs.manager_type];
  return {
    severity: 'warning',
    code: 'FLOE3140',
    message: `storage profile "${name}" does not say where compute logs go, so they are not kept; expected ${wanted}`,
    fix: 'name such a profile in storage_ref, or write computeLogManager under dagster: in values.yaml',
    path,
    range: platform.document.rangeOfKey(path),
  };
}
