import type { DataPath, SourceRange } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import type { SourceDocument } from '../documents/source-document';
import { valueAt } from '../documents/value-at';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { secretBindingsOf } from './derived-secrets';
import { locationCredentials, storageCredentials } from './location-credentials';
import { placedProfiles, placedStorage } from './placed-profiles';
import { timeZonePath } from './time-zone';

/** What a derived value follows from. */
export interface OriginSource {
  /** The input file, as people should see it. @default - a rule of the toolkit, no line of a file */
  readonly file?: string;
  readonly line?: number;
  readonly range?: SourceRange;
  /** The key in that file. @default - the file as a whole */
  readonly path?: DataPath;
  /** Why, where no key says it. @default - the key says it */
  readonly reason?: string;
}

type Match = Readonly<Record<string, string>>;
type Rule = readonly [
  pattern: RegExp,
  source: (tiers: Tiers, match: Match, path: readonly string[]) => OriginSource | undefined,
];

/** The field of a code location's entry: `location` is its name. */
const entry = '^dagster-user-deployments/deployments/(?<location>[^/]+)/';

/**
 * The rules by which derived chart values are traced to lines; the first that fits and finds a line counts.
 *
 * A path is written with `/` between its parts, list elements by name; see `originSource`.
 */
const rules: readonly Rule[] = [
  [new RegExp(`${entry}name$`), () => ({ reason: 'what the values call it' })],
  [/^dagster(Webserver|Daemon)\/env\/(?<variable>[^/]+)/, (tiers, match) => logCredentialSource(tiers, match)],
  [/(^|\/)env\/TZ(\/|$)/, (tiers) => inPlatform(tiers, timeZonePath)],
  [new RegExp(`${entry}env/(?<variable>[^/]+)`), (tiers, match) => credentialSource(tiers, match)],
  [new RegExp(`${entry}env/AWS_`), (tiers, match) => storageSource(tiers, match)],
  [/\/env\/OTEL_(SERVICE_NAME|RESOURCE_ATTRIBUTES)/, (tiers) => inPlatform(tiers, ['observability', 'attributes'])],
  [/\/env\/OTEL_/, (tiers) => inPlatform(tiers, ['observability', 'otlp_endpoint'])],
  [/\/env\/OPENLINEAGE_NAMESPACE/, (tiers, match) => artifactsKey(tiers, match, ['lineage_namespace'])],
  [/\/env\/OPENLINEAGE_/, (tiers) => inPlatform(tiers, ['observability', 'lineage_endpoint'])],
  [/\/env\/FLOE_PLATFORM_FILE/, (tiers) => inValues(tiers, ['floe', 'externalPlatformConfig', 'mountPath'])],
  [/\/env\/FLOE_PLATFORM_FILE/, () => ({ reason: 'platform.yaml is mounted there' })],
  [/\/env\/DAGSTER_HOME/, () => ({ reason: 'a folder that the image’s user may write to' })],
  [
    /\/runs\/env\/(?<variable>[^/]+)/,
    (tiers, match) => profileSource(tiers, 'transform', ['env', match['variable'] ?? '']),
  ],
  [/\/runs\/resources(?<rest>.*)/, (tiers, match) => profileSource(tiers, 'transform', parts(match['rest']))],
  [
    /(^dagster(Webserver|Daemon)|^dagster-user-deployments\/deployments\/[^/]+)\/resources(?<rest>.*)/,
    (tiers, match) => profileSource(tiers, 'platform', parts(match['rest'])),
  ],
  [/checksum\/floe-platform-config/, ({ platform }) => ({ file: platform.document.file, reason: 'its content' })],
  [
    new RegExp(`${entry}.*checksum/floe-compiled-artifacts`),
    (tiers, match) => {
      const artifacts = tiers.artifacts.get(match['location'] ?? '');
      return artifacts === undefined ? undefined : { file: artifacts.document.file, reason: 'its content' };
    },
  ],
  ...(
    [
      [/\/volumes\/floe-platform-config\/configMap\/name$/, 'configMapName'],
      [/\/volumeMounts\/.*\/subPath$/, 'configMapKey'],
      [/\/volumeMounts\/.*\/mountPath$/, 'mountPath'],
    ] as const
  ).map(([pattern, key]): Rule => [pattern, (tiers) => inValues(tiers, ['floe', 'externalPlatformConfig', key])]),
  [
    /\/(volumes|volumeMounts)\/(floe-platform-config|.*platform\.yaml$)/,
    ({ platform }) => ({ file: platform.document.file, reason: 'the file itself' }),
  ],
  [/^dagsterWebserver\/affinity/, (tiers) => replicasSource(tiers)],
  [/^dagsterWebserver\/replicaCount/, (tiers) => inValues(tiers, ['floe', 'autoscaling'])],
  [/^postgresql\/existingSecret/, (tiers) => inValues(tiers, ['dagster', 'global', 'postgresqlSecretName'])],
  [/^computeLogManager(\/(.*\/)?(?<setting>[^/]+))?$/, (tiers, match) => computeLogSource(tiers, match['setting'])],
  [
    /ttlSecondsAfterFinished$/,
    (tiers) => inPlatform(tiers, ['infrastructure', 'lifecycle', 'cleanup', 'jobs', 'ttl_seconds']),
  ],
  [/^generate(PostgresqlPassword|CeleryConfig)Secret/, () => ({ reason: 'passwords never come from values' })],
  [/initContainerResources/, () => ({ reason: 'enough to wait for the database and for names' })],
  [/runMonitoring/, () => ({ reason: 'as floe’s instance generator sets it' })],
  [/^rollOnConfigChange/, () => ({ reason: 'pods restart when the configuration that they read changes' })],
  [/^telemetry/, () => ({ reason: 'nothing is reported to outside' })],
  [/\/image\/pullPolicy/, () => ({ reason: 'a tag is taken not to change' })],
];

/**
 * Finds what a derived value of the chart follows from: the line of platform.yaml, of the artifacts or of the values,
 * else the toolkit's reason.
 *
 * @param path - the value's path in the chart's values, list elements by name
 * @param value - the derived value; a text that stands once in platform.yaml is taken to come from there
 */
export function originSource(tiers: Tiers, path: readonly string[], value: unknown): OriginSource {
  const text = path.join('/');
  for (const [pattern, source] of rules) {
    const match = pattern.exec(text);
    const found = match === null ? undefined : source(tiers, match.groups ?? {}, path);
    if (found !== undefined) return found;
  }
  const { document } = tiers.platform;
  const same = typeof value === 'string' && value.length >= 8 ? pathsOf(document.data, value) : [];
  return same.length === 1 && same[0] !== undefined ? placed(document, same[0]) : { reason: 'a rule of the toolkit' };
}

function placed(document: SourceDocument, path: DataPath): OriginSource {
  const range = document.rangeOfValue(path);
  return { file: range.file, line: range.line, range, path };
}

/** A key of platform.yaml that stands there. */
function inPlatform({ platform }: Tiers, path: DataPath): OriginSource | undefined {
  return valueAt(platform.document.data, path) === undefined ? undefined : placed(platform.document, path);
}

function inValues({ layers }: Tiers, path: DataPath): OriginSource | undefined {
  const place = locateInLayers(layers, path);
  return place?.exact === true
    ? { file: place.key.file, line: place.key.line, range: place.value, path: place.path }
    : undefined;
}

function credentialSource(tiers: Tiers, match: Match): OriginSource | undefined {
  const profiles = placedProfiles(tiers, match['location'] ?? '');
  const { variables } = locationCredentials(profiles, secretBindingsOf(tiers));
  const found = variables.find(({ name }) => name === match['variable']);
  return found === undefined ? undefined : placed(found.place.document, found.place.path);
}

/** Variables that follow from how the storage is accessed, without being a reference. */
function storageSource(tiers: Tiers, match: Match): OriginSource | undefined {
  const { storage } = placedProfiles(tiers, match['location'] ?? '');
  return storage && placed(storage.document, [...storage.path, 'credentials', 'mode']);
}

function artifactsKey(tiers: Tiers, match: Match, path: DataPath): OriginSource | undefined {
  const document = tiers.artifacts.get(match['location'] ?? '')?.document;
  const value = document === undefined ? undefined : valueAt(document.data, path);
  return document === undefined || value === undefined || value === null ? undefined : placed(document, path);
}

function profileSource(tiers: Tiers, profile: string, rest: readonly string[]): OriginSource | undefined {
  return inPlatform(tiers, ['infrastructure', 'resource_profiles', profile, ...rest]);
}

/** Where compute logs go is said beside them, or by the profile of their store. */
function computeLogSource(tiers: Tiers, setting: string | undefined): OriginSource | undefined {
  const logs = ['observability', 'compute_logs'];
  const key = setting?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) ?? '';
  const own = inPlatform(tiers, [...logs, key]);
  if (own !== undefined) return own;
  const inStore = /^(endpoint_url|use_ssl|verify)$/.test(key) ? 'endpoint' : key;
  return inPlatform(tiers, ['storage', logStore(tiers), inStore]) ?? inPlatform(tiers, logs);
}

/** Readers of compute logs get the credentials of their store. */
function logCredentialSource(tiers: Tiers, match: Match): OriginSource | undefined {
  const storage = placedStorage(tiers, logStore(tiers));
  const variables = storage === undefined ? [] : storageCredentials(storage, secretBindingsOf(tiers));
  const found = variables.find(({ name }) => name === match['variable']);
  return found === undefined ? undefined : placed(found.place.document, found.place.path);
}

function logStore(tiers: Tiers): string {
  return tiers.platform.value.observability?.compute_logs?.storage_ref ?? 'default';
}

function replicasSource(tiers: Tiers): OriginSource | undefined {
  const places = [
    ['floe', 'autoscaling'],
    ['dagster', 'dagsterWebserver', 'replicaCount'],
    ['floe', 'replicaCount'],
  ];
  const found = places.map((path) => inValues(tiers, path)).find((source) => source !== undefined);
  return found && { ...found, reason: 'spread over nodes' };
}

function parts(rest: string | undefined): string[] {
  return (rest ?? '').split('/').filter((part) => part !== '');
}

/** Where a text stands, up to two places. */
function pathsOf(data: unknown, text: string): DataPath[] {
  const found: DataPath[] = [];
  const visit = (value: unknown, path: DataPath): void => {
    if (found.length > 1) return;
    if (value === text) found.push(path);
    else if (Array.isArray(value)) value.forEach((item, index) => void visit(item, [...path, index]));
    else if (isRecord(value)) for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  visit(data, []);
  return found;
}
