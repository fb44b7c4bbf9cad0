import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { floe } from '../cli/run-floe';
import { errors, PlatformFolder } from '../synth/platform-folder';

let folder: PlatformFolder;
let outside: string;
beforeEach(() => {
  folder = new PlatformFolder();
  outside = mkdtempSync(join(tmpdir(), 'floe-outside-'));
  writeFileSync(join(outside, 'secret'), 'password hunter2-outside\n');
});
afterEach(() => {
  folder.delete();
  rmSync(outside, { recursive: true });
});

const values = 'platform/prod/values.yaml';

test.each(['../../../etc/cron.d/x', '/etc/passwd', '..', 'a/b', 'a\\b', 'A', 'a\u0000b', 'a\nb'])(
  'a code location called %j is refused and leaves nothing outside of the output folder',
  (name) => {
    const key = JSON.stringify(name);
    folder.edit(
      values,
      'replicaCount: 3',
      `replicaCount: 3\ncodeLocations: { ${key}: { image: "a:1", port: 1, args: [a] } }`,
    );
    folder.edit(values, 'emptyAwsKeys: true', 'emptyAwsKeys: true\ncompiledArtifacts: { enabled: true }');
    const { published, diagnostics } = folder.publish();
    expect(published).toBe(false);
    expect(errors(diagnostics).some((line) => line.startsWith(`${values}:13:18 error`))).toBe(true);
    expect(readdirSync(folder.root)).toEqual(['platform']);
  },
);

test.each([
  ['configMapName: floe-platform-config', 'configMapName: ../../x', 'FLOE4060'],
  ['configMapKey: platform.yaml', 'configMapKey: ../platform.yaml', 'FLOE4065'],
  ['configMapKey: platform.yaml', 'configMapKey: ".."', 'FLOE4065'],
])('a ConfigMap cannot lead out of its mount: %s becomes %s', (from, to, code) => {
  folder.edit(values, from, to);
  const { published, diagnostics } = folder.publish();
  expect([published, diagnostics.some((diagnostic) => diagnostic.code === code)]).toEqual([false, true]);
});

test('the folder of an environment with a name that a terminal would act on is refused, and shown harmlessly', async () => {
  mkdirSync(folder.path('platform/a\u001b[2J\n::error::x'));
  const { status, stderr } = await floe('synth', '--root', folder.root);
  expect(status).toBe(1);
  expect(stderr).toContain('platform/a\\u001b[2J\\n::error::x:1:1 error FLOE1021');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
  expect(stderr).not.toMatch(/\u001b|^::/m);
});

test.each([
  [values, 'secret'],
  ['platform/prod/platform.yaml', 'secret'],
  ['platform/prod/artifacts/customer-analytics.json', 'secret'],
  ['platform/prod/secrets/x.yaml', 'secret'],
  ['platform/values.yaml', 'secret'],
  ['platform/prod/artifacts', ''],
  ['platform/prod', ''],
  ['platform', ''],
])('a link that leads out of the repository is refused, and nothing of its target shown: %s', async (path, target) => {
  rmSync(folder.path(path), { recursive: true, force: true });
  mkdirSync(join(folder.path(path), '..'), { recursive: true });
  symlinkSync(join(outside, target), folder.path(path));
  const { status, stdout, stderr } = await floe('synth', '--root', folder.root);
  expect(status).toBe(1);
  expect(stderr).toContain(`${path}:1:1 error FLOE1015`);
  expect(stdout + stderr).not.toContain('hunter2-outside');
});

test('a link to a neighbour whose name begins as the repository’s own leads out', async () => {
  const neighbour = `${folder.root}-neighbour`;
  mkdirSync(neighbour);
  try {
    writeFileSync(join(neighbour, 'values.yaml'), folder.read(values));
    folder.remove(values);
    symlinkSync(join(neighbour, 'values.yaml'), folder.path(values));
    expect(errors(folder.synthesize('prod').diagnostics)).toContain(`${values}:1:1 error FLOE1015`);
  } finally {
    rmSync(neighbour, { recursive: true });
  }
});

test('a link inside the repository is followed', () => {
  folder.write('shared/values.yaml', folder.read(values));
  folder.remove(values);
  symlinkSync('../../shared/values.yaml', folder.path(values));
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([]);
});

test('links in a circle, and links to nowhere, are faults of the input', () => {
  folder.remove(values);
  symlinkSync('values.yaml', folder.path(values));
  rmSync(folder.path('platform/prod/artifacts'), { recursive: true });
  symlinkSync('nowhere', folder.path('platform/prod/artifacts'));
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([
    'platform/prod/values.yaml:1:1 error FLOE1003',
    'platform/prod/artifacts:1:1 error FLOE1003',
  ]);
});
