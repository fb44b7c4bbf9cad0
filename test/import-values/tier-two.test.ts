import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPath } from '../../lib/diagnostics/diagnostic';
import { importValues } from '../../lib/import-values/import-values';
import { readPlatform } from '../../lib/import-values/read-platform';
import { readValues } from '../../lib/import-values/read-values';
import { validateFile } from '../../lib/validate/validate-file';

const folder = mkdtempSync(join(tmpdir(), 'floe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const platform = `version: "1.3.0"
storage:
  default:
    bucket: iceberg
    endpoint: http://minio:9000
    credentials: { mode: static, secret_ref: aws-credentials }
catalogs:
  default:
    uri: http://polaris:8181/api/catalog
    warehouse: demo
    credentials:
      mode: oauth2
      client_id: { secret_ref: polaris-client-id }
      client_secret: { secret_ref: polaris-client-secret }
      scope: PRINCIPAL_ROLE:ALL
compute: { default: {} }
infrastructure:
  resource_profiles:
    transform:
      requests: { cpu: "1", memory: 2Gi }
      limits: { cpu: "2", memory: 4Gi }
      env: { DUCKDB_THREADS: "4" }
observability:
  otlp_endpoint: http://jaeger:4317
  lineage_endpoint: http://marquez:5000/api/v1/lineage
`;

function imported(text: string, beside?: string) {
  const read = readValues([write('in.yaml', text)]);
  const parsed = beside === undefined ? undefined : readPlatform(write('platform.yaml', beside)).parsed;
  const { text: out = '', diagnostics } = importValues(read, parsed);
  const found = diagnostics
    .filter(({ code }) => code !== 'FLOE8025')
    .sort((a, b) => (a.range?.line ?? 0) - (b.range?.line ?? 0))
    .map(
      ({ range, severity, code, path, message }) =>
        `${range?.line} ${severity} ${code} ${formatPath(path ?? [])}: ${message}`,
    );
  return { out, found };
}

/** The imported form must be one that values may have. */
function faults(text: string): string[] {
  const { diagnostics } = validateFile(write('out.yaml', text), { kind: 'values' });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`);
}

const location = (env: string) => `dagster-user-deployments:
  deployments:
    - name: a
      image: { repository: r, tag: "1" }
      port: 3030
      env:
${env}`;

test('endpoints of code locations and runs are left out, with their field of platform.yaml', () => {
  const { out, found } = imported(`${location(`        - { name: POLARIS_URI, value: "http://polaris:8181" }
        - { name: CRM_URL, value: "https://crm.acme.com" }
`)}runLauncher:
  config:
    k8sRunLauncher:
      envVars: ["OPENLINEAGE_URL=http://marquez:5000", "PLAIN"]
pipelineRun: { env: { AWS_ENDPOINT_URL: "http://minio:9000" } }
`);
  expect(found.filter((line) => line.includes('FLOE8023'))).toEqual([
    '7 warning FLOE8023 dagster-user-deployments.deployments[0].env[0]: left out: the endpoint in "POLARIS_URI" belongs to platform.yaml (Tier 2), catalogs.<name>.uri',
    '12 warning FLOE8023 runLauncher.config.k8sRunLauncher.envVars[0]: left out: the endpoint in "OPENLINEAGE_URL" belongs to platform.yaml (Tier 2), observability.lineage_endpoint',
    '13 warning FLOE8023 pipelineRun.env.AWS_ENDPOINT_URL: left out: the endpoint in "AWS_ENDPOINT_URL" belongs to platform.yaml (Tier 2), storage.<name>.endpoint',
  ]);
  expect(out).toContain('CRM_URL');
  expect(out).toContain('envVars: ["PLAIN"]');
  expect(out).not.toMatch(/polaris|minio|marquez/);
  expect(faults(out)).toEqual([]);
});

test('an endpoint that platform.yaml says and pods are given is no loss', () => {
  const { out, found } = imported(
    location(`        - { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: "http://jaeger:4317/" }
        - { name: OPENLINEAGE_URL, value: "http://marquez:5000" }
        - { name: AWS_ENDPOINT_URL_S3, value: "http://minio:9000" }
`),
    platform,
  );
  expect(found.map((line) => line.replace(/dagster-user-deployments.deployments/, ''))).toEqual([
    '7 info FLOE8020 [0].env[0]: left out: "OTEL_EXPORTER_OTLP_ENDPOINT" follows from platform.yaml, observability.otlp_endpoint',
    '8 info FLOE8020 [0].env[1]: left out: the variable "OPENLINEAGE_URL" follows from platform.yaml',
    '9 warning FLOE8023 [0].env[2]: left out: the endpoint in "AWS_ENDPOINT_URL_S3" belongs to platform.yaml (Tier 2), storage.<name>.endpoint, which says it',
  ]);
  expect(out).not.toContain('env');
});

test('variables of a map are looked at as those of a list', () => {
  const { out } = imported(
    `dagster-user-deployments:
  deployments:
    - name: a
      image: { repository: r, tag: "1" }
      port: 3030
      env: { AWS_REGION: us-east-1, POLARIS_URI: "http://polaris:8181", A: b }
`,
    platform,
  );
  expect(out).toContain('env: {A: b}\n');
});

test('an endpoint of the webserver stays and is named', () => {
  const { out, found } = imported(
    'dagsterWebserver: { env: [{ name: OTEL_EXPORTER_OTLP_ENDPOINT, value: "http://collector:4317" }] }\n',
  );
  expect(found).toEqual([
    expect.stringMatching(/^1 warning FLOE8023 dagsterWebserver\.env\[0\]: .* it stays, since only code locations/),
  ]);
  expect(out).toContain('http://collector:4317');
  expect(faults(out)).toEqual([]);
});

test('what platform.yaml says besides endpoints stays and is named', () => {
  const { out, found } = imported(
    location(`        - { name: POLARIS_SCOPE, value: "PRINCIPAL_ROLE:ALL" }
        - { name: AWS_REGION, value: eu-west-1 }
        - { name: OTEL_SERVICE_NAME, value: a }
        - { name: TZ, value: "$(ZONE)" }
`),
  );
  expect(found.map((line) => line.replace(/dagster-user-deployments.deployments/, '').replace(/; .*/, ''))).toEqual([
    '7 info FLOE8023 [0].env[0]: "POLARIS_SCOPE" says what platform.yaml (Tier 2) says under catalogs.<name>.credentials.scope',
    '8 info FLOE8023 [0].env[1]: "AWS_REGION" says what platform.yaml (Tier 2) says under storage.<name>.region',
    '9 info FLOE8023 [0].env[2]: "OTEL_SERVICE_NAME" says what platform.yaml (Tier 2) says under observability.attributes["service.name"]',
  ]);
  expect(out).toContain('eu-west-1');
});

test('endpoints and secrets are named also in what nothing reads', () => {
  const { out, found } = imported(`dagster:
  global:
    env: [{ name: POLARIS_URI, value: "http://polaris:8181" }]
  postgresql: { auth: { password: hunter2-prod } }
polarisInit:
  uri: http://polaris:8181
  clientSecret: hunter2-init
  s3Endpoint: http://minio:9000
floe:
  observability: { lineage: { marquezUrl: "http://marquez:5000" } }
`);
  expect(
    found.filter((line) => /FLOE802[34]/.test(line)).map((line) => line.replace(/: .*?(?=$|, \w+\.| \()/, '')),
  ).toEqual([
    '3 warning FLOE8023 dagster.global.env[0] (Tier 2), catalogs.<name>.uri',
    '4 warning FLOE8024 dagster.postgresql.auth.password (12 characters)',
    '6 warning FLOE8023 polarisInit.uri (Tier 2), catalogs.<name>.uri',
    '7 warning FLOE8024 polarisInit.clientSecret (12 characters)',
    '8 warning FLOE8023 polarisInit.s3Endpoint (Tier 2), storage.<name>.endpoint',
    '10 warning FLOE8023 floe.observability.lineage.marquezUrl (Tier 2), observability.lineage_endpoint',
  ]);
  expect(out).toBe('{}\n');
});

test('a Secret of another name is bound to the reference of platform.yaml, and the variables go', () => {
  const secret = (name: string, key: string) =>
    `        - { name: ${name}, valueFrom: { secretKeyRef: { name: shared, key: ${key} } } }\n`;
  const { out, found } = imported(
    location(
      secret('POLARIS_CLIENT_ID', 'id') +
        secret('AWS_ACCESS_KEY_ID', 'aws-id') +
        secret('AWS_SECRET_ACCESS_KEY', 'aws-key'),
    ),
    platform,
  );
  expect(found.every((line) => line.includes('FLOE8028'))).toBe(true);
  expect(out).toBe(`secretBindings:
  polaris-client-id:
    secretName: shared
    key: id
  aws-credentials:
    secretName: shared
    keys:
      access-key-id: aws-id
      secret-access-key: aws-key
codeLocations:
  a:
    image: {repository: r, tag: "1"}
    port: 3030
`);
  expect(faults(out)).toEqual([]);
});

test('a reference that variables fill from two keys stays as it is written', () => {
  const one = (location: string, key: string) => `    - name: ${location}
      image: { repository: r, tag: "1" }
      port: 3030
      env: [{ name: POLARIS_CLIENT_ID, valueFrom: { secretKeyRef: { name: shared, key: ${key} } } }]
`;
  const { out } = imported(
    `dagster-user-deployments:\n  deployments:\n${one('a', 'id-a')}${one('b', 'id-b')}`,
    platform,
  );
  expect(out).not.toContain('secretBindings');
  expect(out).toContain('id-a');
  expect(out).toContain('id-b');
});

test('what the run launcher repeats of every code location goes; what an init container needs stays', () => {
  const { out } = imported(
    `dagster-user-deployments:
  deployments:
    - name: a
      image: { repository: r, tag: "1" }
      port: 3030
      env: [{ name: PYTHONPATH, value: /app }]
      volumes:
        - { name: instance, configMap: { name: x-dagster-instance } }
        - { name: cache, emptyDir: {} }
      volumeMounts:
        - { name: instance, mountPath: /opt/dagster/instance/dagster.yaml, subPath: dagster.yaml }
        - { name: cache, mountPath: /cache }
runLauncher:
  config:
    k8sRunLauncher:
      resources: { requests: { cpu: "1", memory: 2Gi }, limits: { cpu: "2", memory: 4Gi } }
      runK8sConfig:
        containerConfig:
          env:
            - { name: PYTHONPATH, value: /app }
            - { name: DUCKDB_THREADS, value: "4" }
            - { name: FLOE_PLATFORM_FILE, value: /etc/floe/platform.yaml }
            - { name: ONLY_RUNS, value: "1" }
          volumeMounts:
            - { name: instance, mountPath: /opt/dagster/instance/dagster.yaml, subPath: dagster.yaml }
            - { name: cache, mountPath: /cache }
        podSpecConfig:
          volumes:
            - { name: instance, configMap: { name: x-dagster-instance } }
            - { name: cache, emptyDir: {} }
          initContainers:
            - { name: copy, image: "busybox:1.36", volumeMounts: [{ name: instance, mountPath: /from }] }
`,
    platform,
  );
  expect(out).toBe(`codeLocations:
  a:
    image: {repository: r, tag: "1"}
    port: 3030
    env: [{name: PYTHONPATH, value: /app}]
    volumes:
      - {name: cache, emptyDir: {}}
    volumeMounts:
      - {name: cache, mountPath: /cache}
dagster:
  runLauncher:
    config:
      k8sRunLauncher:
        runK8sConfig:
          containerConfig:
            env:
              - {name: ONLY_RUNS, value: "1"}
          podSpecConfig:
            volumes:
              - {name: instance, configMap: {name: x-dagster-instance}}
            initContainers:
              - {name: copy, image: "busybox:1.36", volumeMounts: [{name: instance, mountPath: /from}]}
`);
});

test('a location that keeps its configuration from its runs leaves the run launcher alone', () => {
  const { out } = imported(`dagster-user-deployments:
  deployments:
    - name: a
      image: { repository: r, tag: "1" }
      port: 3030
      includeConfigInLaunchedRuns: { enabled: false }
      env: [{ name: PYTHONPATH, value: /app }]
runLauncher:
  config: { k8sRunLauncher: { runK8sConfig: { containerConfig: { env: [{ name: PYTHONPATH, value: /app }] } } } }
`);
  expect(out.match(/PYTHONPATH/g)).toHaveLength(2);
});

test('the switch of the floe-dagster chart, which mounts nothing, does not take platform.yaml from the pods', () => {
  const nested = imported('floe: { externalPlatformConfig: { enabled: false } }\n');
  expect(nested.out).toBe('{}\n');
  expect(nested.found).toEqual([expect.stringMatching(/^1 warning FLOE8022 floe\.externalPlatformConfig\.enabled/)]);
  expect(imported('externalPlatformConfig: { enabled: false }\n').out).toBe(
    'externalPlatformConfig: {enabled: false}\n',
  );
});

test('an image that the floe-dagster chart gives to no Dagster pod is said to take effect', () => {
  const { out, found } = imported('image: { repository: ghcr.io/acme/floe, tag: "1" }\nreplicaCount: 3\n');
  expect(out).toContain('ghcr.io/acme/floe');
  expect(found).toEqual([
    expect.stringMatching(/^1 warning FLOE8027 image: /),
    expect.stringMatching(/^2 info FLOE8027 replicaCount: /),
  ]);
});

test('a comment above an item of a list stays above it', () => {
  const { out } = imported(
    'dagsterDaemon:\n  env:\n    # first\n    - name: A\n      value: a\n    # second\n    - name: B\n      value: b\n',
  );
  expect(out).toBe(
    'dagster:\n  dagsterDaemon:\n    env:\n      # first\n      - name: A\n        value: a\n      # second\n      - name: B\n        value: b\n',
  );
});

test('a part of the instance stays whose other parts are derived: it has an effect beside them', () => {
  const logs = `${platform}  compute_logs: { manager_type: s3, bucket: platform-logs }\n`;
  const chart = 'computeLogManager: {type: S3ComputeLogManager, config: {s3ComputeLogManager: {bucket: own-logs}}}\n';
  const { out } = imported(chart, logs);
  expect(out).toBe('dagster:\n  computeLogManager: {config: {s3ComputeLogManager: {bucket: own-logs}}}\n');
  expect(imported(out, logs).out).toBe(out);
});
