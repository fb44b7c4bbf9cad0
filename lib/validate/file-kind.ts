import { isRecord } from '../documents/is-record';

/** What a configuration file is. */
export type FileKind = 'floe' | 'platform' | 'values' | 'artifacts' | 'platform-version' | 'parity';

const namePatterns: readonly (readonly [RegExp, FileKind])[] = [
  [/(^|[-_./])floe\.ya?ml$/i, 'floe'],
  [/(^|\/)parity\.ya?ml$/i, 'parity'],
  [/platform[-_]version\.ya?ml$/i, 'platform-version'],
  [/platform([-_.][\w-]+)?\.ya?ml$/i, 'platform'],
  [/(^|[-_./])values([-_.][\w-]+)*\.ya?ml$/i, 'values'],
  [/compiled[-_]artifacts.*\.json$/i, 'artifacts'],
  [/(^|\/)artifacts\/[^/]+\.json$/i, 'artifacts'],
];

/** Tells a file's kind from its name; undefined when the name says nothing. */
export function kindFromName(file: string): FileKind | undefined {
  const path = file.replaceAll('\\', '/');
  return namePatterns.find(([pattern]) => pattern.test(path))?.[1];
}

/** Tells a file's kind from the keys at its top; undefined when they say nothing. */
export function kindFromContent(data: unknown): FileKind | undefined {
  if (!isRecord(data)) return undefined;
  const has = (...keys: string[]) => keys.some((key) => Object.hasOwn(data, key));
  if (has('platform_config_version')) return 'platform-version';
  if (has('resolved_profiles', 'resolved_layers') || (has('metadata') && has('transforms'))) return 'artifacts';
  if (has('catalogs', 'layers', 'infrastructure')) return 'platform';
  if (has('dagster', 'floe', 'codeLocations', 'release', 'externalPlatformConfig', 'replicaCount')) return 'values';
  if (has('transforms', 'orchestration') || (has('name') && has('version'))) return 'floe';
  return has('storage', 'compute') ? 'platform' : undefined;
}
