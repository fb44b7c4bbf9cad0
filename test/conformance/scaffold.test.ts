import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmInstall } from '../tools/npm-install';
import { testUnless } from '../tools/unless';

const repository = join(__dirname, '../..');

const folder = mkdtempSync(join(tmpdir(), 'floe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const npx = (cwd: string, ...args: string[]) =>
  spawnSync('npx', ['--no-install', ...args], { cwd, encoding: 'utf8', env: { ...process.env, CI: '1' } });
const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
const [packed] = JSON.parse(execFileSync('npm', pack, { cwd: repository, encoding: 'utf8' }));
const tarball = join(folder, packed.filename);
const tools = join(folder, 'tools');
mkdirSync(tools);
writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
const missing = npmInstall(tools, tarball);

/** Files of a folder with their texts. */
function read(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(root.length), readFileSync(path, 'utf8')]));
}

testUnless(missing)(
  'a scaffold made and installed from the package renders the same by cdk8s and by floe',
  () => {
    expect(npx(tools, 'floe', 'init', '../platform-config')).toMatchObject({ status: 0, stderr: '' });
    const project = join(folder, 'platform-config');
    expect(npx(tools, 'floe', 'init', '--pipeline', '../pipeline')).toMatchObject({ status: 0, stderr: '' });
    // The version that the scaffold asks for is the one in the tarball, which no registry has yet.
    const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    expect(manifest.dependencies['floe-cdk8s']).toBe(
      `^${JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).version}`,
    );
    manifest.dependencies['floe-cdk8s'] = `file:${tarball}`;
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    expect(npmInstall(project)).toBeUndefined();

    expect(npx(project, 'tsc')).toMatchObject({ status: 0, stdout: '' });
    const cdk8s = npx(project, 'cdk8s', 'synth');
    // Beside the summary, cdk8s says whether there is a newer one of it.
    expect([cdk8s.status, cdk8s.stderr]).toEqual([0, expect.stringMatching(/^prod: \d+ manifests in/m)]);
    const rendered = read(join(project, 'charts-out'));
    expect(Object.keys(rendered).length).toBeGreaterThan(60);
    expect(npx(project, 'floe', 'synth', '--check')).toMatchObject({ status: 0, stderr: '' });
    rmSync(join(project, 'charts-out'), { recursive: true });
    expect(npx(project, 'floe', 'synth')).toMatchObject({ status: 0, stderr: '' });
    expect(read(join(project, 'charts-out'))).toEqual(rendered);
  },
  300_000,
);
