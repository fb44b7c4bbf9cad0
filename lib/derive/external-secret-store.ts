import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import type { ExternalSecretResource } from './floe-resources';

/** What all ExternalSecrets of an environment have in common. */
export interface ExternalSecretStore
  extends Pick<ExternalSecretResource, 'store' | 'refreshInterval' | 'creationPolicy' | 'annotations'> {
  /** What the store puts before the name of each Secret. */
  readonly keyPrefix: string;
}

/**
 * Reads whether Secrets come from an external store, and from which: Tier 3 (`externalSecrets`) over platform.yaml
 * (`security.secret_backends`). Without a store, undefined when it is off, else with the fault that none is named.
 */
export function externalSecretStore(tiers: Tiers): { store?: ExternalSecretStore; fault?: Diagnostic } {
  const own = tiers.floe.externalSecrets ?? {};
  const backends = tiers.platform.value.security?.secret_backends;
  const chosen = backends?.primary === 'external_secrets' && backends.external_secrets?.enabled !== false;
  const block = chosen ? backends?.external_secrets : undefined;
  if (!(own.enabled ?? chosen)) return {};
  const name = nonEmpty(own.secretStoreRef) ?? nonEmpty(block?.store_name);
  if (name === undefined) return { fault: missingStore(tiers, own.enabled === true) };
  return {
    store: {
      store: { name, kind: own.secretStoreKind ?? block?.store_kind ?? 'SecretStore' },
      refreshInterval: nonEmpty(own.refreshInterval) ?? block?.refresh_interval ?? '1h',
      creationPolicy: own.creationPolicy ?? 'Owner',
      annotations: own.annotations ?? {},
      keyPrefix: own.keyPrefix ?? block?.key_prefix ?? '',
    },
  };
}

function missingStore(tiers: Tiers, byValues: boolean): Diagnostic {
  const fault = {
    severity: 'error',
    code: 'FLOE3115',
    message: 'external secrets are switched on here, and no store is named',
  } as const;
  const place = byValues ? locateInLayers(tiers.layers, ['floe', 'externalSecrets', 'enabled']) : undefined;
  if (place !== undefined) {
    const fix = 'name the SecretStore or ClusterSecretStore: externalSecrets.secretStoreRef';
    return { ...fault, fix, path: place.path, range: place.value };
  }
  const path = ['security', 'secret_backends', 'primary'];
  const range: SourceRange = tiers.platform.document.rangeOfValue(path);
  const fix = 'name the store: security.secret_backends.external_secrets.store_name';
  return { ...fault, fix, path, range };
}

/** The floe-dagster chart's values file writes "not set" as an empty string. */
export function nonEmpty(text: string | null | undefined): string | undefined {
  return text === '' || text === null ? undefined : text;
}
