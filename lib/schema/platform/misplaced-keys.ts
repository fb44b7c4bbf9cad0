import type { DataPath } from '../../diagnostics/diagnostic';

/**
 * Keys that platform files in the field use and no version of the schema has, with what to write instead.
 *
 * By the path of the key; `*` stands for any name.
 */
const advice = new Map(
  Object.entries({
    'infrastructure.cloud.account_id': 'move it to infrastructure.cloud.aws.account_id',
    'infrastructure.cloud.multi_region': 'remove it; the schema has one region',
    'security.authorization.rbac': 'write mode: rbac',
    'security.authorization.abac': 'write mode: abac',
    'security.encryption.in_transit.tls_version': 'did you mean "min_tls_version"?',
    'security.encryption.at_rest.kms_key_id': 'write key_ref: { secret_ref: <name> }',
    'governance.classifications.default_classification': 'remove it; name classes under "classes"',
    'governance.retention.default_retention_days': 'write default_policy: { retention_days: <days> }',
    'governance.data_quality.validation_level': 'remove it; list checks under "default_checks"',
    'governance.data_quality.block_on_failure': 'did you mean "fail_on_error"?',
    'storage.*.secret_ref': 'move it to credentials.secret_ref',
    'storage.*.role_arn': 'move it to credentials.role_arn',
    'catalogs.*.scope': 'move it to credentials.scope',
    'catalogs.*.client_id': 'move it to credentials.client_id',
    'catalogs.*.client_secret': 'move it to credentials.client_secret',
    'observability.logging.format': 'did you mean "log_format"?',
    'observability.tracing.sampling.type': 'did you mean "sampling_type"?',
    'observability.tracing.retention_days': 'remove it; traces are kept by the receiver',
    catalog: 'did you mean "catalogs"?',
    transforms: 'move it to floe.yaml: transforms belong to Tier 1',
    orchestration: 'move it to floe.yaml: orchestration belongs to Tier 1',
  }),
);

/** What to write instead of a key that platform.yaml does not know; undefined when nothing special is known of it. */
export function misplacedPlatformKey(key: string, parent: DataPath): string | undefined {
  const path = [...parent, key].map(String);
  return advice.get(path.join('.')) ?? advice.get(path.map((part, at) => (at === 1 ? '*' : part)).join('.'));
}
