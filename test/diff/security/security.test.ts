import type { Manifest } from '../../../lib/manifest';
import { accessLines, deployment, object } from '../objects';

const rbac = 'rbac.authorization.k8s.io/v1';
const binding = (name: string) =>
  object(rbac, 'RoleBinding', 'a', {
    roleRef: { kind: 'Role', name: 'r' },
    subjects: [{ kind: 'ServiceAccount', name, namespace: 'floe' }],
  });
const withSecret = (...keys: string[]) =>
  deployment('a', {
    container: { env: keys.map((key) => ({ name: key, valueFrom: { secretKeyRef: { name: 'db', key } } })) },
  });
const account = (annotations: Record<string, string>, rest = {}) =>
  object('v1', 'ServiceAccount', 'a', { metadata: { annotations }, ...rest });
const namespace = (level: string) =>
  object('v1', 'Namespace', 'a', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': level } } });
const secured = (securityContext: Record<string, unknown>, pod = {}) =>
  deployment('a', { container: { securityContext }, pod });
const service = (spec: Record<string, unknown>) => object('v1', 'Service', 'a', { spec });
const ingress = (host: string, tls: boolean) =>
  object('networking.k8s.io/v1', 'Ingress', 'a', {
    spec: { rules: [{ host, http: { paths: [{ path: '/' }] } }], ...(tls ? { tls: [{ hosts: [host] }] } : {}) },
  });
const guarded = (annotations: Record<string, string>) =>
  object('networking.k8s.io/v1', 'Ingress', 'a', { metadata: { annotations: { other: 'x', ...annotations } } });
const policy = (spec: Record<string, unknown>) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', 'a', { spec: { podSelector: {}, ...spec } });
const image = (name: string) => deployment('a', { container: { image: name } });
const digest = `@sha256:${'a'.repeat(64)}`;

/** Each rule: what is narrower, what is wider, and what is said of the way to and fro. */
const cases: readonly (readonly [
  rule: string,
  narrow: readonly Manifest[],
  wide: readonly Manifest[],
  to: string,
  fro: string,
])[] = [
  [
    'role-bindings',
    [],
    [binding('x')],
    'binds ServiceAccount floe x to Role r',
    'no longer binds ServiceAccount floe x to Role r',
  ],
  [
    'secret-references',
    [withSecret('a')],
    [withSecret('a', 'b')],
    'its pods get key b of Secret db',
    'its pods no longer get key b of Secret db',
  ],
  [
    'secret-keys',
    [],
    [object('v1', 'Secret', 's', { data: { password: 'aHVudGVyMg==' } })],
    'a literal secret stands in a manifest: key password',
    'a literal secret is gone from the manifests: key password',
  ],
  [
    'provided-secrets',
    [],
    [object('bitnami.com/v1alpha1', 'SealedSecret', 's', { spec: { encryptedData: { key: 'AgBx' } } })],
    'the cluster gets the secret key',
    'the cluster no longer gets the secret key',
  ],
  [
    'cloud-roles',
    [account({})],
    [account({ 'eks.amazonaws.com/role-arn': 'arn:x' })],
    'its pods act as arn:x in the cloud',
    'its pods no longer act as arn:x in the cloud',
  ],
  [
    'account-tokens',
    [deployment('a', { pod: { automountServiceAccountToken: false } })],
    [deployment('a')],
    'the account’s token is now mounted into pods',
    'the account’s token is no longer mounted into pods',
  ],
  [
    'pod-security-level',
    [namespace('restricted')],
    [namespace('baseline')],
    'enforces Pod Security baseline, before restricted',
    'enforces Pod Security restricted, before baseline',
  ],
  [
    'pod-security',
    [secured({})],
    [secured({ privileged: true })],
    'container main is privileged',
    'no longer: container main is privileged',
  ],
  [
    'pod-security',
    [deployment('a')],
    [deployment('a', { pod: { hostNetwork: true } })],
    'pods share the Network of their node',
    'no longer: pods share the Network of their node',
  ],
  [
    'pod-security',
    [deployment('a')],
    [deployment('a', { pod: { volumes: [{ name: 'h', hostPath: { path: '/etc' } }] } })],
    'pods mount /etc of their node',
    'no longer: pods mount /etc of their node',
  ],
  [
    'pod-security',
    [secured({})],
    [secured({ capabilities: { add: ['NET_ADMIN'] } })],
    'container main has the capability NET_ADMIN',
    'no longer: container main has the capability NET_ADMIN',
  ],
  [
    'pod-security',
    [secured({ allowPrivilegeEscalation: false })],
    [secured({})],
    'container main may gain privileges',
    'no longer: container main may gain privileges',
  ],
  [
    'pod-security',
    [secured({ runAsNonRoot: true })],
    [secured({})],
    'container main may run as root, if its image does',
    'no longer: container main may run as root, if its image does',
  ],
  [
    'pod-security',
    [secured({ readOnlyRootFilesystem: true })],
    [secured({})],
    'container main may write to its root file system',
    'no longer: container main may write to its root file system',
  ],
  [
    'pod-security',
    [secured({ capabilities: { drop: ['ALL'] } })],
    [secured({})],
    'container main keeps the default capabilities',
    'no longer: container main keeps the default capabilities',
  ],
  [
    'pod-security',
    [secured({ seccompProfile: { type: 'RuntimeDefault' } })],
    [secured({})],
    'container main runs without a seccomp profile',
    'no longer: container main runs without a seccomp profile',
  ],
  [
    'service-exposure',
    [service({ type: 'ClusterIP' })],
    [service({ type: 'NodePort' })],
    'its type is NodePort, before ClusterIP',
    'its type is ClusterIP, before NodePort',
  ],
  [
    'service-exposure',
    [service({ type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'] })],
    [service({ type: 'LoadBalancer' })],
    'anybody may reach the load balancer',
    'only 10.0.0.0/8 may reach the load balancer',
  ],
  [
    'ingress-exposure',
    [],
    [ingress('a.example.com', true)],
    'serves a.example.com/ by https',
    'no longer serves a.example.com/ by https',
  ],
  [
    'ingress-guards',
    [guarded({ 'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8' })],
    [guarded({})],
    'nginx.ingress.kubernetes.io/whitelist-source-range no longer keeps people out',
    'nginx.ingress.kubernetes.io/whitelist-source-range keeps people out',
  ],
  [
    'network-policies',
    [policy({})],
    [],
    'no longer closes ingress of the pods it selected',
    'closes ingress of the pods it selects, but for its rules',
  ],
  [
    'network-policies',
    [policy({})],
    [policy({ ingress: [{ ports: [{ port: 80 }] }] })],
    'opens ingress from anybody, TCP 80',
    'closes ingress from anybody, TCP 80',
  ],
  [
    'images',
    [image(`ghcr.io/acme/app${digest}`)],
    [image('ghcr.io/acme/app:1.0')],
    'container main runs a tag, which can move, before a digest',
    'container main runs a digest, before a tag',
  ],
  [
    'literal-secrets',
    [deployment('a')],
    [deployment('a', { container: { env: [{ name: 'DB_PASSWORD', value: 'hunter2-prod' }] } })],
    'a literal secret stands in a manifest: a literal value of "DB_PASSWORD" at spec.template.spec.containers[0].env[0].value',
    'a literal secret is gone from the manifests: a literal value of "DB_PASSWORD" at spec.template.spec.containers[0].env[0].value',
  ],
];

test.each(cases)('%s: %#', (rule, narrow, wide, to, fro) => {
  expect(accessLines(narrow, wide)).toEqual([`broadens ${rule}: ${to}`]);
  expect(accessLines(wide, narrow)).toEqual([`narrows ${rule}: ${fro}`]);
});

test('another registry widens access, another name in the same registry and another account are told', () => {
  expect(accessLines([image('ghcr.io/acme/app:1')], [image('docker.io/evil/app:1')])).toEqual([
    'broadens images: container main runs docker.io/evil/app, before ghcr.io/acme/app',
  ]);
  expect(accessLines([image('ghcr.io/acme/app:1')], [image('ghcr.io/acme/other:1')])).toEqual([
    'changes images: container main runs ghcr.io/acme/other, before ghcr.io/acme/app',
  ]);
  expect(accessLines([image('ghcr.io/acme/app:1')], [image('ghcr.io/acme/app:2')])).toEqual([]);
  expect(accessLines([deployment('a')], [deployment('a', { pod: { serviceAccountName: 'b' } })])).toEqual([
    'changes account-tokens: its pods run as ServiceAccount b, before as default',
  ]);
});

test('another role in the cloud may be a wider one, and an ingress without TLS is another one', () => {
  const arn = 'eks.amazonaws.com/role-arn';
  expect(accessLines([account({ [arn]: 'a' })], [account({ [arn]: 'b' })])).toEqual([
    'broadens cloud-roles: its pods act as b in the cloud, before as a',
  ]);
  expect(accessLines([ingress('a.example.com', true)], [ingress('a.example.com', false)])).toEqual([
    'broadens ingress-exposure: serves a.example.com/ by http (without TLS)',
    'narrows ingress-exposure: no longer serves a.example.com/ by https',
  ]);
});

test('a container that comes from a registry that none was of widens access, from one of theirs it does not', () => {
  const two = (image: string) =>
    deployment('a', {
      pod: { initContainers: [{ name: 'setup', image }] },
      container: { image: 'ghcr.io/acme/app:1' },
    });
  const one = image('ghcr.io/acme/app:1');
  expect(accessLines([one], [two('quay.io/evil/setup:1')])).toContain(
    'broadens images: container setup comes with quay.io/evil/setup, of a registry that no container had here',
  );
  expect(accessLines([one], [two('ghcr.io/acme/setup:1')])).toEqual([]);
  expect(accessLines([], [two('quay.io/evil/setup:1')])).toEqual([]);
});

test('a guard of an Ingress that is another one is told', () => {
  const key = 'nginx.ingress.kubernetes.io/auth-url';
  expect(accessLines([guarded({ [key]: 'https://a' })], [guarded({ [key]: 'https://b' })])).toEqual([
    `changes ingress-guards: ${key} keeps people out in another way`,
  ]);
});

test('rules that are split or reordered change nothing', () => {
  const one = object(rbac, 'Role', 'a', {
    rules: [{ apiGroups: [''], resources: ['a', 'b'], verbs: ['get', 'list'] }],
  });
  const two = object(rbac, 'Role', 'a', {
    rules: [
      { apiGroups: [''], resources: ['b'], verbs: ['list', 'get'] },
      { apiGroups: [''], resources: ['a'], verbs: ['get', 'list'] },
    ],
  });
  expect(accessLines([one], [two])).toEqual([]);
});
