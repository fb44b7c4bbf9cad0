import { containerOf, renderedObjects, variables } from './manifests';
import { errors, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const customer = 'floe-dagster-dagster-user-deployments-customer-analytics';
const marketing = 'floe-dagster-dagster-user-deployments-marketing-attribution';

test('the form nested under floe: renders what the top-level form renders', () => {
  const top = folder.synthesize('prod').environments;
  const text = folder.read('platform/prod/values.yaml');
  const [floe, dagster] = [text.slice(0, text.indexOf('\ndagster:')), text.slice(text.indexOf('\ndagster:'))];
  folder.write('platform/prod/values.yaml', `floe:\n${floe.replaceAll(/^/gm, '  ')}\n${dagster}`);
  expect(folder.synthesize('prod').environments).toEqual(top);
});

test('each location gets the credentials of the profiles that its own artifacts resolve to, and no others', () => {
  const objects = renderedObjects(folder, 'local');
  expect(variables(containerOf(objects, customer))).toMatchObject({
    AWS_ACCESS_KEY_ID: 'aws-credentials:access-key-id',
    AWS_SECRET_ACCESS_KEY: 'aws-credentials:secret-access-key',
    POLARIS_CLIENT_ID: 'polaris-client-id:client-id',
    POLARIS_CLIENT_SECRET: 'polaris-client-secret:client-secret',
  });
  expect(variables(containerOf(objects, marketing))).toMatchObject({
    AWS_ACCESS_KEY_ID: 'marketing-aws-credentials:access-key-id',
    POLARIS_CLIENT_ID: 'marketing-polaris-client-id:client-id',
    MARKETING_POLARIS_CLIENT_SECRET: 'marketing-polaris-client-secret:client-secret',
  });
  const text = (name: string) => JSON.stringify(objects.get(`Deployment/${name}`));
  expect(text(customer)).not.toContain('marketing');
  expect(text(marketing)).not.toMatch(/"(aws-credentials|polaris-client-(id|secret))"/);
});

test('secretBindings rebinds name, key and variable of a reference', () => {
  folder.edit(
    'platform/prod/values.yaml',
    'replicaCount: 3',
    'replicaCount: 3\nsecretBindings:\n  polaris-oauth-credentials: { secretName: vault-polaris, key: secret, env: POLARIS_TOKEN }',
  );
  expect(variables(containerOf(renderedObjects(folder, 'prod'), customer))).toMatchObject({
    POLARIS_CLIENT_SECRET: 'vault-polaris:secret',
    POLARIS_TOKEN: 'vault-polaris:secret',
  });
});

test('a platform ConfigMap that exists already is mounted and not rendered', () => {
  folder.edit(
    'platform/prod/values.yaml',
    'configMapName: floe-platform-config',
    'configMapName: shared\n  existing: true',
  );
  const objects = renderedObjects(folder, 'prod');
  expect([...objects.keys()].filter((name) => /ConfigMap\/(shared|floe-platform)/.test(name))).toEqual([]);
  const { volumes } = objects.get(`Deployment/${customer}`).spec.template.spec;
  expect(volumes).toContainEqual({ name: 'floe-platform-config', configMap: { name: 'shared' } });
});

test('a platform ConfigMap that nobody renders is a reference that lands nowhere', () => {
  const mount = 'dagster:\n  dagsterWebserver:\n    envConfigMaps: [{ name: not-there }]\n';
  folder.edit('platform/prod/values.yaml', 'dagster:\n', mount);
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([
    expect.stringMatching(
      /^platform\/prod\/values.yaml:31:\d+ error FLOE40\d\d dagster.dagsterWebserver.envConfigMaps/,
    ),
  ]);
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 3\nexisting: { configMaps: [not-there] }');
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([]);
});

test('compiled artifacts come by ConfigMap where that is switched on, one for each location', () => {
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 3\ncompiledArtifacts: { enabled: true }');
  const objects = renderedObjects(folder, 'prod');
  const name = 'floe-dagster-dagster-compiled-artifacts-customer-analytics';
  const configMap =
    objects.get(`ConfigMap/${name}`) ?? objects.get(`ConfigMap/${name.replace('dagster-dagster', 'dagster')}`);
  const content = configMap.data['compiled_artifacts.json'];
  expect(content).toBe(folder.read('platform/prod/artifacts/customer-analytics.json'));
  expect(containerOf(objects, customer).volumeMounts).toContainEqual({
    name: 'floe-compiled-artifacts',
    mountPath: '/app/.floe/compiled_artifacts.json',
    subPath: 'compiled_artifacts.json',
    readOnly: true,
  });
});

test('layers merge as Helm merges: maps deeply, lists replaced, null deletes', () => {
  folder.edit(
    'platform/prod/values.yaml',
    'dagster:\n',
    `codeLocations:
  marketing-attribution: null
  customer-analytics:
    args: ["-m", "other"]
    securityContext: { capabilities: null }
dagster:
  dagsterWebserver:
    livenessProbe: { periodSeconds: 7, timeoutSeconds: null }
`,
  );
  folder.remove('platform/prod/artifacts/marketing-attribution.json');
  const objects = renderedObjects(folder, 'prod');
  expect(objects.has(`Deployment/${marketing}`)).toBe(false);
  const container = containerOf(objects, customer);
  expect(container.args.slice(-2)).toEqual(['-m', 'other']);
  expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false });
  expect(containerOf(objects, 'floe-dagster-dagster-webserver').livenessProbe).toEqual({
    httpGet: { path: '/server_info', port: 80 },
    periodSeconds: 7,
    failureThreshold: 3,
  });
});

test('a comment in platform.yaml changes the ConfigMap and restarts nothing; a value restarts what mounts it', () => {
  const deployment = () => renderedObjects(folder, 'prod').get(`Deployment/${customer}`);
  const before = deployment();
  folder.edit('platform/prod/platform.yaml', 'version: "1.3.0"', '# a remark\nversion: "1.3.0"');
  expect(deployment()).toEqual(before);
  folder.edit('platform/prod/platform.yaml', 'threads: 4', 'threads: 8');
  expect(deployment().spec.template.metadata.annotations).not.toEqual(before.spec.template.metadata.annotations);
});

test('imagePullSecrets reach every pod, code locations and runs too', () => {
  folder.edit(
    'platform/prod/values.yaml',
    'replicaCount: 3',
    'replicaCount: 3\nimagePullSecrets: [{ name: registry }]',
  );
  const objects = renderedObjects(folder, 'prod');
  for (const name of [customer, 'floe-dagster-dagster-webserver', 'floe-dagster-daemon']) {
    expect(objects.get(`Deployment/${name}`).spec.template.spec.imagePullSecrets).toEqual([{ name: 'registry' }]);
  }
});

test('references: strict makes a Secret that nobody provides an error', () => {
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 3\nreferences: strict');
  const found = errors(folder.synthesize('prod').diagnostics);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((line) => /FLOE403\d|FLOE404\d/.test(line))).toBe(true);
});

test('the floe-dagster chart’s values file is accepted as the base of an environment', () => {
  folder.write(
    'platform/prod/values.yaml',
    folder
      .read('platform/prod/values.yaml')
      .replace(
        'replicaCount: 3',
        'replicaCount: 3\nfloe:\n  externalSecrets: { enabled: false }\n  platformSpec: { enabled: false, content: "" }',
      ),
  );
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([]);
});
