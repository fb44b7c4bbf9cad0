import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPath } from '../../lib/diagnostics/diagnostic';
import { renderTemplate } from '../../lib/template/render-template';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function template(layers: string[], options: { verbose?: boolean; ignoreSubcharts?: boolean } = {}) {
  const files = layers.map((text, index) => {
    const file = join(folder, `${index}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  const rendered = renderTemplate({ release: { name: 'analytics', namespace: 'data' }, files, ...options });
  return {
    ...rendered,
    found: rendered.diagnostics
      .filter(({ code }) => code !== 'DAG025')
      .map(
        ({ range, severity, code, path }) =>
          `${range?.line}:${range?.column} ${severity} ${code} ${formatPath(path ?? [])}`,
      ),
  };
}

test('renders the chart’s defaults in Helm’s order of installation', () => {
  const { manifests, found } = template([]);
  expect(found).toEqual([]);
  expect(manifests.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1])).toEqual([
    'ServiceAccount',
    'Secret',
    'ConfigMap',
    'Role',
    'RoleBinding',
    'Service',
    'Deployment',
    'StatefulSet',
  ]);
});

test('merges several files as Helm does, the last one winning', () => {
  const { manifests } = template([
    'dagsterWebserver: { replicaCount: 2, annotations: { a: "1", b: "2" } }\n',
    'dagsterWebserver: { replicaCount: 5, annotations: { b: null } }\n',
  ]);
  const webserver = manifests.find(
    ({ metadata }) => metadata.name === 'analytics-dagster-webserver' && metadata.annotations,
  );
  expect(webserver).toMatchObject({ spec: { replicas: 5 }, metadata: { annotations: { a: '1' } } });
});

test('warns of unknown keys with their right place', () => {
  const { found, diagnostics, manifests } = template([
    `dagsterWebServer: { replicaCount: 2 }
dagsterWebserver:
  replicas: 3
postgresql:
  auth: { password: x }
deployments: []
`,
  ]);
  expect(found).toEqual([
    '1:1 warning FLOE3009 dagsterWebServer',
    '3:3 warning FLOE3009 dagsterWebserver.replicas',
    '5:11 warning FLOE3009 postgresql.auth.password',
    '6:1 warning FLOE3009 deployments',
  ]);
  expect(diagnostics.filter(({ code }) => code === 'FLOE3009').map(({ fix }) => fix)).toEqual([
    'did you mean dagsterWebserver?',
    'did you mean replicaCount?',
    'did you mean postgresql.postgresqlPassword?',
    'did you mean dagster-user-deployments.deployments?',
  ]);
  expect(manifests.length).toBeGreaterThan(20);
});

test('warns of values without an effect, with the reason; repeated defaults only on request', () => {
  const values = `runLauncher:
  config:
    celeryK8sRunLauncher: { workerQueues: [{ name: dagster, replicaCount: 4 }] }
telemetry: { enabled: true }
`;
  expect(template([values]).found).toEqual(['3:5 warning FLOE3030 runLauncher.config.celeryK8sRunLauncher']);
  expect(template([values], { verbose: true }).found).toContain('4:14 info FLOE3031 telemetry.enabled');
});

test('a key that the chart passes on and Kubernetes does not know is said once', () => {
  const deployment = '{ name: a, image: { repository: r, tag: t }, port: 1, env: [{ name: A, valueFom: {} }] }';
  const { found } = template([`dagster-user-deployments: { deployments: [${deployment}] }\n`]);
  expect(found.filter((finding) => finding.includes('valueFom'))).toEqual([
    '1:114 error FLOE4001 dagster-user-deployments.deployments[0].env[0].valueFom',
  ]);
});

test('a field that no supported Kubernetes knows is an error, one newer than cdk8s-plus-28 is rendered', () => {
  expect(template(['dagsterWebserver: { securityContext: { runAsUsr: 1 } }\n']).found).toEqual([
    '1:40 error FLOE4001 dagsterWebserver.securityContext.runAsUsr',
  ]);
  const { manifests, found } = template([
    'dagsterWebserver: { podSecurityContext: { supplementalGroupsPolicy: Strict }, volumes: [{ name: v, image: { reference: a } }] }\n',
  ]);
  expect(found).toEqual([]);
  const webserver = manifests.find(({ kind, metadata }) => kind === 'Deployment' && /webserver/.test(metadata.name));
  expect(JSON.stringify(webserver)).toContain('"supplementalGroupsPolicy":"Strict"');
  expect(JSON.stringify(webserver)).toContain('"image":{"reference":"a"}');
});

test('a foot-gun is a warning, and can be silenced with a reason', () => {
  const values = 'dagsterWebserver: { image: { tag: latest } }\n';
  expect(template([values]).found).toEqual([expect.stringMatching(/^1:\d+ warning DAG024 dagsterWebserver/)]);
  expect(template([`${values}floe: { lints: { DAG024: "pinned by digest elsewhere" } }\n`]).found).toEqual([]);
  expect(template([`${values}floe: { lints: { DAG024: "" } }\n`]).found).toContainEqual(
    expect.stringMatching(/FLOE3020 floe.lints/),
  );
});

test('bundled brokers are refused with the way to bring one’s own, and left out on request', () => {
  const values = 'rabbitmq: { enabled: true }\nrunLauncher: { type: CeleryK8sRunLauncher }\n';
  const refused = template([values]);
  expect(refused.manifests).toEqual([]);
  expect(refused.found[0]).toMatch(/^1:\d+ error FLOE3008 rabbitmq/);
  const { manifests } = template([values], { ignoreSubcharts: true });
  expect(manifests.length).toBeGreaterThan(20);
});

test('settings of a bundled broker that is left out are not called unused: the chart would run it', () => {
  const { diagnostics } = template(['rabbitmq: { enabled: true, volumePermissions: { enabled: true } }\n'], {
    ignoreSubcharts: true,
  });
  expect(diagnostics.filter(({ code }) => code === 'FLOE3030').map(({ message, fix }) => [message, fix])).toEqual([
    ['this has no effect: the bundled RabbitMQ is left out of what is rendered here', 'run a broker of your own'],
  ]);
});

test('an unknown key that no other key can stand for is to be removed, and why', () => {
  const entry = '{ name: a, port: 1, replicaCount: 2, image: { repository: r, tag: "1", pullPolicy: Always } }';
  const { diagnostics } = template([`dagster-user-deployments: { deployments: [${entry}] }\n`]);
  expect(diagnostics.filter(({ code }) => code === 'FLOE3009').map(({ fix }) => fix)).toEqual([
    'remove it: the chart always runs one pod of it',
  ]);
});

test('a file that cannot be read is one fault, and nothing is rendered', () => {
  const { manifests, diagnostics } = renderTemplate({
    release: { name: 'a', namespace: 'b' },
    files: ['/nowhere.yaml'],
  });
  expect([manifests, diagnostics.map(({ code }) => code)]).toEqual([[], ['FLOE1001']]);
});

test('keeps quiet about values that serve others through an anchor, and not about those others', () => {
  const { found } = template([
    `x-image: &image {repository: ghcr.io/acme/dagster, tag: "1"}
x-none: {a: 1}
dagsterWebserver: {image: *image}
dagsterDaemon: {enabled: false, image: *image}
rabbitmq: {volumePermissions: &unused {enabled: false}}
redis: {volumePermissions: *unused}
`,
  ]);
  expect(found.filter((line) => line.includes('FLOE3030'))).toEqual([
    '2:1 warning FLOE3030 x-none',
    '4:33 warning FLOE3030 dagsterDaemon.image',
    '6:1 warning FLOE3030 redis',
  ]);
});
