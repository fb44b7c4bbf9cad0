import type { ObjectNames } from '../dagster/object-names';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { compareText } from '../diagnostics/order';
import { suggest } from '../diagnostics/suggestion';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { idleBlocks, type ListedSecret, listedSecrets } from './external-secret-blocks';
import { type ExternalSecretStore, externalSecretStore, nonEmpty } from './external-secret-store';
import type { ExternalSecretResource } from './floe-resources';
import type { SecretNeeds } from './secret-need';

/** What Secrets are needed, and which of them others provide. */
export interface ExternalSecretsContext {
  readonly names: ObjectNames;
  readonly needs: SecretNeeds;
  /** Names of the Secrets that SealedSecrets make. */
  readonly provided: ReadonlySet<string>;
}

/**
 * Derives an ExternalSecret for each Secret that is needed and that neither a SealedSecret nor the cluster provides,
 * with exactly the bound keys: the store's secret is called as the Secret behind the prefix, its property as the key,
 * unless Tier 3 says otherwise (`externalSecrets.secrets.<name>`, or the blocks of the floe-dagster chart).
 */
export function deriveExternalSecrets(
  tiers: Tiers,
  context: ExternalSecretsContext,
): { secrets: ExternalSecretResource[]; diagnostics: Diagnostic[] } {
  const { store, fault } = externalSecretStore(tiers);
  if (store === undefined) return { secrets: [], diagnostics: fault === undefined ? switchedOff(tiers) : [fault] };
  const own = tiers.floe.externalSecrets ?? {};
  const names = { fullname: context.names.fullname, databaseSecret: context.names.postgresqlSecret };
  const { listed, faults } = listedSecrets(own, names);
  const existing = new Set(tiers.floe.existing?.secrets ?? []);
  const needed = [...context.needs.keys()].filter((name) => !context.provided.has(name) && !existing.has(name));
  const byName = new Map(listed.map((secret) => [secret.name, secret]));
  const secrets = [...new Set([...needed, ...byName.keys()])].sort(compareText).map((name) => {
    const block = byName.get(name);
    if (block !== undefined) return listedSecret(block, store);
    return derivedSecret(tiers, name, [...(context.needs.get(name) ?? [])].sort(compareText), store);
  });
  return {
    secrets,
    diagnostics: [
      ...faults.map(({ path, message, fix }) => finding(tiers, 'FLOE3116', path, { message, fix })),
      ...idleBlocks(own).map((path) => {
        const message = 'this block has no effect: it is not enabled';
        return finding(tiers, 'FLOE3117', path, { message, fix: 'set enabled: true, or remove it' });
      }),
      ...madeTwice(tiers, listed, context.provided),
      ...overrideFaults(tiers, context.needs, needed, byName),
    ],
  };
}

function derivedSecret(
  tiers: Tiers,
  name: string,
  keys: readonly string[],
  common: ExternalSecretStore,
): ExternalSecretResource {
  const { keyPrefix, ...shared } = common;
  const override = tiers.floe.externalSecrets?.secrets?.[name] ?? {};
  const remoteKey = nonEmpty(override.remoteKey) ?? `${keyPrefix}${name}`;
  return {
    name,
    component: 'secret',
    ...shared,
    store: {
      name: nonEmpty(override.secretStoreRef) ?? shared.store.name,
      kind: override.secretStoreKind ?? shared.store.kind,
    },
    refreshInterval: nonEmpty(override.refreshInterval) ?? shared.refreshInterval,
    data: keys.map((secretKey) => ({ secretKey, remoteKey, property: override.properties?.[secretKey] ?? secretKey })),
  };
}

function listedSecret(block: ListedSecret, common: ExternalSecretStore): ExternalSecretResource {
  const { keyPrefix: _, ...shared } = common;
  return {
    name: block.name,
    component: block.component,
    ...shared,
    store: { ...shared.store, name: block.storeName ?? shared.store.name },
    refreshInterval: block.refreshInterval ?? shared.refreshInterval,
    data: [...block.data].sort((a, b) => compareText(a.secretKey, b.secretKey)),
  };
}

/** A block makes its Secret whatever else does. */
function madeTwice(tiers: Tiers, listed: readonly ListedSecret[], provided: ReadonlySet<string>): Diagnostic[] {
  const seen = new Set(provided);
  return listed.flatMap(({ name, path }) => {
    const again = seen.has(name);
    seen.add(name);
    if (!again) return [];
    const message = `the Secret "${name}" has a SealedSecret or another block already`;
    return [finding(tiers, 'FLOE3114', path, { message, fix: 'keep one of them' })];
  });
}

function overrideFaults(
  tiers: Tiers,
  needs: SecretNeeds,
  needed: readonly string[],
  blocks: ReadonlyMap<string, ListedSecret>,
): Diagnostic[] {
  const overrides = tiers.floe.externalSecrets?.secrets ?? {};
  return Object.entries(overrides).flatMap(([name, { properties = {} }]): Diagnostic[] => {
    const keys = needs.get(name);
    const path = ['secrets', name];
    if (!needed.includes(name) || keys === undefined || blocks.has(name)) {
      if (!isOwn(tiers, path)) return [];
      const near = suggest(name, needed);
      const message = `no ExternalSecret is derived for "${name}"; derived are ${list(needed)}`;
      const fix = near === undefined ? 'remove it' : `did you mean "${near}"?`;
      return [finding(tiers, 'FLOE3116', path, { message, fix })];
    }
    return Object.keys(properties)
      .filter((key) => !keys.has(key))
      .map((key) => {
        const near = suggest(key, keys);
        const message = `nobody needs the key "${key}" of "${name}"; needed are ${list([...keys])}`;
        const fix = near === undefined ? 'remove it' : `did you mean "${near}"?`;
        return finding(tiers, 'FLOE3116', [...path, 'properties', key], { message, fix });
      });
  });
}

/** What stands in a file that other environments share may be for them. */
function isOwn(tiers: Tiers, path: DataPath): boolean {
  const place = locateInLayers(tiers.layers, ['floe', 'externalSecrets', ...path]);
  return place?.key.file.startsWith(`platform/${tiers.environment}/`) === true;
}

/** Settings without a switch: the floe-dagster chart's file of defaults says nothing with most of them. */
function switchedOff(tiers: Tiers): Diagnostic[] {
  const { postgresql, compute, storage, catalog, custom = [], secrets = {} } = tiers.floe.externalSecrets ?? {};
  const blocks = Object.entries({ postgresql, compute, storage, catalog });
  const paths: DataPath[] = [
    ...blocks.filter(([, block]) => block?.enabled === true).map(([key]) => [key]),
    ...(custom.length === 0 ? [] : [['custom']]),
    ...(Object.keys(secrets).length === 0 ? [] : [['secrets']]),
  ];
  return paths
    .filter((path) => isOwn(tiers, path))
    .map((path) => {
      const message = 'this has no effect: external secrets are switched off';
      return finding(tiers, 'FLOE3117', path, { message, fix: 'set externalSecrets.enabled: true, or remove it' });
    });
}

function finding(
  tiers: Tiers,
  code: 'FLOE3114' | 'FLOE3116' | 'FLOE3117',
  path: DataPath,
  words: { readonly message: string; readonly fix: string },
): Diagnostic {
  const place = locateInLayers(tiers.layers, ['floe', 'externalSecrets', ...path]);
  const severity = code === 'FLOE3117' ? 'warning' : 'error';
  return { severity, code, ...words, path: place?.path, range: place?.key };
}

function list(names: readonly string[]): string {
  return names.length === 0
    ? 'none'
    : [...names]
        .sort(compareText)
        .map((name) => `"${name}"`)
        .join(', ');
}
