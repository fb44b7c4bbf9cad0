import { load } from 'js-yaml';
import { containerContext, containerOf, renderedObjects, variables } from './manifests';
import { lines, PlatformFolder } from './platform-folder';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into manifests of many shapes
type Loose = any;

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const prefix = 'floe-dagster-dagster-user-deployments';
const local = 'platform/local/platform.yaml';

function instance(environment: string): Loose {
  const text = renderedObjects(folder, environment).get('ConfigMap/floe-dagster-instance').data['dagster.yaml'];
  return load(text);
}

function warnings(environment: string): string[] {
  return lines(folder.synthesize(environment).diagnostics).filter((line) => / FLOE31[34]\d /.test(line));
}

function s3(settings: object) {
  return { module: 'dagster_aws.s3.compute_log_manager', class: 'S3ComputeLogManager', config: settings };
}

test('compute logs go where platform.yaml says: bucket, endpoint, region', () => {
  expect(instance('local').compute_logs).toEqual(
    s3({
      bucket: 'iceberg-bronze-compute-logs',
      prefix: 'dagster-compute-logs/',
      local_dir: '/tmp/dagster-compute-logs',
      upload_interval: 30,
      skip_empty_files: true,
      verify: false,
      endpoint_url: 'http://floe-infra-localstack:4566',
      region: 'us-east-1',
    }),
  );
  expect(instance('prod').compute_logs.config).toEqual({
    bucket: 'acme-prod-dagster-logs',
    prefix: 'dagster-compute-logs/',
    local_dir: '/tmp/dagster-compute-logs',
    upload_interval: 30,
    skip_empty_files: true,
    verify: true,
    region: 'us-east-1',
  });
});

test.each([
  ['manager_type: local, local_dir: /logs', { class: 'LocalComputeLogManager', config: { base_dir: '/logs' } }],
  ['manager_type: noop', { class: 'NoOpComputeLogManager' }],
  ['enabled: false', { class: 'NoOpComputeLogManager' }],
])('compute logs with %s need no credentials', (settings, expected) => {
  folder.edit(local, 'compute_logs: {}', `compute_logs: { ${settings} }`);
  expect(instance('local').compute_logs).toMatchObject(expected);
  const webserver = containerOf(renderedObjects(folder, 'local'), 'floe-dagster-dagster-webserver');
  expect(Object.keys(variables(webserver)).filter((name) => name.startsWith('AWS_'))).toEqual([]);
});

test('webserver and daemon get the keys of the store, besides what their operator gives them', () => {
  folder.edit(
    'platform/local/values.yaml',
    'codeLocations:',
    'dagster: { dagsterDaemon: { env: [{ name: AWS_ACCESS_KEY_ID, valueFrom: { secretKeyRef: { name: mine, key: id } } }] }, dagsterWebserver: { env: { A: "1" } } }\ncodeLocations:',
  );
  const objects = renderedObjects(folder, 'local');
  const own = (name: string) => variables(containerOf(objects, name));
  expect(own('floe-dagster-dagster-webserver')).toEqual({
    DAGSTER_PG_PASSWORD: 'floe-dagster-postgresql:postgresql-password',
    TZ: 'Australia/Sydney',
    AWS_ACCESS_KEY_ID: 'aws-credentials:access-key-id',
    AWS_SECRET_ACCESS_KEY: 'aws-credentials:secret-access-key',
    A: '1',
  });
  expect(own('floe-dagster-daemon')).toMatchObject({ AWS_ACCESS_KEY_ID: 'mine:id' });
});

test('an operator who names another manager decides alone', () => {
  const manager = '{ type: LocalComputeLogManager, config: { localComputeLogManager: { baseDir: /mine } } }';
  folder.edit(
    'platform/local/values.yaml',
    'codeLocations:',
    `dagster: { computeLogManager: ${manager} }\ncodeLocations:`,
  );
  expect(instance('local').compute_logs).toMatchObject({ config: { base_dir: '/mine' } });
  const webserver = containerOf(renderedObjects(folder, 'local'), 'floe-dagster-dagster-webserver');
  expect(Object.keys(variables(webserver))).not.toContain('AWS_ACCESS_KEY_ID');
});

test.each([
  [
    'gcs',
    'type: gcs\n    bucket: acme-logs\n    credentials: { mode: static, secret_ref: gcs-key }',
    { bucket: 'acme-logs-compute-logs', json_credentials_envvar: 'GCS_KEY' },
  ],
  [
    'azure_blob',
    'type: azure\n    endpoint: "https://acmelogs.blob.core.windows.net"\n    bucket: logs\n    credentials: { mode: static, secret_ref: blob-key }',
    { storage_account: 'acmelogs', container: 'logs-compute-logs', access_key_or_sas_token: { env: 'BLOB_KEY' } },
  ],
])('a store of type %s has the chart’s manager, and its key in the environment', (manager, profile, expected) => {
  folder.edit(local, 'storage:\n', `storage:\n  logs:\n    ${profile}\n`);
  folder.edit(local, 'compute_logs: {}', `compute_logs: { manager_type: ${manager}, storage_ref: logs }`);
  expect(instance('local').compute_logs.config).toMatchObject(expected);
  const objects = renderedObjects(folder, 'local');
  const key = manager === 'gcs' ? 'GCS_KEY' : 'BLOB_KEY';
  const secret = `${key.toLowerCase().replace('_', '-')}:value`;
  for (const name of ['floe-dagster-dagster-webserver', 'floe-dagster-daemon', `${prefix}-customer-analytics`]) {
    expect(variables(containerOf(objects, name))[key]).toBe(secret);
  }
});

test('a store that platform.yaml does not say enough of is a warning, and logs are not kept', () => {
  folder.edit(local, 'compute_logs: {}', 'compute_logs: { manager_type: azure_blob }');
  expect(warnings('local')).toEqual([`${local}:130:3 warning FLOE3140 observability.compute_logs.storage_ref`]);
  expect(instance('local').compute_logs).toEqual({
    module: 'dagster.core.storage.noop_compute_log_manager',
    class: 'NoOpComputeLogManager',
  });
});

test('a code location that cannot write to the store of the logs is reported', () => {
  folder.edit(
    'platform/prod/platform.yaml',
    'mode: iam_role\n      role_arn: arn:aws:iam::444455556666:role/FloeDagsterLogsRole',
    'mode: static\n      secret_ref: log-keys',
  );
  const found = folder.synthesize('prod').diagnostics.filter(({ code }) => code === 'FLOE3142');
  expect(found.map(({ message }) => message)).toEqual(
    ['customer-analytics', 'marketing-attribution'].map(
      (name) =>
        `code location "${name}" writes compute logs, and its pods have an IAM role, which the keys of the store would hide: its logs are lost`,
    ),
  );
});

test('runs are watched, and their Jobs go, as platform.yaml says; an operator’s own lifetime wins', () => {
  const monitoring = { enabled: true, start_timeout_seconds: 60, poll_interval_seconds: 10 };
  expect(instance('local').run_monitoring).toMatchObject(monitoring);
  const lifetime = (environment: string) => instance(environment).run_launcher.config.run_k8s_config?.job_spec_config;
  expect(lifetime('local')).toEqual({ ttlSecondsAfterFinished: 300 });
  expect(lifetime('prod')).toBeUndefined();
  const launcher = (field: string) =>
    `dagster: { runLauncher: { config: { k8sRunLauncher: { runK8sConfig: { jobSpecConfig: { ${field}: 5 } } } } } }\n`;
  const before = folder.read('platform/local/values.yaml');
  for (const field of ['ttlSecondsAfterFinished', 'ttl_seconds_after_finished']) {
    folder.write('platform/local/values.yaml', launcher(field) + before);
    expect(lifetime('local')).toEqual({ [field]: 5 });
  }
  folder.write('platform/local/values.yaml', before);
  folder.edit(local, 'cleanup:\n', 'cleanup:\n      enabled: false\n');
  expect(lifetime('local')).toBeUndefined();
});

test('a change of dagster.yaml rolls webserver, daemon and code servers', () => {
  const annotations = () =>
    [...renderedObjects(folder, 'prod').values()]
      .filter(({ kind }) => kind === 'Deployment')
      .map(({ spec }) => spec.template.metadata.annotations['checksum/dagster-instance']);
  const before = annotations();
  expect(before).toHaveLength(4);
  expect(new Set(before).size).toBe(1);
  folder.edit('platform/prod/platform.yaml', 'storage_ref: logs', 'storage_ref: logs\n    upload_interval: 20');
  expect(annotations()).not.toContain(before[0]);
});

test('a switch of observability that floe does not heed is a warning; standard clients are switched off', () => {
  folder.edit(local, 'observability:\n', 'observability:\n  traces: false\n  lineage: false\n');
  expect(warnings('local')).toEqual([
    `${local}:125:3 warning FLOE3145 observability.traces`,
    `${local}:126:3 warning FLOE3145 observability.lineage`,
  ]);
  const container = containerOf(renderedObjects(folder, 'local'), `${prefix}-customer-analytics`);
  const expected = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://floe-infra-jaeger-collector:4317',
    OTEL_SERVICE_NAME: 'customer-analytics',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=local',
    OTEL_TRACES_EXPORTER: 'none',
    OPENLINEAGE_URL: 'http://floe-infra-marquez:5000',
    OPENLINEAGE_NAMESPACE: 'floe',
    OPENLINEAGE_DISABLED: 'true',
  };
  expect(variables(container)).toMatchObject(expected);
  expect(variables(containerContext(container))).toMatchObject(expected);
});
