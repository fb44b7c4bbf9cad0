import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { floe } from '../cli/run-floe';
import { PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

test.each([
  ['the repository itself', '.'],
  ['the folder above it', '..'],
  ['the root of the file system', '/'],
  ['the folder of the input', 'platform'],
  ['the folder of an environment', 'platform/prod'],
  ['a new folder in the input', 'platform/out/deeper'],
])('the output is not %s: it would be replaced as a whole', async (_, name) => {
  const before = readdirSync(folder.root);
  const { status, stdout, stderr } = await floe('synth', '--root', folder.root, '--output', join(folder.root, name));
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(':1:1 error FLOE5006');
  expect(readdirSync(folder.root)).toEqual(before);
  expect(readdirSync(folder.path('platform')).sort()).toEqual(['dev', 'local', 'parity.yaml', 'prod', 'values.yaml']);
});

test('links change nothing of that', async () => {
  mkdirSync(folder.path('links'));
  symlinkSync('..', folder.path('links/up'));
  symlinkSync('../platform', folder.path('links/in'));
  symlinkSync('../platform/new', folder.path('links/new'));
  for (const name of ['links/up', 'links/in', 'links/in/out', 'links/new']) {
    const { status, stderr } = await floe('synth', '--root', folder.root, '--output', folder.path(name));
    expect([name, status, stderr.includes('error FLOE5006')]).toEqual([name, 1, true]);
  }
});

test.each(['charts-out', 'platform-out', 'deep/er', '../beside'])('%s is a place for it', async (name) => {
  const root = folder.path('repository');
  cpSync(folder.path('platform'), join(root, 'platform'), { recursive: true });
  expect(await floe('synth', '--root', root, '--output', join(root, name))).toMatchObject({ status: 0 });
});
