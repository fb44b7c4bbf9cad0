import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { floe } from './run-floe';

const fixtures = join(__dirname, '../schema');
const adr = {
  floe: readFileSync(join(fixtures, 'floe-spec/fixtures/adr-floe.yaml'), 'utf8'),
  platform: readFileSync(join(fixtures, 'platform/fixtures/adr-platform.yaml'), 'utf8'),
  values: readFileSync(join(__dirname, '../synth/fixtures/adr/values.yaml'), 'utf8'),
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** `line:column code path: message` of what is found, without the file. */
async function findings(name: string, text: string, ...options: string[]): Promise<string[]> {
  const { stdout } = await floe('validate', '--format', 'json', ...options, write(name, text));
  const found: { code: string; path?: string; message: string; fix?: string }[] = JSON.parse(stdout).diagnostics;
  return found.map(({ code, path, fix }) => `${code} ${path ?? ''}${fix === undefined ? '' : `: ${fix}`}`);
}

test('files of every kind are told apart by their names, in one run, and the valid ones are named', async () => {
  const pin = 'platform_config_version: "platform-config-v1.2.3"\n';
  const files = [
    write('floe.yaml', adr.floe),
    write('.floe/platform-prod.yaml', 'version: "1.2.0"\n'),
    write('charts/floe-dagster/values-prod.yaml', adr.values),
    write('.floe/platform-version.yaml', pin),
  ];
  const { status, stdout, stderr } = await floe('validate', ...files);
  expect([status, stderr]).toEqual([0, '']);
  const kinds = ['floe', 'platform', 'values', 'platform-version'];
  expect(stdout).toBe(files.map((file, at) => `${file}: valid (${kinds[at]})\n`).join(''));
});

test('the ADR’s platform file is valid under any environment’s folder', async () => {
  for (const environment of ['local', 'dev', 'prod']) {
    const file = write(`platform/${environment}/platform.yaml`, adr.platform);
    expect(await floe('validate', file)).toMatchObject({ status: 0, stdout: `${file}: valid (platform)\n` });
  }
});

test('a base is read for credentials too, and what is wrong in it is said once', async () => {
  const base = write(
    'values.yaml',
    'replicaCont: 3\ndagster: { dagsterWebserver: { env: { DB_PASSWORD: hunter2abc } } }\n',
  );
  const over = [write('dev/values.yaml', '{}\n'), write('prod/values.yaml', '{}\n')];
  const { status, stdout } = await floe('validate', '--format', 'json', '-f', base, ...over, ...over);
  const found: { code: string; file: string }[] = JSON.parse(stdout).diagnostics;
  expect(status).toBe(1);
  expect(found.map(({ code, file }) => [code, file])).toEqual([
    ['FLOE2002', base],
    ['FLOE2071', base],
  ]);
});

test('a file of another name is read as --kind says', async () => {
  expect((await floe('validate', '--kind', 'floe', write('pipeline.yaml', adr.floe))).status).toBe(0);
  expect((await floe('validate', '--kind', 'platform', write('pipeline.yaml', adr.floe))).status).toBe(1);
});

test('faults of all files come in one run', async () => {
  const files = [write('floe.yaml', 'name: a\n'), write('platform.yaml', 'storage:\n'), join(root, 'values.yaml')];
  const { status, stderr } = await floe('validate', ...files);
  expect(status).toBe(1);
  for (const code of ['FLOE2001', 'FLOE2003', 'FLOE1001']) expect(stderr).toContain(code);
  expect(stderr).toContain('3 errors');
});

test('keys of another tier in values are sent to it', async () => {
  expect(await findings('values.yaml', 'catalogs: {}\ntransforms: []\nlayers: {}\n')).toEqual([
    'FLOE2002 catalogs: move it to platform.yaml (Tier 2); values hold what only Kubernetes knows',
    'FLOE2002 transforms: move it to floe.yaml (Tier 1); values hold what only Kubernetes knows',
    'FLOE2002 layers: move it to platform.yaml (Tier 2); values hold what only Kubernetes knows',
  ]);
});

test('a number of the wrong place is shown as it is read, in values that are laid over each other', async () => {
  const { stderr } = await floe('validate', write('values.yaml', 'resources: 3\n'));
  expect(stderr).toContain('found a number (3), expected a map');
});

test('all that another tier decides is named in one run, in whatever spelling', async () => {
  const values = `polarisUri: x
s3Endpoint: x
schedules: []
externalPlatformConfig: { catalog: { uri: "http://p" } }
codeLocations: { a: { image: "a:1", port: 3030, storage: default, env: { POLARIS_URI: "http://p:8181" } } }
`;
  expect((await findings('values.yaml', values)).map((line) => line.replace(/; .*/, ''))).toEqual([
    'FLOE2002 polarisUri: move it to platform.yaml (Tier 2)',
    'FLOE2002 s3Endpoint: move it to platform.yaml (Tier 2)',
    'FLOE2002 schedules: move it to floe.yaml (Tier 1)',
    'FLOE3007 externalPlatformConfig.catalog.uri: say it in platform/<env>/platform.yaml',
    'FLOE3009 codeLocations.a.storage: remove it',
    "FLOE3007 codeLocations.a.env.POLARIS_URI: say it in the environment's platform.yaml and remove it here",
  ]);
});

test('an endpoint in values is refused, wherever the keys of the chart would take one', async () => {
  const values = 'externalPlatformConfig:\n  enabled: true\n  storage: { endpoint: "http://minio:9000" }\n';
  expect(await findings('values.yaml', values)).toEqual([
    'FLOE3007 externalPlatformConfig.storage.endpoint: say it in platform/<env>/platform.yaml',
  ]);
});

test('an endpoint in a variable of a code location or of runs is refused, with its field of platform.yaml', async () => {
  const values = `codeLocations:
  a:
    env: { POLARIS_URI: "http://polaris:8181/api/catalog", API_URL: "https://api.acme.com" }
    runs: { env: [{ name: AWS_ENDPOINT_URL, value: "http://minio:9000" }] }
dagster:
  dagsterWebserver:
    env: [{ name: OTEL_EXPORTER_OTLP_ENDPOINT, value: "http://collector:4317" }]
  dagster-user-deployments:
    deployments:
      - name: b
        env:
          - { name: OPENLINEAGE_URL, value: "http://marquez:5000" }
          - { name: OTEL_EXPORTER_OTLP_ENDPOINT, valueFrom: { configMapKeyRef: { name: c, key: d } } }
          - { name: FLOE_STORAGE_ENDPOINT, value: "http://$(HOST_IP):9000" }
  runLauncher:
    config:
      k8sRunLauncher:
        envVars: ["JAEGER_ENDPOINT=jaeger:4317", "OPENLINEAGE_URL"]
        runK8sConfig: { containerConfig: { env: [{ name: VAULT_ADDR, value: "https://vault:8200" }] } }
  pipelineRun: { env: { S3_ENDPOINT: "http://minio:9000" } }
`;
  const { stderr } = await floe('validate', write('values.yaml', values));
  const refused = [...stderr.matchAll(/the endpoint in "(\w+)" belongs to platform.yaml \(Tier 2\), (\S+);/g)];
  expect(refused.map(([, name, field]) => `${name} ${field}`)).toEqual([
    'POLARIS_URI catalogs.<name>.uri',
    'AWS_ENDPOINT_URL storage.<name>.endpoint',
    'OPENLINEAGE_URL observability.lineage_endpoint',
    'JAEGER_ENDPOINT observability.otlp_endpoint',
    'VAULT_ADDR security.secret_backends.vault.server_url',
    'S3_ENDPOINT storage.<name>.endpoint',
  ]);
  expect(stderr).toContain('values.yaml:3:25 error FLOE3007 codeLocations.a.env.POLARIS_URI');
});

test('values are laid over those that -f names, and a fault is placed in the file that holds it', async () => {
  const base = write('values.yaml', 'replicaCount: two\n');
  const over = write('values-prod.yaml', 'release: { name: a }\n');
  const { status, stderr } = await floe('validate', '-f', base, over);
  expect(status).toBe(1);
  expect(stderr).toMatch(/values\.yaml:1:15 error FLOE2003 replicaCount/);
});

test('configuration by variables in place of profiles is refused as the ADR does it', async () => {
  const variable = (name: string) => `\u0024{${name}}`;
  const overlay = `polaris:
  uri: ${variable('POLARIS_URI')}  # Variable substitution
  credentials:
    client_id: ${variable('POLARIS_CLIENT_ID')}
`;
  expect(await findings('floe.yaml', overlay)).toEqual([
    'FLOE2001 name',
    'FLOE2001 version',
    expect.stringMatching(/^FLOE2002 polaris: move it to platform\.yaml \(Tier 2\)/),
  ]);
});

test('the name of a key in place of a profile is refused as the ADR does it', async () => {
  const text = adr.floe.replace('storage: default', 'storage: "aws_access_key_here"  # High-entropy string detected!');
  expect((await findings('floe.yaml', text)).map((line) => line.slice(0, 16))).toEqual(['FLOE2073 storage']);
});
