import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdrFolder, adrFixtures } from './adr-folder';
import { containerContext, containerOf, renderedObjects, variables } from './manifests';
import { lines } from './platform-folder';

const location = 'floe-dagster-dagster-user-deployments-customer-analytics';

let folder: AdrFolder;
beforeEach(() => {
  folder = new AdrFolder();
});
afterEach(() => folder.delete());

test('the ADR’s examples, verbatim over our base values, render with the warnings that they deserve', () => {
  const { published, diagnostics } = folder.publish();
  expect(published).toBe(true);
  expect(lines(diagnostics)).toEqual([
    'platform/prod/platform.yaml:13:17 warning FLOE2050 storage.default.credentials.role_arn',
    'platform/prod/platform.yaml:39:21 warning FLOE2051 observability.lineage_endpoint',
    'platform/values.yaml:10:3 warning FLOE3004 codeLocations.customer-analytics',
    'platform/values.yaml:28:3 warning FLOE3004 codeLocations.marketing-attribution',
    'platform/prod/values.yaml:11:1 info DAG025 dagster',
  ]);
});

test('what the operator says in the ADR’s form is what runs: replicas, resources, the platform ConfigMap', () => {
  const objects = renderedObjects(folder, 'prod');
  const webserver = objects.get('Deployment/floe-dagster-dagster-webserver');
  expect(webserver.spec.replicas).toBe(3);
  expect(webserver.spec.template.spec.containers[0].resources).toEqual({
    requests: { cpu: '500m', memory: '1Gi' },
    limits: { cpu: '2000m', memory: '4Gi' },
  });
  const platform = objects.get('ConfigMap/floe-platform-config').data['platform.yaml'];
  expect(platform).toBe(readFileSync(join(adrFixtures, 'platform.yaml'), 'utf8'));
});

test('both the Python side and dbt find their credentials; what the operator injects wins and stands once', () => {
  const container = containerOf(renderedObjects(folder, 'prod'), location);
  expect(variables(container)).toMatchObject({
    POLARIS_CLIENT_ID: 'polaris-credentials:client-id',
    POLARIS_CLIENT_SECRET: 'polaris-credentials:client-secret',
    POLARIS_OAUTH_CREDENTIALS: 'polaris-oauth-credentials:client-secret',
    POLARIS_SCOPE: 'PRINCIPAL_ROLE:DATA_ENGINEER',
    AWS_REGION: 'us-east-1',
    FLOE_PLATFORM_FILE: '/etc/floe/platform.yaml',
  });
  const names = container.env.map((entry: { name: string }) => entry.name);
  expect(new Set(names).size).toBe(names.length);
});

test('run pods get what code servers get: env, volumes, mounts, account', () => {
  const objects = renderedObjects(folder, 'prod');
  const pod = objects.get(`Deployment/${location}`).spec.template.spec;
  const container = pod.containers[0];
  const context = containerContext(container);
  const own = ['DAGSTER_CURRENT_IMAGE', 'DAGSTER_PG_PASSWORD', 'DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT'];
  expect(context.env).toEqual(container.env.filter((entry: { name: string }) => !own.includes(entry.name)));
  expect(context.volumes).toEqual(pod.volumes);
  expect(context.volume_mounts).toEqual(container.volumeMounts);
  expect(context.service_account_name).toBe(pod.serviceAccountName);
});

test('no pod of the release but code servers and their runs sees a credential of theirs', () => {
  const objects = renderedObjects(folder, 'prod');
  for (const name of ['floe-dagster-dagster-webserver', 'floe-dagster-daemon']) {
    const text = JSON.stringify(objects.get(`Deployment/${name}`));
    expect(text).not.toContain('polaris');
    expect(text).not.toContain('AWS_');
  }
});
