import type { VerifyContext } from '../../../lib/verify/finding';
import { checkReferences } from '../../../lib/verify/references/references';
import { type Change, changedEnvironment, containerContext, context, inShort } from '../sample-environment';

const pod = ['spec', 'template', 'spec'] as const;
const daemon = 'Deployment/daemon';
const orders = 'Deployment/orders';

function messages(changes: readonly Change[], given: Partial<VerifyContext> = {}): string[] {
  return checkReferences(changedEnvironment(changes), { ...context, ...given }).map(({ message }) => message);
}

function inContext(k8s: Record<string, unknown>): Change {
  const value = JSON.stringify({ k8s: { ...containerContext.k8s, ...k8s } });
  return [orders, [...pod, 'containers', 0, 'env', 0, 'value'], value];
}

function declared(existing: Partial<VerifyContext['existing']>): Partial<VerifyContext> {
  return { existing: { ...context.existing, ...existing } };
}

test.each<[string, Change, Partial<VerifyContext['existing']>]>([
  [
    'ConfigMap',
    [daemon, [...pod, 'containers', 0, 'envFrom', 0, 'configMapRef', 'name'], 'theirs'],
    { configMaps: ['theirs'] },
  ],
  ['ServiceAccount', [daemon, [...pod, 'serviceAccountName'], 'theirs'], { serviceAccounts: ['theirs'] }],
  ['account of a binding', ['RoleBinding/runs', ['subjects', 0, 'name'], 'theirs'], { serviceAccounts: ['theirs'] }],
  ['Secret', [orders, [...pod, 'imagePullSecrets', 0, 'name'], 'theirs'], { secrets: ['theirs'] }],
  [
    'claim',
    [daemon, [...pod, 'volumes', 1, 'persistentVolumeClaim', 'claimName'], 'theirs'],
    { persistentVolumeClaims: ['theirs'] },
  ],
  ['Service', ['StatefulSet/postgresql', ['spec', 'serviceName'], 'theirs'], { services: ['theirs'] }],
])('takes a declared %s for one that exists', (_, change, existing) => {
  expect(messages([change])).toHaveLength(1);
  expect(messages([change], declared(existing))).toEqual([]);
});

test('assumes Secrets unless references are strict, and still checks the keys of those that it knows', () => {
  const absent: Change = [orders, [...pod, 'imagePullSecrets', 0, 'name'], 'absent'];
  const wrongKey: Change = [daemon, [...pod, 'containers', 0, 'env', 1, 'valueFrom', 'secretKeyRef', 'key'], 'wrong'];
  expect(messages([absent], { references: 'assume' })).toEqual([]);
  expect(messages([absent, wrongKey], { references: 'assume' })).toEqual([
    'the Secret "database" has no key "wrong"; it has "postgresql-password"',
  ]);
});

test('suggests the name or key that was meant', () => {
  const name: Change = [daemon, [...pod, 'containers', 0, 'envFrom', 0, 'configMapRef', 'name'], 'run-setings'];
  const key: Change = [daemon, [...pod, 'volumes', 0, 'configMap', 'items', 0, 'key'], 'dagster.yml'];
  expect(messages([name])[0]).toBe(
    'the ConfigMap "run-setings" that is named here is neither rendered nor declared; did you mean "run-settings"?',
  );
  expect(messages([key])[0]).toContain('it has "dagster.yaml"; did you mean "dagster.yaml"?');
});

test('says which run pods need an object, and where', () => {
  const [message] = messages([
    inContext({
      namespace: 'runs',
      service_account_name: 'default',
      env_config_maps: ['run-settings'],
      volumes: [],
      volume_mounts: [],
    }),
  ]);
  expect(message).toBe(
    'the ConfigMap "run-settings" that run pods (container context of Deployment floe/orders) need in namespace "runs" ' +
      'is neither rendered nor declared; it is rendered in namespace "floe", not in "runs"',
  );
});

test.each([
  [
    'env',
    { env: [{ name: 'A', value_from: { config_map_key_ref: { name: 'absent', key: 'a' } } }] },
    'k8s.env.0.value_from.config_map_key_ref.name',
  ],
  ['volumes', { volumes: [{ name: 'platform', configMap: { name: 'absent' } }] }, 'k8s.volumes.0.configMap.name'],
  ['image_pull_secrets', { image_pull_secrets: [{ name: 'absent' }] }, 'k8s.image_pull_secrets.0.name'],
  ['env_secrets', { env_secrets: ['absent'] }, 'k8s.env_secrets.0'],
  ['service_account_name', { service_account_name: 'absent' }, 'k8s.service_account_name'],
  [
    'a container of the pod',
    { run_k8s_config: { pod_spec_config: { init_containers: [{ env_from: [{ secret_ref: { name: 'absent' } }] }] } } },
    'k8s.run_k8s_config.pod_spec_config.init_containers.0.env_from.0.secret_ref.name',
  ],
  [
    'the run container',
    { run_k8s_config: { container_config: { envFrom: [{ configMapRef: { name: 'absent' } }] } } },
    'k8s.run_k8s_config.container_config.envFrom.0.configMapRef.name',
  ],
])('follows %s of the container context', (_, k8s, inner) => {
  const found = checkReferences(changedEnvironment([inContext(k8s)]), context);
  expect(found.map((finding) => finding.inner?.join('.'))).toEqual([inner]);
});

test.each([
  ['env_config_maps: [absent]', 'env_config_maps.0'],
  ['env_secrets: [absent]', 'env_secrets.0'],
  ['service_account_name: absent', 'service_account_name'],
  ['instance_config_map: absent', 'instance_config_map'],
  ['image_pull_secrets: [{name: absent}]', 'image_pull_secrets.0.name'],
  ['volumes: [{name: a, secret: {secret_name: absent}}]', 'volumes.0.secret.secret_name'],
  ['volume_mounts: [{name: absent, mount_path: /a}]', 'volume_mounts.0.name'],
  [
    'run_k8s_config: {pod_spec_config: {image_pull_secrets: [{name: absent}]}}',
    'run_k8s_config.pod_spec_config.image_pull_secrets.0.name',
  ],
])('follows %s of the run launcher', (line, inner) => {
  const text = `run_launcher:\n  config:\n    ${line}\n`;
  const found = checkReferences(changedEnvironment([['ConfigMap/instance', ['data', 'dagster.yaml'], text]]), context);
  expect(found.map(inShort)).toEqual([expect.stringContaining(`data.dagster.yaml > run_launcher.config.${inner}`)]);
});

test('looks up a name that the daemon has in its environment', () => {
  const variable: Change = [daemon, [...pod, 'containers', 0, 'env', 0, 'value'], 'absent'];
  expect(messages([variable])).toEqual([
    'the ConfigMap "absent" that run pods (run launcher of ConfigMap floe/instance) need is neither rendered nor declared',
  ]);
  const unknown: Change = [daemon, [...pod, 'containers', 0, 'env', 0, 'name'], 'OTHER'];
  expect(messages([unknown])).toEqual([]);
});

test('knows the keys of a Secret that an ExternalSecret makes', () => {
  const key: Change = [
    daemon,
    [...pod, 'containers', 0, 'env', 1, 'valueFrom', 'secretKeyRef'],
    { name: 'polaris', key: 'made' },
  ];
  const made = (spec: Record<string, unknown>): Change => ['ExternalSecret/polaris', ['spec', 'target'], spec];
  const needed = (change?: Change): string[] => messages(change === undefined ? [key] : [key, change]).sort();
  expect(needed()[0]).toBe('the Secret "polaris" has no key "made"; it has "client-secret"');
  expect(needed(made({ template: { data: { made: '{{ .x }}' } } }))).toEqual([
    'the Secret "polaris" has no key "client-secret"; it has "made"',
  ]);
  expect(needed(made({ template: { mergePolicy: 'Merge', data: { made: '{{ .x }}' } } }))).toEqual([]);
  expect(needed(made({ creationPolicy: 'Merge' }))).toEqual([]);
  expect(needed(made({ name: 'renamed' }))[0]).toContain('the Secret "polaris"');
});

test('does not judge hosts outside the namespace', () => {
  const workspace = (host: string): Change => [
    'ConfigMap/workspace',
    ['data', 'workspace.yaml'],
    `load_from: [{grpc_server: {host: ${host}}}]`,
  ];
  for (const host of [
    'localhost',
    '10.0.0.1',
    'code.other',
    'code.other.svc.cluster.local',
    'code.example.com',
    'orders.floe.svc.cluster.local.',
  ]) {
    expect(messages([workspace(host)])).toEqual([]);
  }
  for (const host of ['code', 'code.floe', 'code.floe.svc', 'code.floe.svc.cluster.local']) {
    expect(messages([workspace(host)])[0]).toContain('the Service "code"');
  }
});

test('says how to mend a missing Service: by declaring it only where the values have a list of Services', () => {
  const change: Change = ['StatefulSet/postgresql', ['spec', 'serviceName'], 'absent'];
  const { services: _, ...without } = context.existing;
  const fixOf = (existing: VerifyContext['existing']) =>
    checkReferences(changedEnvironment([change]), { ...context, existing })[0]?.fix;
  expect(fixOf(context.existing)).toContain('existing.services: ["absent"]');
  expect(fixOf(without)).toBe('correct the name, or render the Service');
});
