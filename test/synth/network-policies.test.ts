import { renderedObjects } from './manifests';
import { errors, lines, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const platform = (environment: string) => `platform/${environment}/platform.yaml`;

function switchOn(environment: string, policies = 'enabled: true, default_rule: deny-all'): void {
  folder.edit(
    platform(environment),
    'infrastructure:\n',
    `infrastructure:\n  network: { network_policies: { ${policies} } }\n`,
  );
}

function policies(environment: string): Record<string, { podSelector: unknown; policyTypes: string[] }> {
  const found = [...renderedObjects(folder, environment)].filter(([name]) => name.startsWith('NetworkPolicy/'));
  return Object.fromEntries(found.map(([name, { spec }]) => [name.replace('NetworkPolicy/floe-dagster-', ''), spec]));
}

const capacityFindings = (environment: string) =>
  lines(folder.synthesize(environment).diagnostics).filter((text) => /FLOE317|FLOE409/.test(text));

const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP', port }));
const pods = (labels: Record<string, string>) => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'floe-dagster', ...labels } },
});
const webserver = pods({ 'app.kubernetes.io/name': 'dagster', component: 'dagster-webserver' });
const daemon = pods({ 'app.kubernetes.io/name': 'dagster', component: 'dagster-daemon' });
const codeServers = pods({ 'app.kubernetes.io/name': 'dagster-user-deployments', component: 'user-deployments' });
const runs = { podSelector: { matchExpressions: [{ key: 'dagster/run-id', operator: 'Exists' }] } };

test('there are none unless platform.yaml or the values ask for them', () => {
  expect(policies('prod')).toEqual({});
});

test('everything is closed, and what the flow needs is open', () => {
  switchOn('prod');
  const database = { ports: tcp(5432) };
  const kubernetes = { ports: tcp(443, 6443) };
  const grpc = { to: [codeServers], ports: tcp(3030) };
  const services = { ports: tcp(443, 4317, 5000, 8181) };
  expect(policies('prod')).toEqual({
    'default-deny': { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    dns: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{ ports: [{ protocol: 'UDP', port: 53 }, ...tcp(53)] }],
    },
    webserver: {
      ...webserver,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: tcp(80) }],
      egress: [grpc, database, kubernetes],
    },
    daemon: { ...daemon, policyTypes: ['Egress'], egress: [grpc, database, kubernetes] },
    'code-servers': {
      ...codeServers,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [webserver, daemon], ports: tcp(3030) }],
      egress: [database, services],
    },
    runs: { ...runs, policyTypes: ['Egress'], egress: [database, kubernetes, services] },
  });
  expect(capacityFindings('prod')).toEqual([]);
});

test('the bundled database lets in the pods of the release and their runs, and nothing out', () => {
  folder.edit(
    platform('local'),
    '  network:\n',
    '  network:\n    network_policies: { enabled: true, default_rule: deny-all }\n',
  );
  const { database, daemon: daemonPolicy } = policies('local');
  const selector = { podSelector: { matchLabels: { app: 'postgresql', release: 'floe-dagster' } } };
  expect(database).toEqual({
    ...selector,
    policyTypes: ['Ingress'],
    ingress: [{ from: [webserver, daemon, codeServers, runs], ports: tcp(5432) }],
  });
  expect(daemonPolicy).toMatchObject({
    egress: expect.arrayContaining([{ to: [selector], ports: tcp(5432) }]) as unknown,
  });
  // LocalStack keeps the compute logs of local.
  expect(daemonPolicy).toMatchObject({ egress: expect.arrayContaining([{ ports: tcp(4566) }]) as unknown });
  expect(capacityFindings('local')).toEqual([]);
});

test('every selector of a pod that is rendered selects one', () => {
  switchOn('prod');
  const { diagnostics } = folder.synthesize('prod');
  expect(diagnostics.filter(({ code }) => code === 'FLOE4093')).toEqual([]);
});

test('the operator switches them on or off, says who calls the webserver, and opens more for runs', () => {
  const values = 'platform/prod/values.yaml';
  const egress = '{ ports: [{ protocol: TCP, port: 5439 }] }';
  const from = '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } } }';
  folder.edit(
    values,
    'replicaCount: 3',
    `replicaCount: 3\nnetworkPolicies: { enabled: true, webserverFrom: [${from}], egress: [${egress}] }`,
  );
  const found = policies('prod');
  expect(found['webserver']).toMatchObject({
    ingress: [
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }],
        ports: tcp(80),
      },
    ],
  });
  for (const name of ['code-servers', 'runs']) {
    expect(found[name]).toMatchObject({ egress: expect.arrayContaining([{ ports: tcp(5439) }]) as unknown });
  }
  folder.edit(values, 'networkPolicies: { enabled: true', 'networkPolicies: { enabled: false');
  switchOn('prod');
  expect(policies('prod')).toEqual({});
});

test('a zone of the release’s namespace opens it to and for other namespaces', () => {
  switchOn(
    'prod',
    'enabled: true, default_rule: deny-all, zones: { floe: { allowed_ingress: [monitoring], allowed_egress: [lake] }, monitoring: {}, lake: {} }',
  );
  const { webserver: policy, runs: runPolicy } = policies('prod');
  const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
  expect(policy).toMatchObject({ ingress: [{ ports: tcp(80) }, { from: [namespace('monitoring')] }] });
  expect(runPolicy).toMatchObject({ egress: expect.arrayContaining([{ to: [namespace('lake')] }]) as unknown });
  expect(capacityFindings('prod')).toEqual([]);
});

test.each([
  ['allow everything', 'enabled: true, default_rule: allow-all', 'warning FLOE3172', 'network_policies.default_rule'],
  [
    'have zones of other namespaces alone',
    'enabled: true, default_rule: deny-all, zones: { lake: {} }',
    'warning FLOE3172',
    'network_policies.zones',
  ],
  [
    'name a zone that does not exist',
    'enabled: true, default_rule: deny-all, zones: { floe: { allowed_egress: [lakee] } }',
    'warning FLOE3172',
    'network_policies.zones.floe.allowed_egress[0]',
  ],
])('policies that %s are reported', (_, text, code, path) => {
  switchOn('prod', text);
  expect(capacityFindings('prod')).toEqual([
    expect.stringMatching(`${code} infrastructure.network.${path.replaceAll(/[[\]]/g, '\\$&')}$`),
  ]);
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([]);
});

test('an endpoint that a Secret holds is reported, since its port is not known', () => {
  switchOn('prod');
  folder.edit(platform('prod'), 'endpoint: ""', 'endpoint: { secret_ref: storage-endpoint }');
  expect(capacityFindings('prod')).toEqual([expect.stringContaining('warning FLOE3173 storage.default.endpoint')]);
});

test('Celery workers are reported as not covered', () => {
  folder.edit(
    'platform/prod/values.yaml',
    '\ndagster:\n',
    '\ndagster:\n  runLauncher: { type: CeleryK8sRunLauncher }\n',
  );
  switchOn('prod');
  expect(lines(folder.synthesize('prod').diagnostics)).toContainEqual(
    expect.stringContaining('warning FLOE3174 dagster.runLauncher.type'),
  );
});
