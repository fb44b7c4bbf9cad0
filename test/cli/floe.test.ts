import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformFolder } from '../synth/platform-folder';
import { floe } from './run-floe';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

test('synth prints a summary for each environment and exits with 0', async () => {
  const { status, stdout, stderr } = await floe('synth', '--root', folder.root, '--output', folder.path('out'));
  expect(status).toBe(0);
  expect(stderr).toBe('');
  expect(stdout.split('\n').map((line) => line.replace(/\d+/g, 'N').replace(/in \S+/, 'in …'))).toEqual([
    'dev: N manifests in … (N written, N removed)',
    'local: N manifests in … (N written, N removed)',
    'prod: N manifests in … (N written, N removed)',
    '',
  ]);
});

test('synth --check writes nothing, tells modified, missing, stale and foreign files apart, and exits with 1', async () => {
  expect((await floe('synth', '--root', folder.root)).status).toBe(0);
  expect((await floe('synth', '--root', folder.root, '--check')).status).toBe(0);
  const file = (name: string) => folder.path(`charts-out/prod/${name}`);
  const daemon = file('deployment_floe-dagster-daemon.yaml');
  writeFileSync(daemon, `${readFileSync(daemon, 'utf8')}# edited\n`);
  folder.remove('charts-out/prod/service_customer-analytics.yaml');
  writeFileSync(file('old.yaml'), readFileSync(daemon));
  writeFileSync(file('mine.yaml'), 'a: 1\n');
  const before = folder.output();
  const { status, stdout, stderr } = await floe('synth', '--root', folder.root, '--check');
  expect(status).toBe(1);
  // A comment is no difference; old.yaml is a second copy of an object, and a Service is missing.
  expect(stdout).toContain('prod: 2 objects differ: 1 created, 1 deleted\n');
  expect(stdout).toContain('+ Service floe/customer-analytics');
  expect(stderr).toContain(`mend it: npx floe synth --root ${folder.root}, then commit the output folder\n`);
  expect(stderr.match(/charts-out\/prod\/\S+ \w+ FLOE\d+/g)?.map((line) => line.replace(/^.*prod\//, ''))).toEqual([
    'deployment_floe-dagster-daemon.yaml:1:1 error FLOE5003',
    'mine.yaml:1:1 warning FLOE5002',
    'old.yaml:1:1 error FLOE5005',
    'service_customer-analytics.yaml:1:1 error FLOE5004',
  ]);
  expect(folder.output()).toEqual(before);
});

test('synth --check says what an edit by hand means, and how it will be after the command that mends it', async () => {
  await floe('synth', '--root', folder.root);
  folder.edit('charts-out/prod/deployment_floe-dagster-dagster-webserver.yaml', 'replicas: 3', 'replicas: 9');
  folder.write('charts-out/prod/serviceaccount_floe-dagster.yaml', 'not: [yaml');
  folder.edit('charts-out/dev/kustomization.yaml', 'kind: Kustomization', 'kind: Kustomization\nnamePrefix: a-');
  const { status, stdout } = await floe('synth', '--root', folder.root, '--check');
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^what is committed → what the sources render\n\ndev: no differences\n\nprod: 2 objects differ/,
  );
  expect(stdout).toContain('      spec.replicas\n        - 9\n        + 3\n');
  expect(stdout).toContain('+ ServiceAccount floe/floe-dagster ');
});

test('an environment that does not exist is wrong usage, with the nearest name', async () => {
  const { status, stderr } = await floe('synth', 'pord', '--root', folder.root);
  expect([status, stderr]).toEqual([
    2,
    'error: there is no environment "pord", only dev, local, prod; did you mean "prod"?\n',
  ]);
});

test('an unknown command or flag is wrong usage', async () => {
  expect((await floe('synthh')).status).toBe(2);
  expect((await floe('synth', '--chek')).status).toBe(2);
});

test('--help and --version exit with 0', async () => {
  expect((await floe('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { status, stdout } = await floe('synth', '--help');
  expect(status).toBe(0);
  expect(stdout).toContain('Example:');
});

test('validate names the valid files on stdout and finds the faults of the others', async () => {
  folder.edit('platform/dev/values.yaml', 'className: nginx', 'classname: nginx');
  const files = ['prod/platform.yaml', 'dev/values.yaml', 'prod/artifacts/customer-analytics.json'];
  const { status, stdout, stderr } = await floe('validate', ...files.map((file) => folder.path(`platform/${file}`)));
  expect(status).toBe(1);
  expect(stdout.replaceAll(`${folder.root}/`, '')).toBe(
    'platform/prod/platform.yaml: valid (platform)\nplatform/prod/artifacts/customer-analytics.json: valid (artifacts)\n',
  );
  expect(stderr).toContain('platform/dev/values.yaml:9:3 error FLOE2002 ingress.classname');
});

test('validate takes flags before and after the files, layers, and kinds that a name does not tell', async () => {
  const base = folder.path('platform/values.yaml');
  const other = folder.path('something.txt');
  writeFileSync(other, folder.read('platform/prod/values.yaml'));
  expect((await floe('validate', '-f', base, other, '--kind', 'values')).stdout).toBe(`${other}: valid (values)\n`);
  const { status, stdout } = await floe('validate', join(folder.root, 'nowhere.yaml'), '--format', 'json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).diagnostics[0].code).toBe('FLOE1001');
});

test('template takes its release behind repeated -f', async () => {
  const values = folder.path('values.yaml');
  writeFileSync(values, 'dagsterWebserver: { replicaCount: 7 }\n');
  const { status, stdout } = await floe('template', '-f', values, '-f', values, 'analytics', '-n', 'data');
  expect(status).toBe(0);
  expect(stdout).toContain('replicas: 7');
  expect((await floe('template', 'analytics', '-f', values, '--strict')).status).toBe(0);
  writeFileSync(values, 'dagsterWebserver: { replicas: 7 }\n');
  expect((await floe('template', 'analytics', '-f', values)).status).toBe(0);
  const strict = await floe('template', 'analytics', '-f', values, '--strict');
  expect([strict.status, strict.stdout]).toEqual([1, '']);
});

test('values prints effective values that render to the same objects again', async () => {
  const { status, stdout } = await floe('values', 'prod', '--root', folder.root);
  expect(status).toBe(0);
  expect(stdout).toContain('replicaCount: 3');
  expect((await floe('values', 'prod', '--root', folder.root, '--all')).stdout.length).toBeGreaterThan(stdout.length);
});

test('a fault of the toolkit’s own exits with 3 and shows no stack trace', async () => {
  jest.doMock('../../lib/cli/synth', () => ({
    synth: () => {
      throw new TypeError('broken');
    },
  }));
  const { status, stderr } = await floe('synth');
  expect(status).toBe(3);
  expect(stderr).toContain('a fault of its own: broken');
  expect(stderr).not.toContain('    at ');
  jest.dontMock('../../lib/cli/synth');
});
