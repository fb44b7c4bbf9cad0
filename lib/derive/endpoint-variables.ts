/** Variables by which programs are told an endpoint, and the field of platform.yaml that says it. */
const homes: readonly (readonly [RegExp, string])[] = [
  [/^(POLARIS|NESSIE|ICEBERG(_REST)?|HIVE_METASTORE)_(URI|URL|ENDPOINT)$/, 'catalogs.<name>.uri'],
  [/^(FLOE|ICEBERG|FLOE_ICEBERG|POLARIS)_CATALOG_(URI|URL|ENDPOINT)$/, 'catalogs.<name>.uri'],
  [/^PYICEBERG_CATALOG__\w+__URI$/, 'catalogs.<name>.uri'],
  [/^AWS_ENDPOINT_URL(_S3)?$/, 'storage.<name>.endpoint'],
  [/^(AWS_|FLOE_ICEBERG_)?S3_ENDPOINT(_URL)?$/, 'storage.<name>.endpoint'],
  [/^((FLOE_)?STORAGE|MINIO)_(ENDPOINT|ENDPOINT_URL|URL)$/, 'storage.<name>.endpoint'],
  [/^PYICEBERG_CATALOG__\w+__S3__ENDPOINT$/, 'storage.<name>.endpoint'],
  [/^LOCALSTACK_(ENDPOINT|ENDPOINT_URL|URL)$/, 'infrastructure.cloud.localstack.endpoint'],
  [/^OTEL_EXPORTER_OTLP_(TRACES_)?ENDPOINT$/, 'observability.otlp_endpoint'],
  [/^(FLOE_)?(OTLP|JAEGER|OTEL_EXPORTER_JAEGER)_ENDPOINT$/, 'observability.otlp_endpoint'],
  [/^(OPENLINEAGE|OPENLINEAGE__TRANSPORT_|MARQUEZ)_URL$/, 'observability.lineage_endpoint'],
  [/^(FLOE_)?(LINEAGE|MARQUEZ)_ENDPOINT$/, 'observability.lineage_endpoint'],
  [/^(DATABRICKS|REDSHIFT|SPARK)_HOST$/, 'compute.<name>.properties.host'],
  [/^VAULT_ADDR$/, 'security.secret_backends.vault.server_url'],
];

const networkSchemes = new Set(['http', 'https', 'grpc', 'grpcs', 'thrift', 'sc', 'tcp']);
const loopback = /^(localhost|127(\.\d+){3}|\[::1\]|::1|0\.0\.0\.0)$/i;

/**
 * The field of platform.yaml that says what a variable of this name and value says (R8, R15); undefined for every other
 * variable, for one without a literal address, and for an address inside the pod.
 */
export function endpointHome(name: string, value: unknown): string | undefined {
  const home = homes.find(([pattern]) => pattern.test(name))?.[1];
  return home !== undefined && typeof value === 'string' && isAddress(value) ? home : undefined;
}

/** Variables that code locations and runs are given from platform.yaml. */
const injected = new Set(['OTEL_EXPORTER_OTLP_ENDPOINT', 'OPENLINEAGE_URL']);

/** Whether code locations and their runs get a variable of this name where platform.yaml says the endpoint. */
export function isInjected(name: string): boolean {
  return injected.has(name);
}

/** What to do with an endpoint that a variable of values names. */
export function endpointFix(name: string): string {
  const then = isInjected(name)
    ? 'code locations and their runs get the variable from there'
    : 'code that reads the variable itself gets it from infrastructure.resource_profiles.transform.env there';
  return `say it in the environment's platform.yaml and remove it here; ${then}`;
}

/** Kubernetes fills in `$(NAME)` when the pod starts, from where the variable comes. */
function isAddress(text: string): boolean {
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(text.trim()) ?? [];
  if (rest === '' || rest.includes('$(')) return false;
  if (scheme !== undefined && !networkSchemes.has(scheme.toLowerCase())) return false;
  const authority = rest.split(/[/?#]/)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return host !== '' && !loopback.test(host);
}
