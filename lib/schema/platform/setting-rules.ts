import type { DataPath } from '../../diagnostics/diagnostic';
import type { Finding } from '../finding';
import { isBlank, readMap, readSwitch, readText } from '../rule-reading';
import { checkProfileReference } from './profile-reference';
import { toolkitBackend } from './secret-backends';

/** Checks the settings that need others beside them: cloud region, OIDC, Vault (schema sections 3.6 and 3.7). */
export function checkSettings(platform: unknown): Finding[] {
  return [
    ...checkCloud(readMap(platform, 'infrastructure', 'cloud')),
    ...checkAuthentication(readMap(platform, 'security', 'authentication')),
    ...checkVault(readMap(platform, 'security', 'secret_backends', 'vault')),
  ];
}

function checkCloud(cloud: Readonly<Record<string, unknown>>): Finding[] {
  if (cloud['provider'] !== 'aws' || !isBlank(cloud['region'])) return [];
  return [need('provider "aws"', cloud, ['infrastructure', 'cloud', 'region'], 'add region: us-east-1, or yours')];
}

function checkAuthentication(authentication: Readonly<Record<string, unknown>>): Finding[] {
  const active = readSwitch(authentication['enabled'], false) && authentication['method'] === 'oidc';
  if (!active || !isBlank(authentication['oidc'])) return [];
  const path = ['security', 'authentication', 'oidc'];
  return [
    need(
      'enabled authentication with method "oidc"',
      authentication,
      path,
      'add oidc: with provider_url and client_id',
    ),
  ];
}

function checkVault(vault: Readonly<Record<string, unknown>>): Finding[] {
  if (!readSwitch(vault['enabled'], false)) return [];
  const path = ['security', 'secret_backends', 'vault'];
  const byKubernetes = (vault['auth_method'] ?? 'kubernetes') === 'kubernetes';
  return [
    ...(isBlank(vault['server_url'])
      ? [need('an enabled Vault', vault, [...path, 'server_url'], 'add server_url')]
      : []),
    ...(byKubernetes && isBlank(vault['kubernetes_role'])
      ? [
          need(
            'an enabled Vault with auth_method "kubernetes"',
            vault,
            [...path, 'kubernetes_role'],
            'add kubernetes_role',
          ),
        ]
      : []),
  ];
}

function need(who: string, map: Readonly<Record<string, unknown>>, path: DataPath, fix: string): Finding {
  const key = String(path.at(-1));
  const message = `${who} needs "${key}", which ${key in map ? 'is empty' : 'is missing'}`;
  return { severity: 'error', code: 'FLOE2013', message, fix, path, at: key in map ? 'key' : 'parent' };
}

/**
 * Warns about compute logs whose storage profile does not exist (schema sections 3.5 and 8.1). The running pod takes such
 * a file; the logs are then kept nowhere.
 */
export function checkComputeLogs(platform: unknown): Finding[] {
  const observability = readMap(platform, 'observability');
  const logs = observability['compute_logs'];
  if (isBlank(logs)) return [];
  const { enabled, manager_type: manager, storage_ref: reference } = readMap(observability, 'compute_logs');
  if (!readSwitch(enabled, true) || !remoteManagers.has(manager ?? 's3')) return [];
  const implied = isBlank(reference);
  const name = implied ? 'default' : readText(reference);
  if (name === undefined) return [];
  const path = ['observability', 'compute_logs', 'storage_ref'];
  const profiles = Object.keys(readMap(platform, 'storage'));
  const findings = checkProfileReference({ kind: 'storage', name, path, implied, profiles });
  return findings.map((finding) => ({ ...finding, severity: 'warning' }));
}

const remoteManagers: ReadonlySet<unknown> = new Set(['s3', 'gcs', 'azure_blob']);

/** Warns about the one extension of the toolkit that the runtime's own schema rejects. */
export function checkToolkitBackend(platform: unknown): Finding[] {
  const backends = readMap(platform, 'security', 'secret_backends');
  const path = ['security', 'secret_backends'];
  const why = "is known to this toolkit only; the running pod's own schema rejects it when platform.yaml is mounted";
  const found: Finding[] = [];
  if (backends['primary'] === toolkitBackend) {
    const message = `the backend "${toolkitBackend}" ${why}`;
    found.push({ severity: 'warning', code: 'FLOE2055', message, path: [...path, 'primary'], at: 'value' });
  }
  if (backends[toolkitBackend] !== undefined) {
    const message = `the block "${toolkitBackend}" ${why}`;
    found.push({ severity: 'warning', code: 'FLOE2055', message, path: [...path, toolkitBackend], at: 'key' });
  }
  return found;
}
