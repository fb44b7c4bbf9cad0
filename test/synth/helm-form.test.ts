import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { floe } from '../cli/run-floe';
import { kubernetesBinaries } from '../tools/kubernetes-binaries';
import { PlatformFolder } from './platform-folder';

const binaries = kubernetesBinaries();
let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

type Named = { kind: string; metadata: { namespace?: string; name: string } };
const sorted = (objects: unknown[]) =>
  (objects as Named[])
    .map((object) => [`${object.kind} ${object.metadata.namespace} ${object.metadata.name}`, object])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

test('floe synth --format helm writes a chart per environment that Helm renders to the plain manifests', async () => {
  folder.publish();
  const { status, stdout } = await floe('synth', '--root', folder.root, '--format', 'helm');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^dev: 24 manifests in \S+helm-out\/dev \(26 written, 0 removed\)\n/);
  if (binaries.skipped !== undefined) return console.warn(`helm template: skipped, because ${binaries.skipped}`);
  for (const name of ['dev', 'local', 'prod']) {
    const plain = folder.path(`charts-out/${name}`);
    const files = readdirSync(plain).filter((file) => file !== 'kustomization.yaml');
    const objects = files.map((file) => load(readFileSync(join(plain, file), 'utf8')));
    const chart = folder.path(`helm-out/${name}`);
    const printed = execFileSync(binaries.helm, ['template', 'any', chart], { encoding: 'utf8', maxBuffer: 1 << 27 });
    expect(sorted(loadAll(printed))).toEqual(sorted(objects));
    const lint = execFileSync(binaries.helm, ['lint', '--strict', chart], { encoding: 'utf8' });
    expect(lint).not.toMatch(/\[(INFO|WARNING|ERROR)\]/);
  }
});

test('the chart form is checked and cleaned up like the plain one', async () => {
  const synth = (...more: string[]) => floe('synth', '--root', folder.root, '--format', 'helm', ...more);
  await synth();
  expect((await synth('--check')).status).toBe(0);
  const role = folder.path('helm-out/prod/templates/role_floe-dagster-role.yaml');
  folder.write('helm-out/prod/templates/old.yaml', readFileSync(role));
  folder.write('helm-out/prod/templates/mine.yaml', 'a: 1\n');
  folder.write('helm-out/prod/README.md', 'mine\n');
  folder.edit('helm-out/prod/Chart.yaml', 'type: application', 'type: library');
  const before = readFileSync(role);
  const checked = await synth('--check');
  expect(checked.status).toBe(1);
  expect(checked.stderr.match(/helm-out\/prod\/\S+ \w+ FLOE\d+/g)).toEqual([
    'helm-out/prod/Chart.yaml:1:1 error FLOE5003',
    'helm-out/prod/README.md:1:1 warning FLOE5002',
    'helm-out/prod/templates/mine.yaml:1:1 warning FLOE5002',
    'helm-out/prod/templates/old.yaml:1:1 error FLOE5005',
  ]);
  expect(checked.stderr).toContain('mend it: npx floe synth --format helm');
  expect((await synth()).stdout).toContain('(1 written, 1 removed)');
  expect(readdirSync(folder.path('helm-out/prod'))).toEqual(['Chart.yaml', 'README.md', 'templates', 'values.yaml']);
  expect(readFileSync(role)).toEqual(before);
});

test('an environment that is gone takes its chart along', async () => {
  await floe('synth', '--root', folder.root, '--format', 'helm');
  folder.remove('platform/dev');
  const { stdout } = await floe('synth', '--root', folder.root, '--format', 'helm');
  expect(stdout).toMatch(/dev: removed from \S*helm-out\n$/);
  expect(readdirSync(folder.path('helm-out'))).toEqual(['local', 'prod']);
});

test('neither form is written over the other (FLOE5013)', async () => {
  folder.publish();
  const before = folder.output();
  const mixed = await floe('synth', '--root', folder.root, '--format', 'helm', '--output', folder.path('charts-out'));
  expect(mixed.status).toBe(1);
  expect(mixed.stderr).toContain('charts-out/prod/kustomization.yaml:1:1 error FLOE5013');
  expect(folder.output()).toEqual(before);
  await floe('synth', '--root', folder.root, '--format', 'helm');
  const back = await floe('synth', 'prod', '--root', folder.root, '--output', folder.path('helm-out'));
  expect(back.status).toBe(1);
  expect(back.stderr).toContain('helm-out/prod/Chart.yaml:1:1 error FLOE5013');
});
