import { isDeepStrictEqual } from 'node:util';
import type { Values } from '../dagster/values/values';
import { deriveEnvironment } from '../derive/derive-environment';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { parseYamlDocument } from '../documents/yaml-document';
import type { Parsed } from '../environment/tiers';
import { checkPlatform } from '../schema/platform/check-platform';
import type { Platform } from '../schema/platform/platform';
import type { FloeValues } from '../schema/values/floe-values';
import { valueAt } from './chart-findings';
import type { ImportFinding } from './left-out';

/** What follows from platform.yaml without a word in values. */
export interface Derivation {
  /** Chart values. */
  readonly values: Values;
  /** Fields of each code location's entry. */
  readonly locations: ReadonlyMap<string, Values>;
  /** The ConfigMap that platform.yaml is mounted from; undefined when it is switched off. */
  readonly configMapName: string | undefined;
}

const nothing: Derivation = { values: {}, locations: new Map(), configMapName: undefined };

/** Derives what values need not say, from platform.yaml or, without one, from the toolkit's defaults. */
export function deriveWithout(
  floe: Readonly<Record<string, unknown>>,
  deployments: readonly unknown[],
  platform: Parsed<Platform> | undefined,
): Derivation {
  const bare = deployments.filter(isRecord).map(({ name, image, port }) => [String(name), { image, port }] as const);
  const { externalPlatformConfig, platformSpec, secretBindings, secretsAs } = floe;
  const values = {
    externalPlatformConfig,
    platformSpec,
    secretBindings,
    secretsAs,
    codeLocations: Object.fromEntries(bare),
  };
  const tiers = {
    environment: 'imported',
    platform: platform ?? emptyPlatform(),
    artifacts: new Map(),
    sealedSecrets: [],
    layers: [],
    floe: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as FloeValues,
    allowed: new Set<string>(),
  };
  const { derived } = deriveEnvironment(tiers);
  if (derived === undefined) return nothing;
  const entries = valueAt(derived.values, ['dagster-user-deployments', 'deployments']);
  const locations = (Array.isArray(entries) ? entries : []).filter(isRecord);
  return {
    values: derived.values,
    locations: new Map(locations.map((entry) => [String(entry['name']), entry])),
    configMapName: derived.platformConfig?.configMapName,
  };
}

function emptyPlatform(): Parsed<Platform> {
  const { document } = parseYamlDocument({ file: 'platform.yaml', text: 'version: "1.1.0"\n', consumer: 'python' });
  if (document === undefined) throw new Error('the empty platform.yaml cannot be parsed');
  const { value } = checkPlatform(document);
  if (value === undefined) throw new Error('the empty platform.yaml is not valid');
  return { value, document };
}

/** Finds fields of code locations, and values of the chart, that are derived without being written. */
export function derivableFindings(user: Values, derivation: Derivation): ImportFinding[] {
  const path: DataPath = ['dagster-user-deployments', 'deployments'];
  const listed = valueAt(user, path);
  const entries = Array.isArray(listed) ? listed : [];
  return entries.flatMap((entry, index): ImportFinding[] => {
    const derived = isRecord(entry) ? derivation.locations.get(String(entry['name'])) : undefined;
    if (derived === undefined) return [];
    return entryFindings(entry as Values, derived, derivation.configMapName).map(([inner, message]) => ({
      path: ['dagster', ...path, index, ...inner],
      code: 'FLOE8020',
      severity: 'info',
      message: `left out: ${message}`,
    }));
  });
}

type Reason = readonly [DataPath, string];

function entryFindings(entry: Values, derived: Values, configMapName: string | undefined): Reason[] {
  const found: Reason[] = [];
  const derivedEnv = items(derived['env']);
  items(entry['env']).forEach((variable, index) => {
    const own = derivedEnv.find(({ name }) => name === variable['name']);
    const isPlatformFile = variable['name'] === 'FLOE_PLATFORM_FILE' && configMapName !== undefined;
    if (isDeepStrictEqual(own, variable) || isPlatformFile) {
      found.push([['env', index], `the variable "${String(variable['name'])}" follows from platform.yaml`]);
    }
  });
  const volumes = new Set<unknown>();
  items(entry['volumes']).forEach((volume, index) => {
    if (configMapName === undefined || !holdsPlatform(volume, configMapName)) return;
    volumes.add(volume['name']);
    found.push([['volumes', index], 'the ConfigMap of platform.yaml is mounted without a word']);
  });
  items(entry['volumeMounts']).forEach((mount, index) => {
    if (volumes.has(mount['name'])) {
      found.push([['volumeMounts', index], 'the ConfigMap of platform.yaml is mounted without a word']);
    }
  });
  if (entry['resources'] !== undefined && isDeepStrictEqual(entry['resources'], derived['resources'])) {
    found.push([['resources'], 'these resources follow from platform.yaml']);
  }
  return found;
}

/** The ConfigMap by its name, or any whose only file is platform.yaml. */
function holdsPlatform(volume: Values, configMapName: string): boolean {
  const configMap = volume['configMap'];
  if (!isRecord(configMap)) return false;
  if (configMap['name'] === configMapName) return true;
  const files = items(configMap['items']);
  return files.length === 1 && files[0]?.['key'] === 'platform.yaml';
}

function items(value: unknown): Values[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
