import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRevisionRange } from '../../lib/diff/sides/revision-range';
import { PlatformFolder } from '../synth/platform-folder';
import { floe } from './run-floe';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: folder.root, stdio: 'ignore' });
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--message', message);
}

const diff = (...args: string[]) => floe('diff', '--root', folder.root, ...args);
const replicas = (from: number, to: number) =>
  folder.edit('platform/prod/values.yaml', `replicaCount: ${from}`, `replicaCount: ${to}`);

/** The replica counts before and after that a report tells. */
async function told(...args: string[]): Promise<[string, string, unknown]> {
  const { stdout } = await diff(...args, '--format', 'json');
  const { before, after, environments } = JSON.parse(stdout);
  const changes = environments.flatMap(({ objects }: { objects: { changes: unknown[] }[] }) =>
    objects.flatMap((one) => one.changes),
  );
  return [before, after, changes.map((one: { before: number; after: number }) => [one.before, one.after])];
}

test('a range reads as git reads it', () => {
  expect(parseRevisionRange('main')).toEqual({ before: 'main' });
  expect(parseRevisionRange('v1.0.1')).toEqual({ before: 'v1.0.1' });
  expect(parseRevisionRange('a..b')).toEqual({ before: 'a', after: 'b' });
  expect(parseRevisionRange('a..')).toEqual({ before: 'a', after: 'HEAD' });
  expect(parseRevisionRange('..b')).toEqual({ before: 'HEAD', after: 'b' });
  expect(parseRevisionRange('a...b')).toEqual({ before: 'a', after: 'b', fromCommonBase: true });
});

test('two revisions are compared without the working tree, whatever stands in it', async () => {
  git('init', '--initial-branch', 'main');
  commit('one');
  replicas(3, 4);
  commit('two');
  replicas(4, 5);
  expect(await told('--rev', 'HEAD~1..HEAD')).toEqual(['HEAD~1', 'HEAD', [[3, 4]]]);
  expect(await told('--rev', 'HEAD..HEAD~1', 'prod')).toEqual(['HEAD', 'HEAD~1', [[4, 3]]]);
  expect(await told('--rev', 'HEAD~1..')).toEqual(['HEAD~1', 'HEAD', [[3, 4]]]);
  expect(await told('--rev', 'HEAD~1')).toEqual(['HEAD~1', 'working tree', [[3, 5]]]);
  expect(await told('--rev', 'HEAD..HEAD')).toEqual(['HEAD', 'HEAD', []]);
  folder.write('platform/prod/values.yaml', 'replicaCount: [');
  expect(await told('--rev', 'HEAD~1..HEAD')).toEqual(['HEAD~1', 'HEAD', [[3, 4]]]);
});

test('three dots compare with what both have in common', async () => {
  git('init', '--initial-branch', 'main');
  commit('one');
  git('checkout', '-b', 'change');
  replicas(3, 4);
  commit('two');
  git('checkout', 'main');
  folder.edit(
    'platform/dev/values.yaml',
    folder.read('platform/dev/values.yaml').split('\n')[0] ?? '',
    '# main went on',
  );
  replicas(3, 9);
  commit('main goes on');
  const [before, after, changes] = await told('--rev', 'main...change');
  expect([before, after, changes]).toEqual([expect.stringMatching(/^main \(from [0-9a-f]{10}\)$/), 'change', [[3, 4]]]);
  expect((await told('--rev', 'main..change'))[2]).toEqual([[9, 4]]);
});

test('both sides’ lines and rules are those of the revisions', async () => {
  git('init', '--initial-branch', 'main');
  commit('one');
  replicas(3, 4);
  folder.write('platform/parity.yaml', 'ignored:\n  - changes: "*/nothing *"\n    reason: of the revision\n');
  commit('two');
  folder.write('platform/parity.yaml', 'ignored:\n  - changes: "*"\n    reason: of the working tree\n');
  folder.write('platform/prod/values.yaml', `# another line\n${folder.read('platform/prod/values.yaml')}`);
  const { stdout } = await diff('--rev', 'HEAD~1..HEAD');
  expect(stdout).toContain('      spec.replicas  platform/prod/values.yaml:12\n');
  expect(stdout).not.toContain('hidden');
});

test('a revision that is not there is told with what to do, in one line, and exits with 2', async () => {
  const wrong = async (...args: string[]) => {
    const { status, stdout, stderr } = await diff(...args);
    expect([status, stdout]).toEqual([2, '']);
    return stderr;
  };
  expect(await wrong('--rev', 'HEAD..main')).toBe(`error: "${folder.root}" is in no git repository\n`);
  git('init', '--initial-branch', 'main');
  expect(await wrong('--rev', 'HEAD')).toMatch(/^error: git knows no revision "HEAD" here.*\n$/);
  commit('one');
  replicas(3, 4);
  commit('two');
  expect(await wrong('--rev', 'HEAD..mian')).toBe('error: git knows no revision "mian" here; did you mean "main"?\n');
  expect(await wrong('--rev', 'nowhere...main')).toMatch(/^error: git knows no revision "nowhere" here; git fetch/);
  expect(await wrong('--rev', 'HEAD:platform')).toMatch(/^error: git knows no revision "HEAD:platform" here/);
  expect(await wrong('--rev', '--upload-pack=x..main')).toMatch(/^error: git knows no revision "--upload-pack=x" here/);
  expect(await wrong('pord', '--rev', 'HEAD~1..HEAD')).toMatch(/^error: there is no environment "pord"/);
});

test('in a shallow clone it says what to fetch', async () => {
  git('init', '--initial-branch', 'main');
  commit('one');
  replicas(3, 4);
  commit('two');
  const clone = mkdtempSync(join(tmpdir(), 'floe-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${folder.root}`, clone], { stdio: 'ignore' });
    const { status, stderr } = await floe('diff', '--root', clone, '--rev', 'origin/next');
    expect([status, stderr]).toEqual([
      2,
      'error: git knows no revision "origin/next" here; the clone is shallow, fetch it first: git fetch --depth 1 origin next:refs/remotes/origin/next\n',
    ]);
    expect((await floe('diff', '--root', clone, '--rev', 'HEAD~1')).stderr).toMatch(/: git fetch --unshallow\n$/);
    expect((await floe('diff', '--root', clone, '--rev', 'origin/main')).stdout).toMatch(/no differences\n$/);
  } finally {
    rmSync(clone, { recursive: true });
  }
});

test('a revision without a platform folder has no environments', async () => {
  git('init', '--initial-branch', 'main');
  folder.write('README.md', 'empty');
  git('add', 'README.md');
  git('commit', '--message', 'nothing yet');
  commit('platform');
  expect((await diff('--rev', 'HEAD~1..HEAD')).stdout).toMatch(/^prod: \d+ objects differ: \d+ created$/m);
});
