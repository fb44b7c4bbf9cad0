import fc from 'fast-check';
import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import type { Values } from '../../lib/dagster/render';
import { type LintFinding, lintValues } from '../../lib/lint/lint';
import { locations, outline, release, valuesOf } from './values-of';

function lintAll(userValues: Values): LintFinding[] {
  return lintValues({ userValues, effectiveValues: coalesceWithDefaults(userValues), release });
}

test('pure defaults of the chart give a single note', () => {
  expect(lintAll({})).toEqual([
    {
      code: 'DAG025',
      severity: 'info',
      message: 'stdout and stderr of steps are not kept: the UI cannot show them, and they are gone with the pod',
      fix: expect.stringContaining('S3ComputeLogManager'),
      path: [],
    },
  ]);
});

test('findings come in the order of the values', () => {
  const values = `
migrate:
  enabled: true
busybox:
  image: { tag: stable }
${locations('deploymentNamespace: runs', 'codeServerArgs: [-m, code]')}`;
  expect(outline(values)).toEqual([
    'warning DAG029 migrate.enabled',
    'warning DAG014 busybox.image.tag',
    'warning DAG019 dagster-user-deployments.deployments.0.deploymentNamespace',
    'warning DAG015 dagster-user-deployments.deployments.1.codeServerArgs',
  ]);
});

test('a finding points at the nearest section that the user wrote', () => {
  const values = valuesOf('computeLogManager:\n  config: {}\n');
  expect(lintAll(values).map((finding) => finding.path)).toEqual([['computeLogManager']]);
});

test('two runs give the same findings, and the values stay as they were', () => {
  const values = valuesOf(
    locations('tolerations: [{ operator: Exists }]', 'envSecrets: [{ name: a, optional: true }]'),
  );
  const before = structuredClone(values);
  expect(lintAll(values)).toEqual(lintAll(values));
  expect(values).toEqual(before);
});

const paths = [
  'global',
  'global.dagsterHome',
  'global.postgresqlSecretName',
  'dagsterWebserver',
  'dagsterWebserver.workspace',
  'dagsterWebserver.workspace.servers',
  'dagsterWebserver.volumeMounts',
  'dagsterWebserver.annotations',
  'dagsterWebserver.securityContext',
  'dagsterWebserver.env',
  'dagit',
  'dagsterDaemon',
  'dagsterDaemon.runCoordinator.config.queuedRunCoordinator',
  'dagster-user-deployments',
  'dagster-user-deployments.deployments',
  'dagster-user-deployments.serviceAccount',
  'runLauncher',
  'runLauncher.type',
  'runLauncher.config.k8sRunLauncher',
  'runLauncher.config.k8sRunLauncher.resources',
  'runLauncher.config.k8sRunLauncher.runK8sConfig',
  'runLauncher.config.celeryK8sRunLauncher',
  'postgresql',
  'postgresql.postgresqlParams',
  'busybox.image',
  'concurrency',
  'concurrency.pools',
  'additionalInstanceConfig',
  'additionalInstanceConfig.concurrency',
  'computeLogManager',
  'extraManifests',
  'migrate',
  'flower',
  'pipelineRun',
];
const locationFields = [
  'name',
  'image',
  'port',
  'env',
  'envSecrets',
  'volumes',
  'volumeMounts',
  'resources',
  'annotations',
  'includeConfigInLaunchedRuns',
  'readinessProbe',
  'livenessProbe',
  'startupProbe',
  'codeServerArgs',
  'dagsterApiGrpcArgs',
  'initContainers',
  'securityContext',
];

function nested(path: string, value: unknown): Values {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Values;
}

test('values of any shape are read without a throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      lintAll(nested(path, value));
    }),
    { numRuns: 500 },
  );
});

test('code locations of any shape are read without a throw', () => {
  const field = fc.tuple(fc.constantFrom(...locationFields), fc.jsonValue());
  fc.assert(
    fc.property(fc.array(field), fc.constantFrom('K8sRunLauncher', 'CeleryK8sRunLauncher', null), (fields, type) => {
      const deployments = [{ name: 'orders', ...Object.fromEntries(fields) }, Object.fromEntries(fields)];
      lintAll({ 'dagster-user-deployments': { deployments }, runLauncher: { type } });
    }),
    { numRuns: 500 },
  );
});

test('each path leads into the values of the user', () => {
  const values = valuesOf(`
dagsterWebserver:
  image: { repository: acme/webserver, tag: latest }
generatePostgresqlPasswordSecret: false
${locations('nodeSelector: { pool: gpu }', 'envSecrets: [{ name: a, optional: true }]')}`);
  const findings = lintAll(values);
  expect(findings.length).toBeGreaterThan(3);
  for (const { path } of findings) {
    const found = path.reduce<unknown>((value, part) => (value as Record<string | number, unknown>)[part], values);
    expect(found).toBeDefined();
  }
});
