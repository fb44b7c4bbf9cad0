import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { containerContext, containerOf, renderedObjects } from './manifests';
import { PlatformFolder } from './platform-folder';
import { type RunningContainer, references, resolveReference, resolveVariable, start } from './runtime';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into manifests of many shapes
type Loose = any;

const fixtures = join(__dirname, 'fixtures/adr');
const deployment = 'floe-dagster-dagster-user-deployments-customer-analytics';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

function useAdrExample(): void {
  for (const environment of ['local', 'dev', 'prod']) folder.remove(`platform/${environment}`);
  folder.write('platform/prod/platform.yaml', readFileSync(join(fixtures, 'platform.yaml')));
  folder.write('platform/prod/values.yaml', readFileSync(join(fixtures, 'values.yaml')));
}

/** The code server of a location, and the main container of its runs, as they run. */
function pods(environment: string): Record<'server' | 'run', RunningContainer> {
  const objects = renderedObjects(folder, environment);
  const container = containerOf(objects, deployment);
  const { volumes } = objects.get(`Deployment/${deployment}`).spec.template.spec;
  const context = containerContext(container);
  const envFrom = context.env_config_maps.map((name: string) => ({ configMapRef: { name } }));
  const run = { env: context.env, envFrom, volumeMounts: context.volume_mounts };
  return { server: start(container, volumes, objects), run: start(run, context.volumes, objects) };
}

/** What a pod of the runtime finds, by the name that it looks for. */
function found(pod: RunningContainer): Record<string, string> {
  const platform = load(pod.files.get(resolveVariable(pod, 'FLOE_PLATFORM_FILE')) ?? '') as Loose;
  const python = references(platform).map((reference) => [reference, resolveReference(pod, reference)]);
  const dbt = ['POLARIS_CLIENT_ID', 'POLARIS_CLIENT_SECRET', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
  return Object.fromEntries([...python, ...dbt.map((name) => [name, resolveVariable(pod, name)])]);
}

test('the ADR’s prod example: Python and dbt find every credential, in the code server and in its runs', () => {
  useAdrExample();
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 3\nemptyAwsKeys: true');
  const expected = {
    'polaris-oauth-credentials': 'value of polaris-oauth-credentials/client-secret',
    POLARIS_CLIENT_ID: 'value of polaris-credentials/client-id',
    POLARIS_CLIENT_SECRET: 'value of polaris-credentials/client-secret',
    // The role is the account's; empty keys satisfy dbt, and AWS clients pass over them.
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
  };
  const { server, run } = pods('prod');
  expect(found(server)).toEqual(expected);
  expect(found(run)).toEqual(expected);
});

test('the ADR’s prod example: without the remedy dbt lacks nothing but the AWS keys', () => {
  useAdrExample();
  const { server } = pods('prod');
  expect(() => found(server)).toThrow('Env var required but not provided: AWS_ACCESS_KEY_ID');
});

test('the ADR’s prod example: what the code location does not name is not to be found', () => {
  useAdrExample();
  expect(() => resolveReference(pods('prod').server, 'marketing-polaris-oauth')).toThrow('not found');
});

test.each(['dev', 'local', 'prod'])(
  'the sample environment %s: Python and dbt find every credential',
  (environment) => {
    const { server, run } = pods(environment);
    expect(Object.keys(found(server)).length).toBeGreaterThanOrEqual(5);
    expect(found(run)).toEqual(found(server));
  },
);

test('the file form is found where no variable is', () => {
  folder.edit('platform/values.yaml', 'release:\n', 'secretsAs: files\nrelease:\n');
  const { server, run } = pods('prod');
  expect(server.variables.has('POLARIS_OAUTH_CREDENTIALS')).toBe(false);
  expect(found(run)).toMatchObject({
    'polaris-oauth-credentials': 'value of polaris-oauth-credentials/client-secret',
    POLARIS_CLIENT_SECRET: 'value of polaris-oauth-credentials/client-secret',
  });
});

test('a run pod differs from its code server where it should, and nowhere else', () => {
  folder.edit(
    'platform/prod/platform.yaml',
    'limits: { cpu: 8000m, memory: 16Gi }',
    'limits: { cpu: 8000m, memory: 16Gi }\n      env: { DUCKDB_THREADS: "8" }',
  );
  const objects = renderedObjects(folder, 'prod');
  const pod = objects.get(`Deployment/${deployment}`).spec.template.spec;
  const [container] = pod.containers;
  const context = containerContext(container);
  const own = ['DAGSTER_CURRENT_IMAGE', 'DAGSTER_PG_PASSWORD', 'DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT'];
  const shared = container.env.filter(({ name }: Loose) => !own.includes(name));
  expect(context.env).toEqual([...shared, { name: 'DUCKDB_THREADS', value: '8' }]);
  expect(context.volumes).toEqual(pod.volumes);
  expect(context.volume_mounts).toEqual(container.volumeMounts);
  expect(context.service_account_name).toBe(pod.serviceAccountName);
  expect(context.run_k8s_config.pod_spec_config.security_context).toEqual(pod.securityContext);
  expect(context.run_k8s_config.container_config.security_context).toEqual(container.securityContext);
  expect(container.resources).toEqual({
    requests: { cpu: '500m', memory: '1Gi' },
    limits: { cpu: '2000m', memory: '2Gi' },
  });
  expect(context.resources).toEqual({
    requests: { cpu: '2000m', memory: '8Gi' },
    limits: { cpu: '8000m', memory: '16Gi' },
  });
});
