import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import type { Tiers } from '../environment/tiers';
import { placedStorage } from './placed-profiles';

/** Ports of URLs that name none. */
const schemePorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
/** Stores that are reached over HTTPS where platform.yaml names no endpoint. */
const httpsPort = 443;

/**
 * The ports of everything outside that code servers and runs call: catalogs, storage, OTLP and lineage of platform.yaml,
 * sorted.
 *
 * Only ports, not hosts: a NetworkPolicy knows no host names. An endpoint that comes from a Secret has a port that
 * nobody can know here.
 */
export function servicePorts(tiers: Tiers, diagnostics: Diagnostic[]): number[] {
  const { storage, catalogs, compute, observability } = tiers.platform.value;
  const ports = new Set<number>();
  const add = (endpoint: unknown, path: DataPath): void => {
    if (endpoint === undefined || endpoint === null || endpoint === '') return;
    const port = typeof endpoint === 'string' ? portOfUrl(endpoint) : undefined;
    if (port !== undefined) {
      ports.add(port);
      return;
    }
    diagnostics.push({
      severity: 'warning',
      code: 'FLOE3173',
      message: 'the network policies cannot know the port of this endpoint, so pods do not reach it',
      fix: 'name the port: networkPolicies: { egress: [{ ports: [{ port: <port> }] }] } in values.yaml',
      path,
      range: tiers.platform.document.rangeOfValue(path),
    });
  };
  for (const [name, profile] of Object.entries(storage)) {
    if (profile.endpoint === '' || profile.endpoint === null || profile.endpoint === undefined) ports.add(httpsPort);
    add(profile.endpoint, ['storage', name, 'endpoint']);
  }
  for (const [name, profile] of Object.entries(catalogs)) add(profile.uri, ['catalogs', name, 'uri']);
  // Warehouses of other kinds than DuckDB are services behind TLS.
  if (Object.values(compute).some(({ type }) => type !== 'duckdb')) ports.add(httpsPort);
  add(observability?.otlp_endpoint, ['observability', 'otlp_endpoint']);
  add(observability?.lineage_endpoint, ['observability', 'lineage_endpoint']);
  return [...ports].sort((a, b) => a - b);
}

/** The port of the store that keeps compute logs, which webserver and daemon read; none where logs stay in the cluster. */
export function logStorePorts(tiers: Tiers): number[] {
  const logs = tiers.platform.value.observability?.compute_logs;
  if (logs?.enabled !== true || logs.manager_type === 'local' || logs.manager_type === 'noop') return [];
  const endpoint = placedStorage(tiers, logs.storage_ref ?? 'default')?.profile.endpoint;
  if (endpoint === undefined || endpoint === '') return [httpsPort];
  const port = typeof endpoint === 'string' ? portOfUrl(endpoint) : undefined;
  return port === undefined ? [] : [port];
}

function portOfUrl(text: string): number | undefined {
  try {
    const { port, protocol } = new URL(text);
    return port === '' ? schemePorts[protocol] : Number(port);
  } catch {
    return undefined;
  }
}
