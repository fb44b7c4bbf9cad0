import type { Values } from '../dagster/values/values';
import { deriveEnvironment } from '../derive/derive-environment';
import type { SecretVariable } from '../derive/location-credentials';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import { parseYamlDocument } from '../documents/yaml-document';
import type { Parsed } from '../environment/tiers';
import { checkPlatform } from '../schema/platform/check-platform';
import type { Platform } from '../schema/platform/platform';
import type { FloeValues } from '../schema/values/floe-values';

/** What follows from platform.yaml without a word in values. */
export interface Derivation {
  /** Chart values. */
  readonly values: Values;
  /** Fields of each code location's entry. */
  readonly locations: ReadonlyMap<string, Values>;
  /** The ConfigMap that platform.yaml is mounted from; undefined when it is switched off. */
  readonly configMapName: string | undefined;
  /** The variables of each code location that a Secret fills. */
  readonly secrets: ReadonlyMap<string, readonly SecretVariable[]>;
  /** undefined when values are imported without one. */
  readonly platform: Platform | undefined;
}

const nothing: Derivation = {
  values: {},
  locations: new Map(),
  configMapName: undefined,
  secrets: new Map(),
  platform: undefined,
};

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
    secrets: new Map(
      derived.locations.map(({ name }, index) => {
        const variables = derived.secrets.locations[index]?.injected.variables ?? [];
        return [name, variables.filter((variable): variable is SecretVariable => 'reference' in variable)];
      }),
    ),
    platform: platform?.value,
  };
}

function emptyPlatform(): Parsed<Platform> {
  const { document } = parseYamlDocument({ file: 'platform.yaml', text: 'version: "1.1.0"\n', consumer: 'python' });
  if (document === undefined) throw new Error('the empty platform.yaml cannot be parsed');
  const { value } = checkPlatform(document);
  if (value === undefined) throw new Error('the empty platform.yaml is not valid');
  return { value, document };
}
