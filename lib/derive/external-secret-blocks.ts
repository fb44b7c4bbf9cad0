import type { DataPath } from '../diagnostics/diagnostic';
import type { FloeValues } from '../schema/values/floe-values';
import { nonEmpty } from './external-secret-store';
import type { ExternalSecretResource } from './floe-resources';
import { databasePasswordKey } from './secret-need';

type Data = ExternalSecretResource['data'];
type Blocks = NonNullable<FloeValues['externalSecrets']>;

/** A Secret whose keys the operator lists himself, in the form of the floe-dagster chart. */
export interface ListedSecret {
  readonly name: string;
  readonly component: string;
  /** Under `externalSecrets`. */
  readonly path: DataPath;
  readonly data: Data;
  /** @default - the environment's */
  readonly storeName?: string;
  /** @default - the environment's */
  readonly refreshInterval?: string;
}

/** A part of a block that cannot be carried out, and why. */
export interface BlockFault {
  readonly path: DataPath;
  readonly message: string;
  readonly fix: string;
}

/** How the chart's Secrets are called here. */
export interface BlockNames {
  readonly fullname: string;
  readonly databaseSecret: string;
}

/**
 * Reads the blocks `postgresql`, `compute`, `storage`, `catalog` and `custom`: each lists the keys of one Secret. The
 * database's gets the name that Dagster reads; the others are `<fullname>-compute-secret` and so on, as in the chart.
 */
export function listedSecrets(blocks: Blocks, names: BlockNames): { listed: ListedSecret[]; faults: BlockFault[] } {
  const listed: ListedSecret[] = [];
  const faults: BlockFault[] = [];
  const { postgresql, compute, storage, catalog, custom = [], template } = blocks;
  if (postgresql?.enabled === true) {
    faults.push(...databaseFaults(postgresql));
    const data = [
      ...remote(databasePasswordKey, postgresql.passwordKey, postgresql.passwordProperty),
      ...(postgresql.additionalSecrets ?? []),
    ];
    listed.push({ name: names.databaseSecret, component: 'database', path: ['postgresql'], data });
  }
  for (const [key, block] of [
    ['compute', compute],
    ['storage', storage],
  ] as const) {
    if (block?.enabled !== true) continue;
    const name = `${names.fullname}-${key}-secret`;
    listed.push({ name, component: key, path: [key], data: block.secrets ?? [] });
  }
  if (catalog?.enabled === true) {
    const data = [
      ...remote('polaris-client-id', catalog.clientIdKey, catalog.clientIdProperty),
      ...remote('polaris-client-secret', catalog.clientSecretKey, catalog.clientSecretProperty),
      ...(catalog.additionalSecrets ?? []),
    ];
    listed.push({ name: `${names.fullname}-catalog-secret`, component: 'catalog', path: ['catalog'], data });
  }
  for (const [index, { name, component = 'secret', secretStoreRef, refreshInterval, data }] of custom.entries()) {
    const [storeName, interval] = [nonEmpty(secretStoreRef), nonEmpty(refreshInterval)];
    listed.push({
      name: `${names.fullname}-${name}`,
      component,
      path: ['custom', index],
      data,
      ...(storeName === undefined ? {} : { storeName }),
      ...(interval === undefined ? {} : { refreshInterval: interval }),
    });
  }
  for (const { path, data, name } of listed) {
    if (data.length > 0) continue;
    const message = `this block lists no key for the Secret "${name}"`;
    faults.push({ path, message, fix: 'list at least one, or set enabled: false' });
  }
  for (const key of ['enabled', 'connectionString'] as const) {
    if (template?.[key] !== true) continue;
    const message = 'a connection string made from the store’s values is not supported; Dagster builds its own';
    faults.push({ path: ['template', key], message, fix: 'remove it' });
  }
  return { listed, faults };
}

/** Blocks that say something and are not switched on. */
export function idleBlocks({ postgresql, compute, storage, catalog }: Blocks): DataPath[] {
  const blocks = { postgresql, compute, storage, catalog };
  return Object.entries(blocks).flatMap(([key, block]) => {
    if (block === undefined || block.enabled === true) return [];
    const { enabled: _, ...rest } = block;
    const says = Object.values(rest).some((value) => value !== '' && !(Array.isArray(value) && value.length === 0));
    return says ? [[key]] : [];
  });
}

function databaseFaults(block: NonNullable<Blocks['postgresql']>): BlockFault[] {
  const unread = [
    ['usernameKey', 'user name', 'dagster.postgresql.postgresqlUsername'],
    ['hostKey', 'host', 'dagster.postgresql.postgresqlHost'],
  ] as const;
  const found = unread.flatMap(([key, what, home]): BlockFault[] => {
    if (nonEmpty(block[key]) === undefined) return [];
    const message = `Dagster does not read the ${what} of its database from a Secret`;
    return [{ path: ['postgresql', key], message, fix: `say it in ${home}` }];
  });
  if (nonEmpty(block.passwordKey) !== undefined) return found;
  const message = `no passwordKey says where the store keeps the key "${databasePasswordKey}"`;
  return [...found, { path: ['postgresql'], message, fix: 'add passwordKey, or leave the block out' }];
}

function remote(secretKey: string, remoteKey: string | undefined, property: string | undefined): Data {
  const key = nonEmpty(remoteKey);
  const part = nonEmpty(property);
  return key === undefined ? [] : [{ secretKey, remoteKey: key, ...(part === undefined ? {} : { property: part }) }];
}
