import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { renderDagster } from '../../lib/dagster/render';
import type { Manifest } from '../../lib/manifest';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into manifests of many shapes
type Loose = any;

const release = { name: 'analytics', namespace: 'data' };
const entry = {
  image: { repository: 'r', tag: '1', pullPolicy: 'Always' },
  dagsterApiGrpcArgs: ['-m', 'x'],
  port: 3030,
};
const prefix = 'analytics-dagster-user-deployments';

function render(deployments: readonly object[], more: object = {}): Map<string, Loose> {
  const values = { ...more, 'dagster-user-deployments': { deployments } };
  const { manifests, failures } = renderDagster(coalesceWithDefaults(values), release);
  expect(failures).toEqual([]);
  return new Map(manifests.map((manifest: Manifest) => [`${manifest.kind}/${manifest.metadata.name}`, manifest]));
}

function contextOf(objects: Map<string, Loose>, name: string): Loose {
  const { env } = objects.get(`Deployment/${prefix}-${name}`).spec.template.spec.containers[0];
  return JSON.parse(env.find((one: Loose) => one.name.endsWith('CONTAINER_CONTEXT')).value).k8s;
}

test('a code location with an account of its own: rendered, bound to the role, named by server and runs', () => {
  const annotations = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/A' };
  const objects = render([
    { ...entry, name: 'a', serviceAccount: { annotations } },
    { ...entry, name: 'b' },
  ]);
  const shared = objects.get(`ServiceAccount/${prefix}-user-deployments`);
  expect(objects.get(`ServiceAccount/${prefix}-a`)).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: `${prefix}-a`, labels: shared.metadata.labels, annotations },
    automountServiceAccountToken: false,
  });
  expect(objects.get(`RoleBinding/${prefix}-rolebinding`).subjects).toEqual([
    { kind: 'ServiceAccount', name: `${prefix}-user-deployments` },
    { kind: 'ServiceAccount', name: `${prefix}-a` },
  ]);
  for (const [name, account] of [
    ['a', `${prefix}-a`],
    ['b', `${prefix}-user-deployments`],
  ] as const) {
    expect(objects.get(`Deployment/${prefix}-${name}`).spec.template.spec.serviceAccountName).toBe(account);
    expect(contextOf(objects, name).service_account_name).toBe(account);
  }
});

test('an account that is in the namespace already is bound and not rendered; the shared one goes when nobody uses it', () => {
  const objects = render([
    { ...entry, name: 'a', serviceAccount: { create: false, name: 'theirs' } },
    { ...entry, name: 'b', serviceAccount: { name: 'ours' } },
  ]);
  const accounts = [...objects.keys()].filter((name) => name.startsWith('ServiceAccount/'));
  expect(accounts).toEqual(['ServiceAccount/analytics-dagster', 'ServiceAccount/ours']);
  expect(objects.get(`RoleBinding/${prefix}-rolebinding`).subjects.map(({ name }: Loose) => name)).toEqual([
    'theirs',
    'ours',
  ]);
});

test('runs get resources, variables, placement and security apart from the server’s', () => {
  const server = {
    name: 'a',
    resources: { limits: { cpu: '1' } },
    env: [
      { name: 'X', value: 'server' },
      { name: 'Y', value: 'both' },
    ],
  };
  const runs = {
    resources: { limits: { cpu: '8' } },
    env: { X: 'run', Z: 3 },
    nodeSelector: { pool: 'runs' },
    affinity: { nodeAffinity: {} },
    tolerations: [{ key: 'runs' }],
    podSecurityContext: { runAsUser: 1000 },
    securityContext: { privileged: false },
  };
  const objects = render([{ ...entry, ...server, runs }]);
  expect(contextOf(objects, 'a')).toMatchObject({
    resources: { limits: { cpu: '8' } },
    env: [
      { name: 'Y', value: 'both' },
      { name: 'X', value: 'run' },
      { name: 'Z', value: '3' },
    ],
    run_k8s_config: {
      pod_spec_config: {
        automount_service_account_token: true,
        node_selector: { pool: 'runs' },
        affinity: { nodeAffinity: {} },
        tolerations: [{ key: 'runs' }],
        security_context: { runAsUser: 1000 },
      },
      container_config: { security_context: { privileged: false } },
    },
  });
  const pod = objects.get(`Deployment/${prefix}-a`).spec.template.spec;
  expect(pod.containers[0].resources).toEqual({ limits: { cpu: '1' } });
  expect(pod.containers[0].env.slice(-2)).toEqual(server.env);
  expect(pod.nodeSelector).toBeUndefined();
});

test('rollOnConfigChange restarts the pods that read a configuration, and no others', () => {
  const annotations = (more: object, key: string) =>
    render([{ ...entry, name: 'a' }], { rollOnConfigChange: true, ...more }).get(key).spec.template.metadata
      .annotations;
  const names = {
    webserver: 'Deployment/analytics-dagster-webserver',
    daemon: 'Deployment/analytics-dagster-daemon',
    location: `Deployment/${prefix}-a`,
  };
  const changed = (more: object) =>
    Object.entries(names)
      .filter(([, key]) => JSON.stringify(annotations({}, key)) !== JSON.stringify(annotations(more, key)))
      .map(([name]) => name);
  expect(changed({ telemetry: { enabled: false } })).toEqual(['webserver', 'daemon', 'location']);
  expect(changed({ dagsterWebserver: { env: { A: 'b' } } })).toEqual(['webserver']);
  expect(changed({ dagsterDaemon: { env: { A: 'b' } } })).toEqual(['daemon']);
  expect(changed({ pipelineRun: { env: { A: 'b' } } })).toEqual([]);
  expect(changed({ global: { dagsterHome: '/home' } })).toEqual(['webserver', 'daemon', 'location']);
});
