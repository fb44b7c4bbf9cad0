import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { kubernetesBinaries } from '../tools/kubernetes-binaries';
import { PlatformFolder } from './platform-folder';

const repository = join(__dirname, '../..');
const environments = ['dev', 'local', 'prod'];

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

function contents(output: Record<string, { content: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(output).map(([path, { content }]) => [path, content]));
}

function committed(): Record<string, string> {
  const files = environments.flatMap((name) =>
    readdirSync(join(repository, 'charts-out', name)).map((file) => `charts-out/${name}/${file}`),
  );
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(repository, file), 'utf8')]));
}

test('the sample environments render without a finding, to what is committed', () => {
  const { published, diagnostics } = folder.publish();
  expect([published, diagnostics]).toEqual([true, []]);
  expect(contents(folder.output())).toEqual(committed());
});

test('kustomization.yaml lists exactly the files beside it, and kubectl builds it', () => {
  const binaries = kubernetesBinaries();
  if (binaries.skipped !== undefined) return console.warn(`kubectl kustomize: skipped, because ${binaries.skipped}`);
  for (const name of environments) {
    const at = join(repository, 'charts-out', name);
    const files = readdirSync(at).filter((file) => file !== 'kustomization.yaml');
    const kustomization = load(readFileSync(join(at, 'kustomization.yaml'), 'utf8')) as { resources: string[] };
    expect(kustomization.resources).toEqual(files.sort());
    const built = execFileSync(binaries.kubectl, ['kustomize', at], { encoding: 'utf8' });
    expect(built.split(/^---$/m)).toHaveLength(files.length);
  }
});

test('npx cdk8s synth and floe synth give the same bytes, and both exit with 1 on a fault', () => {
  const cdk8s = join(repository, 'node_modules/cdk8s-cli/bin/cdk8s');
  const app = `node ${join(repository, 'build/app.mjs')}`;
  const run = () =>
    spawnSync(process.execPath, [cdk8s, 'synth', '--app', app, '--output', 'dist/cdk8s', '--check-upgrade=false'], {
      cwd: folder.root,
      encoding: 'utf8',
    });
  const synth = run();
  expect([synth.status, synth.stderr.split('\n')[0]]).toEqual([
    0,
    'dev: 24 manifests in charts-out/dev (25 written, 0 removed)',
  ]);
  const streams = readdirSync(folder.path('dist/cdk8s'));
  expect(streams).toEqual(environments.map((name) => `${name}.k8s.yaml`));
  const byCdk8s = contents(folder.output());
  expect(byCdk8s).toEqual(committed());
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: -3');
  const failed = run();
  expect(failed.status).not.toBe(0);
  expect(failed.stderr).toContain('platform/prod/values.yaml:12:15 error FLOE2007 replicaCount');
  expect(contents(folder.output())).toEqual(byCdk8s);
}, 60_000);

test('the same inputs give the same bytes: another locale, time zone and working directory', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'floe-'));
  try {
    const floe = join(repository, 'dist/bin/floe.js');
    const output = join(elsewhere, 'charts-out');
    execFileSync(process.execPath, [floe, 'synth', '--root', folder.root, '--output', output], {
      cwd: elsewhere,
      env: {
        ...process.env,
        LC_ALL: 'tr_TR.UTF-8',
        LANG: 'tr_TR.UTF-8',
        TZ: 'Asia/Kathmandu',
        CDK8S_DISABLE_SORT: '1',
      },
    });
    for (const [path, content] of Object.entries(committed())) {
      expect(readFileSync(join(elsewhere, path), 'utf8')).toBe(content);
    }
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test('the order of keys in values means nothing', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, reversed(item)]),
    );
  };
  for (const file of ['platform/values.yaml', 'platform/prod/values.yaml', 'platform/dev/values.yaml']) {
    folder.write(file, JSON.stringify(reversed(load(folder.read(file)))));
  }
  expect(folder.publish().published).toBe(true);
  expect(contents(folder.output())).toEqual(committed());
});

test('an environment that is gone from the input is gone from the output', () => {
  folder.publish();
  folder.remove('platform/dev');
  folder.publish();
  expect(readdirSync(folder.path('charts-out'))).toEqual(['local', 'prod']);
});

test('rendering one environment leaves the others as they are', () => {
  folder.publish();
  folder.edit('platform/values.yaml', 'tag: "0.9.2"', 'tag: "0.9.3"');
  const before = contents(folder.output());
  folder.publish('prod');
  const changed = Object.entries(contents(folder.output())).filter(([path, content]) => before[path] !== content);
  expect(changed.map(([path]) => path)).toEqual([
    'charts-out/prod/deployment_floe-dagster-dagster-user-deployments-marketing-attribution.yaml',
  ]);
});

test('a run that is killed at any moment leaves the old tree or the new one', async () => {
  const floe = join(repository, 'dist/bin/floe.js');
  const source = folder.read('platform/values.yaml');
  const sources = [source, source.replace('namespace: floe', 'namespace: data')];
  const [first, second] = sources.map((text) => {
    folder.write('platform/values.yaml', text);
    folder.publish();
    return contents(folder.output());
  });
  let staging = 0;
  for (let round = 0; round < 16; round += 1) {
    folder.write('platform/values.yaml', sources[round % 2] ?? '');
    const child = spawn(process.execPath, [floe, 'synth'], { cwd: folder.root, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // Most of a run only reads: it is killed from the moment on in which it builds the new tree.
    const next = folder.path(`.charts-out.next-${child.pid}`);
    while (child.exitCode === null && !existsSync(next)) await new Promise((resolve) => setImmediate(resolve));
    const start = performance.now();
    while (performance.now() - start < round * 0.9) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await ended;
    if (readdirSync(folder.root).some((name) => name.startsWith('.charts-out'))) staging += 1;
    // Between the two renames the old tree stands beside; the next run puts it back.
    if (!existsSync(folder.path('charts-out')))
      renameSync(folder.path('.charts-out.previous'), folder.path('charts-out'));
    expect([first, second]).toContainEqual(contents(folder.output()));
  }
  expect(staging).toBeGreaterThan(0);
  spawnSync(process.execPath, [floe, 'synth'], { cwd: folder.root });
  expect(contents(folder.output())).toEqual(second);
  expect(readdirSync(folder.root).sort()).toEqual(['charts-out', 'platform']);
}, 120_000);
