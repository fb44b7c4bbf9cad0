import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { formatPath } from '../../lib/diagnostics/diagnostic';
import { formatText } from '../../lib/diagnostics/format-text';
import { importValues } from '../../lib/import-values/import-values';
import { readPlatform } from '../../lib/import-values/read-platform';
import { readValues } from '../../lib/import-values/read-values';
import { validateFile } from '../../lib/validate/validate-file';
import { errors, PlatformFolder } from '../synth/platform-folder';

const folder = mkdtempSync(join(tmpdir(), 'floe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function imported(texts: readonly string[], platform?: string) {
  const files = texts.map((text, index) => write(`values-${index}.yaml`, text));
  const read = readValues(files);
  const beside = platform === undefined ? undefined : readPlatform(write('platform.yaml', platform)).parsed;
  return { ...importValues(read, beside), texts: read.texts };
}

function inShort({ severity, code, path = [], range }: Diagnostic): string {
  return `${range?.line} ${severity} ${code} ${formatPath(path)}`;
}

const floeChart = `# Analytics, prod
dagster:
  enabled: true
  dagsterWebserver:
    replicaCount: 1
  dagster-user-deployments:
    deployments:
      # The warehouse team's pipelines.
      - name: customer-analytics
        image: {repository: ghcr.io/acme/customer-analytics, tag: "1.10"} # quoted: 1.10 is a number
        port: 3030
        dagsterApiGrpcArgs: ["-m", "data.definitions"]
        env:
          - name: FLOE_PLATFORM_FILE
            value: /etc/floe/platform.yaml
          - name: POLARIS_OAUTH_CREDENTIALS
            valueFrom: {secretKeyRef: {name: polaris-oauth-credentials, key: client-secret}}
          - name: WAREHOUSE_PASSWORD
            value: hunter2-prod
          - name: LOG_LEVEL
            value: debug
        volumes:
          - name: platform
            configMap: {name: floe-infra-platform-config}
        volumeMounts:
          - {name: platform, mountPath: /etc/floe/platform.yaml, subPath: platform.yaml}
floe:
  externalPlatformConfig:
    enabled: true
    configMapName: floe-infra-platform-config
    configMapKey: platform.yaml
    catalog:
      type: polaris
      uri: https://polaris.internal/api/catalog
replicaCount: 3
`;

const platform = `version: "1.1.0"
catalogs:
  default:
    type: polaris
    uri: https://polaris.internal/api/catalog
    warehouse: demo
    credentials:
      mode: oauth2
      client_id: floe
      client_secret: {secret_ref: polaris-oauth-credentials}
      scope: PRINCIPAL_ROLE:DATA_ENGINEER
`;

test('brings values of the floe-dagster chart into the tiered form, with their comments', () => {
  expect(imported([floeChart], platform).text).toBe(`# Analytics, prod

externalPlatformConfig:
  configMapName: floe-infra-platform-config
replicaCount: 3
codeLocations:
  # The warehouse team's pipelines.
  customer-analytics:
    image: {repository: ghcr.io/acme/customer-analytics, tag: "1.10"} # quoted: 1.10 is a number
    port: 3030
    args: ["-m", "data.definitions"]
    env:
      - name: WAREHOUSE_PASSWORD
        valueFrom:
          secretKeyRef:
            name: customer-analytics-secrets
            key: warehouse-password
      - name: LOG_LEVEL
        value: debug
`);
});

test('says of each value why it is left out, at its line', () => {
  const { diagnostics, texts } = imported([floeChart], platform);
  const entry = 'dagster.dagster-user-deployments.deployments';
  expect([...diagnostics].sort((a, b) => (a.range?.line ?? 0) - (b.range?.line ?? 0)).map(inShort)).toEqual([
    '5 info FLOE8021 dagster.dagsterWebserver.replicaCount',
    `7 info FLOE8025 ${entry}`,
    `14 info FLOE8020 ${entry}[0].env[0]`,
    `16 info FLOE8020 ${entry}[0].env[1]`,
    `19 warning FLOE8024 ${entry}[0].env[2].value`,
    `23 info FLOE8020 ${entry}[0].volumes[0]`,
    `26 info FLOE8020 ${entry}[0].volumeMounts[0]`,
    '29 info FLOE8021 floe.externalPlatformConfig.enabled',
    '31 info FLOE8021 floe.externalPlatformConfig.configMapKey',
    '32 info FLOE8021 floe.externalPlatformConfig.catalog',
    '34 warning FLOE8023 floe.externalPlatformConfig.catalog.uri',
    '35 info FLOE8027 replicaCount',
  ]);
  const report = formatText(diagnostics, { color: false, textOf: (file) => texts.get(file) });
  expect(report).toContain(
    'put the value into a Secret "customer-analytics-secrets" under the key "warehouse-password"',
  );
  expect(report).toContain('under catalogs.default');
  expect(report).not.toContain('hunter2');
});

test('keeps a reference that platform.yaml does not make', () => {
  expect(imported([floeChart]).text).toContain('POLARIS_OAUTH_CREDENTIALS');
});

test('lays several files over each other as Helm does', () => {
  const { text } = imported([
    '# base\ndagsterDaemon: {heartbeatTolerance: 60}\npipelineRun: {env: {A: b}} # old\n',
    'dagsterDaemon:\n  heartbeatTolerance: 300 # slow disks\n',
  ]);
  expect(text).toContain('heartbeatTolerance: 300 # slow disks');
});

test('takes secrets out of lists, maps, texts and comments', () => {
  const { text = '', diagnostics } = imported([
    `dagsterDaemon:
  env:
    - {name: API_KEY, value: hunter2-a}
  annotations: {note: "postgres://floe:hunter2-c@db/floe"}
  # password: hunter2-b
  heartbeatTolerance: 300
runLauncher:
  config:
    k8sRunLauncher:
      envVars: ["PGPASSWORD=hunter2-d", "PLAIN"]
global: {postgresqlSecretName: db}
postgresql: {enabled: false, postgresqlHost: db}
generatePostgresqlPasswordSecret: false
`,
  ]);
  expect(diagnostics.filter(({ code }) => code === 'FLOE8024')).toHaveLength(4);
  expect(text).not.toContain('hunter2');
  expect(text).toContain('envVars: ["PGPASSWORD", "PLAIN"]');
  expect(text).toContain('# (left out)');
  expect(validateFile(write('out.yaml', text), { kind: 'values' }).diagnostics).toEqual([]);
});

test('writes anchors and merge keys out, since their home may move', () => {
  const { text } = imported([
    'x: &env {A: b}\ndagsterWebserver: {env: {<<: *env, C: d}}\ndagsterDaemon: {env: *env}\n',
  ]);
  expect(text).toBe('dagster:\n  dagsterWebserver: {env: {C: d, A: b}}\n  dagsterDaemon: {env: {A: b}}\n');
});

test('leaves a list alone whose entries have no names', () => {
  const { text, diagnostics } = imported([
    'dagster-user-deployments: {deployments: [{image: {repository: a}, port: 1}]}\n',
  ]);
  expect(text).toContain('deployments: [');
  expect(diagnostics.map(({ code }) => code)).toContain('FLOE8026');
});

test('leaves out what nothing reads, with the advice for a misspelt key', () => {
  const { text, diagnostics } = imported(['dagsterWebserver: {replicaCont: 3, nameOverride: web}\n']);
  expect(text).toBe('dagster:\n  dagsterWebserver: {nameOverride: web}\n');
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: 'FLOE8022', fix: 'did you mean replicaCount?' }) as Diagnostic,
  ]);
});

test('gives nothing for a file that is no YAML', () => {
  const { text, diagnostics } = imported(['a: [b\n']);
  expect(text).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toContain('FLOE1006');
});

test('gives values that synthesize beside their platform.yaml', () => {
  const environment = new PlatformFolder();
  try {
    environment.write(
      'platform/prod/values.yaml',
      imported([floeChart], environment.read('platform/prod/platform.yaml')).text ?? '',
    );
    expect(errors(environment.synthesize('prod').diagnostics)).toEqual([]);
  } finally {
    environment.delete();
  }
});
