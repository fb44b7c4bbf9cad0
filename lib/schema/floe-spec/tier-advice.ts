import type { DataPath } from '../../diagnostics/diagnostic';
import type { Finding } from '../finding';
import { isBlank, readMap } from '../rule-reading';

const storage = 'platform.yaml (Tier 2), in a profile under "storage"; name the profile here: storage: default';
const catalogs = 'platform.yaml (Tier 2), in a profile under "catalogs"; name the profile here: catalog: default';
const compute = 'platform.yaml (Tier 2), in a profile under "compute"; name the profile here: compute: default';
const platform = 'platform.yaml (Tier 2)';
const cloud = `${platform}, under "infrastructure"`;
const governance = `${platform}, under "governance"`;
const credentials = 'platform.yaml (Tier 2), as a reference under "credentials" of a profile';
const observability = 'platform.yaml (Tier 2), under "observability"';
const values = 'values.yaml (Tier 3)';

/** Keys of platform.yaml and values.yaml that people write into floe.yaml, and where they belong. */
const homes = new Map(
  Object.entries({
    polaris: catalogs,
    catalogs,
    uri: catalogs,
    warehouse: catalogs,
    access_delegation: catalogs,
    token_refresh_enabled: catalogs,
    endpoint: storage,
    bucket: storage,
    region: storage,
    path_style_access: storage,
    s3: storage,
    minio: storage,
    duckdb: compute,
    snowflake: compute,
    bigquery: compute,
    redshift: compute,
    databricks: compute,
    postgres: compute,
    spark: compute,
    trino: compute,
    secrets: credentials,
    credentials,
    client_id: credentials,
    client_secret: credentials,
    client_secret_ref: credentials,
    secret_ref: credentials,
    scope: credentials,
    role_arn: credentials,
    access_key: credentials,
    access_key_id: credentials,
    secret_access_key: credentials,
    password: credentials,
    layers: platform,
    infrastructure: platform,
    security: platform,
    cloud,
    aws: cloud,
    gcp: cloud,
    azure: cloud,
    localstack: cloud,
    network: cloud,
    resource_profiles: cloud,
    classifications: governance,
    retention: governance,
    compliance: governance,
    data_quality: governance,
    tracing: observability,
    metrics_config: observability,
    logging: observability,
    otlp_endpoint: observability,
    lineage_endpoint: observability,
    compute_logs: observability,
    resources: values,
    replicas: values,
    replicaCount: values,
    image: values,
    env: values,
    ingress: values,
    namespace: values,
    serviceAccount: values,
    dagster: values,
    codeLocations: values,
    externalPlatformConfig: values,
    kubernetes: values,
    k8s: values,
    helm: values,
    nodeSelector: values,
    tolerations: values,
  }),
);
/** What a key is about, whatever stands before it: `s3_endpoint`, `catalogUri`. */
const endings = /(?:^|[_-]|(?<=[a-z0-9])(?=[A-Z]))(endpoint|bucket|region|uri|warehouse|password|access_key|secret)$/i;
const orchestration = new Set([
  'asset_modules',
  'dbt',
  'partitions',
  'assets',
  'jobs',
  'schedules',
  'sensors',
  'backfills',
]);

/** Names the tier that an unknown key of floe.yaml belongs to (R1, R8, R9, R23). */
export function misplacedFloeKey(key: string, parent: DataPath): string | undefined {
  if (parent.length === 0 && orchestration.has(key)) return 'move it under "orchestration"';
  const ending = endings.exec(key)?.[1]?.toLowerCase();
  const home = homes.get(key) ?? (ending === 'secret' ? credentials : homes.get(ending ?? ''));
  return home === undefined ? undefined : `move it to ${home}`;
}

const sections = new Map([
  ['storage', 'storage'],
  ['catalog', 'catalogs'],
  ['compute', 'compute'],
]);

/** Says what to write where a profile stands in place of its name (R14). */
export function profileNameFix(path: DataPath, value: unknown): string | undefined {
  const key = String(path[0]);
  const section = path.length === 1 ? sections.get(key) : undefined;
  if (section === undefined || typeof value !== 'object') return undefined;
  return `name a profile, ${key}: default, and move what stands here to platform.yaml (Tier 2): ${section}.default`;
}

/** Refuses the endpoints that the runtime's schema would take in floe.yaml (R1, R8; schema section 2). */
export function checkEndpoints(floe: unknown): Finding[] {
  const observability = readMap(floe, 'observability');
  return ['otlp_endpoint', 'lineage_endpoint', 'compute_logs']
    .filter((key) => !isBlank(observability[key]))
    .map((key) => ({
      severity: 'error',
      code: 'FLOE2056',
      message: `"${key}" is infrastructure, which floe.yaml does not name: the same file serves every environment`,
      fix: `move it to platform.yaml (Tier 2): observability.${key}`,
      path: ['observability', key],
      at: 'key',
    }));
}
