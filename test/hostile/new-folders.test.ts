import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(__dirname, '../../dist/bin/floe.js');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs floe in a process of its own, which has to end by itself, and to print nothing that a terminal acts on. */
function floe(...argv: string[]) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect([signal, stderr.includes('a fault of its own'), /^\s+at .*:\d+:\d+\)?$/m.test(stderr)]).toEqual([
    null,
    false,
    false,
  ]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  return { status, stdout, stderr };
}

/** Everything below a folder: files with their text, links with their target. */
function tree(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    entries.map((path) => {
      const stats = lstatSync(join(root, path));
      if (stats.isSymbolicLink()) return [path, `-> ${readlinkSync(join(root, path))}`];
      return [path, stats.isDirectory() ? '/' : readFileSync(join(root, path), 'utf8')];
    }),
  );
}

describe.each([
  ['a platform-config repository', []],
  ['a pipeline', ['--pipeline']],
])('%s', (_, flags) => {
  const init = (name: string) => floe('init', ...flags, '--', name);

  test.each([
    'a\u001b[2Jb',
    'new\nline',
    '$(id)',
    "'; rm -rf x; '",
    '{{name}}',
    '-x',
    '--help',
    'Grüße',
    '💥',
    '../outside',
    'a/../b/./c',
    'deep/er/than/that',
    '%0A::error::x',
    '__proto__',
    'constructor',
    'con',
  ])('may be called %j, and its own name is harmless', (name) => {
    mkdirSync(join(folder, 'here'));
    const { status, stdout, stderr } = floe('init', ...flags, '--', join('here', name));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('README.md\n');
    const at = join(folder, 'here', name);
    const texts = Object.values(tree(at)).join('\n');
    expect(texts).not.toContain('\u001b');
    expect(texts).not.toContain('{{name}}');
    const own = existsSync(join(at, 'package.json'))
      ? JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')).name
      : '';
    expect(own).toMatch(/^([a-z][a-z0-9-]*)?$/);
  });

  test.each([
    ['a file', (at: string) => writeFileSync(at, 'mine')],
    ['a link to a file', (at: string) => symlinkSync(program, at)],
    ['a link to nowhere', (at: string) => symlinkSync('nowhere/deeper', at)],
    ['a link to itself', (at: string) => symlinkSync('new', at)],
  ])('does not take the place of %s', (_, make) => {
    make(join(folder, 'new'));
    const before = tree(folder);
    for (const name of ['new', 'new/deeper']) {
      const { status, stdout, stderr } = init(name);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^new\S*:1:1 error FLOE800[01]$/m);
    }
    expect(tree(folder)).toEqual(before);
  });

  test.each(['/proc/self/new', '/proc/new/deeper', '/sys/new', '/dev/null/new', 'x'.repeat(300), 'x/'.repeat(3000)])(
    'is refused where there is no place for it: %.20s',
    (name) => {
      const { status, stdout, stderr } = init(name);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain('error FLOE8001');
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test.each(['', ' '])('is not called %j', (name) => {
    expect(init(name)).toMatchObject({ status: 2, stdout: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['a file', 'file'],
    ['a link that leads out', 'link'],
    ['a link to nowhere', 'lost'],
  ])('is not written through or around %s in the place of a folder of its own', (_, kind) => {
    const part = flags.length === 0 ? 'platform' : 'dbt';
    init('whole');
    const own = readdirSync(join(folder, 'whole'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const name = own.find((entry) => entry.name === part)?.name ?? own[0]?.name ?? '';
    rmSync(join(folder, 'whole'), { recursive: true });
    mkdirSync(join(folder, 'new'));
    mkdirSync(join(folder, 'outside'));
    if (kind === 'file') writeFileSync(join(folder, 'new', name), 'mine');
    else symlinkSync(kind === 'link' ? '../outside' : 'nowhere', join(folder, 'new', name));
    const before = tree(folder);
    const { status, stdout, stderr } = init('new');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^new/${name.replaceAll('.', '\\.')}:1:1 error FLOE8000$`, 'm'));
    expect(tree(folder)).toEqual(before);
  });
});

test.each(['x\u001b[2J', '__proto__', 'constructor', '../platform', '', 'platform\n'])(
  'floe schema knows no kind %j',
  (kind) => {
    const { status, stdout, stderr } = floe('schema', kind);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Allowed choices are');
  },
);

test.each([['schema', 'x\u001b]0;title\u0007'], ['--x\u001b[2J'], ['\u009b31m'], ['diff', '--format', '\u001b[2J']])(
  'arguments are shown harmlessly: %j %j',
  (...argv) => {
    expect(floe(...argv.filter((one) => one !== undefined)).status).toBe(2);
  },
);
