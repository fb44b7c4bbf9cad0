import { changeLines, deployment, difference, object } from '../objects';

const role = (rules: unknown[]) => object('rbac.authorization.k8s.io/v1', 'Role', 'reader', { rules });
const configMap = (data: Record<string, string>) => object('v1', 'ConfigMap', 'files', { data });

test('the same objects have no differences', () => {
  const diff = difference([deployment('a'), role([])], [role([]), deployment('a')]);
  expect([diff.objects, diff.security, diff.unchanged]).toEqual([[], [], 2]);
});

test('an element of a list is known by its key, wherever it stands', () => {
  const env = (...entries: [string, string][]) => ({
    container: { env: entries.map(([name, value]) => ({ name, value })) },
  });
  const before = deployment('a', env(['A', '1'], ['B', '2'], ['C', '3']));
  const after = deployment('a', env(['C', '3'], ['B', '5'], ['A', '1'], ['D', '4']));
  expect(changeLines(difference([before], [after]))).toEqual([
    'changed spec.template.spec.containers[main].env[B].value: "2" → "5"',
    'added spec.template.spec.containers[main].env[D]:  → {"name":"D","value":"4"}',
  ]);
});

test('ports are known by number and protocol, mounts by path, volumes by name', () => {
  const pod = (ports: unknown[], volumeMounts: unknown[], volumes: unknown[]) =>
    deployment('a', { container: { ports, volumeMounts }, pod: { volumes } });
  const before = pod(
    [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53 }],
    [
      { name: 'v', mountPath: '/a' },
      { name: 'w', mountPath: '/b' },
    ],
    [
      { name: 'v', emptyDir: {} },
      { name: 'w', emptyDir: {} },
    ],
  );
  const after = pod(
    [
      { containerPort: 53, name: 'dns' },
      { containerPort: 53, protocol: 'UDP' },
    ],
    [
      { name: 'w', mountPath: '/b', readOnly: true },
      { name: 'v', mountPath: '/a' },
    ],
    [
      { name: 'w', emptyDir: {} },
      { name: 'v', emptyDir: { medium: 'Memory' } },
    ],
  );
  expect(changeLines(difference([before], [after]))).toEqual([
    'added spec.template.spec.containers[main].ports[53/TCP].name:  → "dns"',
    'added spec.template.spec.containers[main].volumeMounts[/b].readOnly:  → true',
    'added spec.template.spec.volumes[v].emptyDir.medium:  → "Memory"',
  ]);
});

test('order is told where it means something: arguments, init containers, variables that refer to variables', () => {
  const init = (...names: string[]) => ({ pod: { initContainers: names.map((name) => ({ name, image: 'a:1' })) } });
  expect(
    changeLines(difference([deployment('a', init('x', 'y', 'z'))], [deployment('a', init('z', 'x', 'new', 'y'))])),
  ).toEqual([
    'added spec.template.spec.initContainers[new]:  → {"name":"new","image":"a:1"}',
    'reordered spec.template.spec.initContainers: ["x","y","z"] → ["z","x","new","y"]',
  ]);
  const args = (...list: string[]) => ({ container: { args: list } });
  expect(changeLines(difference([deployment('a', args('-m', 'b'))], [deployment('a', args('b', '-m'))]))).toEqual([
    'changed spec.template.spec.containers[main].args: ["-m","b"] → ["b","-m"]',
  ]);
  const host = { name: 'HOST', value: 'a' };
  const url = { name: 'URL', value: 'http://$(HOST)/' };
  const other = { name: 'OTHER', value: '1' };
  const env = (...list: unknown[]) => ({ container: { env: list } });
  expect(
    changeLines(difference([deployment('a', env(host, url, other))], [deployment('a', env(other, url, host))])),
  ).toEqual(['reordered spec.template.spec.containers[main].env: ["HOST","URL"] → ["URL","HOST"]']);
  expect(changeLines(difference([deployment('a', env(host, other))], [deployment('a', env(other, host))]))).toEqual([]);
});

test('rules of a Role are what they grant, however they are split', () => {
  const before = role([{ apiGroups: [''], resources: ['pods', 'secrets'], verbs: ['get', 'list'] }]);
  const split = role([
    { apiGroups: [''], resources: ['secrets'], verbs: ['list', 'get'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
  ]);
  expect(changeLines(difference([before], [split]))).toEqual([]);
  const more = role([
    { apiGroups: ['', 'apps'], resources: ['secrets'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: [''], resources: ['pods'], resourceNames: ['one'], verbs: ['get'] },
  ]);
  expect(changeLines(difference([before], [more]))).toEqual([
    'added rules[apps/secrets]:  → ["get","list","watch"]',
    'removed rules[pods]: ["get","list"] → ',
    'added rules[pods:one]:  → ["get"]',
    'changed rules[secrets]: ["get","list"] → ["get","list","watch"]',
  ]);
});

test('lists without a key are compared by content: tolerations, subjects, policy rules', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((key) => ({ key, effect: 'NoSchedule' }));
  expect(
    changeLines(
      difference(
        [deployment('x', { pod: { tolerations: [a, b] } })],
        [deployment('x', { pod: { tolerations: [b, a] } })],
      ),
    ),
  ).toEqual([]);
  expect(
    changeLines(
      difference(
        [deployment('x', { pod: { tolerations: [a, b] } })],
        [deployment('x', { pod: { tolerations: [c, a] } })],
      ),
    ),
  ).toEqual([
    'removed spec.template.spec.tolerations[]: {"key":"b","effect":"NoSchedule"} → ',
    'added spec.template.spec.tolerations[]:  → {"key":"c","effect":"NoSchedule"}',
  ]);
});

test('a YAML text in a ConfigMap is compared as data; layout and comments are told, and are no change', () => {
  const before = configMap({ 'dagster.yaml': 'run_launcher:\n  module: a\n  class: B\nlist: [1, 2]\n' });
  const layout = configMap({ 'dagster.yaml': '# why\nlist:\n    - 1\n    - 2\nrun_launcher: {class: B, module: a}\n' });
  const diff = difference([before], [layout]);
  expect([diff.objects, diff.layoutOnly]).toEqual([[], ['ConfigMap floe/files data["dagster.yaml"]']]);
  const changed = configMap({ 'dagster.yaml': 'run_launcher:\n  module: c\n  class: B\nlist: [1, 2]\n' });
  expect(changeLines(difference([before], [changed]))).toEqual([
    'changed data["dagster.yaml"] › run_launcher.module: "a" → "c"',
  ]);
});

test('a JSON text in a variable is compared as data', () => {
  const context = (text: string) => deployment('a', { container: { env: [{ name: 'CONTEXT', value: text }] } });
  const before = context('{"k8s": {"env_vars": ["A"], "volumes": [{"name": "v"}, {"name": "w"}]}}');
  const same = context('{"k8s":{"volumes":[{"name":"w"},{"name":"v"}],"env_vars":["A"]}}');
  expect(changeLines(difference([before], [same]))).toEqual([]);
  expect(changeLines(difference([before], [context('{"k8s": {"env_vars": ["A"], "volumes": []}}')]))).toEqual([
    'changed spec.template.spec.containers[main].env[CONTEXT].value › k8s.volumes: [{"name":"v"},{"name":"w"}] → []',
  ]);
});

test('a text that is no data is one value', () => {
  expect(changeLines(difference([configMap({ 'a.yaml': 'a: [' })], [configMap({ 'a.yaml': 'a: 1' })]))).toEqual([
    'changed data["a.yaml"]: "a: [" → "a: 1"',
  ]);
});

test('objects are paired by group, kind, namespace and name; one of another version is the same', () => {
  const old = object('autoscaling/v1', 'HorizontalPodAutoscaler', 'a', { spec: { maxReplicas: 2 } });
  const diff = difference([old], [{ ...old, apiVersion: 'autoscaling/v2' }, object('v1', 'Service', 'a')]);
  expect(diff.objects.map(({ status, object: { kind } }) => `${status} ${kind}`)).toEqual(['created Service']);
});

test('environments are compared after their own identity is taken out', () => {
  const environment = (name: string, namespace: string, release: string) => {
    const daemon = deployment(`${release}-daemon`, {
      container: {
        env: [
          { name: 'HOST', value: `${release}-webserver.${namespace}.svc.cluster.local` },
          { name: 'DB', value: `db.${name}.acme.internal` },
          { name: 'OTEL_RESOURCE_ATTRIBUTES', value: `deployment.environment=${name}` },
          { name: 'IMAGE', value: `ghcr.io/acme/app:${name}` },
        ],
      },
    });
    return {
      manifests: [{ ...daemon, metadata: { ...daemon.metadata, namespace, labels: { environment: name } } }],
      identity: { environment: name, namespace, release },
    };
  };
  const [dev, prod] = [environment('dev', 'floe-dev', 'dagster-dev'), environment('prod', 'data', 'dagster')];
  const diff = difference(dev.manifests, prod.manifests, [dev, prod]);
  expect(changeLines(diff)).toEqual([
    'changed spec.template.spec.containers[main].env[IMAGE].value: "ghcr.io/acme/app:dev" → "ghcr.io/acme/app:prod"',
  ]);
  expect(diff.takenOut).toEqual([
    'namespace floe-dev → data',
    'release dagster-dev → dagster',
    'environment dev → prod',
  ]);
});

test('a rename is found by content, optimally and whatever the order', () => {
  const named = (name: string, args: string[]) => deployment(name, { container: { args } });
  const before = [named('a', ['1', '2']), named('b', ['3'])];
  const after = [named('c', ['3']), named('d', ['1', '2'])];
  for (const [left, right] of [
    [before, after],
    [[...before].reverse(), after],
    [before, [...after].reverse()],
  ] as const) {
    const diff = difference(left, right);
    expect(
      diff.objects.map(({ status, formerName, object: { name }, impact }) => [status, formerName, name, impact]),
    ).toEqual([
      ['renamed', 'b', 'c', { kind: 'recreate', text: 'b → c: deleted, then created, and its pods stop' }],
      ['renamed', 'a', 'd', { kind: 'recreate', text: 'a → d: deleted, then created, and its pods stop' }],
    ]);
  }
  const other = object('v1', 'ConfigMap', 'x', { data: { a: '1' } });
  const unlike = object('v1', 'ConfigMap', 'y', { data: { b: '2' } });
  expect(difference([other], [unlike]).objects.map(({ status }) => status)).toEqual(['deleted', 'created']);
});

test('equal quantities are no change where Kubernetes parses one, and no pod rolls', () => {
  const equal: [string, string | number][] = [
    ['1000m', '1'],
    ['1', 1],
    ['0.5', '500m'],
    ['1Gi', '1024Mi'],
    ['1073741824', '1Gi'],
    ['1e3', '1k'],
    ['0', '0m'],
    ['+1', '1.0'],
    ['1.5Gi', '1536Mi'],
  ];
  for (const [one, other] of equal) {
    const pods = (quantity: unknown) =>
      deployment('a', {
        container: {
          resources: { limits: { x: quantity }, requests: { x: quantity } },
          env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: quantity } } }],
        },
        pod: { volumes: [{ name: 'v', emptyDir: { sizeLimit: quantity } }], overhead: { podFixed: { cpu: quantity } } },
      });
    const objects = (quantity: unknown) => [
      pods(quantity),
      object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'requests.cpu': quantity } } }),
      object('v1', 'LimitRange', 'l', {
        spec: { limits: [{ type: 'Container', max: { cpu: quantity }, default: { cpu: quantity } }] },
      }),
      object('v1', 'PersistentVolumeClaim', 'c', { spec: { resources: { requests: { storage: quantity } } } }),
      object('v1', 'PersistentVolume', 'p', { spec: { capacity: { storage: quantity } } }),
      deployment('runs', {
        container: {
          env: [{ name: 'C', value: JSON.stringify({ k8s: { resources: { limits: { cpu: quantity } } } }) }],
        },
      }),
    ];
    const found = difference(objects(one), objects(other));
    expect([one, other, found.objects]).toEqual([one, other, []]);
    expect(found.layoutOnly.length).toBe(String(one) === String(other) ? 1 : 11);
  }
});

test('other quantities, and texts that only look like quantities, are changes', () => {
  const limits = (cpu: string) => deployment('a', { container: { resources: { limits: { cpu } } } });
  expect(changeLines(difference([limits('1000m')], [limits('1001m')]))).toEqual([
    'changed spec.template.spec.containers[main].resources.limits.cpu: "1000m" → "1001m"',
  ]);
  expect(changeLines(difference([limits('1M')], [limits('1Mi')]))).toHaveLength(1);
  expect(changeLines(difference([limits('x')], [limits('y')]))).toHaveLength(1);
  const variable = (value: string) => deployment('a', { container: { env: [{ name: 'A', value }] } });
  expect(changeLines(difference([variable('1000m')], [variable('1')]))).toHaveLength(1);
  const data = (value: string) => object('v1', 'ConfigMap', 'c', { data: { cpu: value, 'a.yaml': `cpu: ${value}\n` } });
  expect(changeLines(difference([data('1000m')], [data('1')]))).toHaveLength(2);
});
