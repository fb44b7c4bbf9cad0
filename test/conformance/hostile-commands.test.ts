import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { bombs } from '../hostile/bombs';
import { PlatformFolder } from '../synth/platform-folder';

const repository = join(__dirname, '../..');
const program = join(repository, 'dist/bin/floe.js');
const peakMemory = join(repository, 'bench/peak-memory.cjs');
const floeYaml = readFileSync(join(repository, 'test/schema/floe-spec/fixtures/adr-floe.yaml'));

const folder = new PlatformFolder();
const scratch = mkdtempSync(join(tmpdir(), 'floe-'));
afterAll(() => {
  folder.delete();
  rmSync(scratch, { recursive: true });
});

/** Runs floe in a process of its own: how it ended, what it said, and how much memory it took. */
function floe(...argv: string[]) {
  const peak = join(scratch, 'peak');
  const env = { ...process.env, PEAK_MEMORY_FILE: peak, FLOE_PLATFORM_FILE: '' };
  const options = { cwd: folder.root, env, encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 28 } as const;
  const { status, stderr, signal } = spawnSync(process.execPath, ['--require', peakMemory, program, ...argv], options);
  return { status, signal, stderr, megabytes: Number(readFileSync(peak, 'utf8')) / 1024 };
}

const artifacts = 'platform/prod/artifacts/customer-analytics.json';
const pipeline = ['compile', '--platform-yaml', 'platform/prod/platform.yaml', '--env', 'prod', '--output', 'out.json'];

/** Each command with the file that it reads. */
const commands: readonly (readonly [string, ...string[]])[] = [
  ['floe.yaml', ...pipeline],
  ['platform/prod/platform.yaml', ...pipeline],
  ['old-values.yaml', 'import-values', 'old-values.yaml'],
  ['platform/prod/platform.yaml', 'import-values', 'plain.yaml', '--platform', 'platform/prod/platform.yaml'],
  ['platform/prod/values.yaml', 'diff', 'dev', 'prod'],
  ['left.yaml', 'diff', 'left.yaml', 'plain.yaml'],
  ['platform/prod/platform.yaml', 'matrix'],
  ['platform/parity.yaml', 'matrix', '--fail-on', 'unapproved'],
  [artifacts, 'secrets', 'prod'],
  ['platform/values.yaml', 'synth'],
  ['platform/prod/secrets/x.yaml', 'synth', '--check'],
  ['platform/prod/values.yaml', 'values', 'prod'],
  ['old-values.yaml', 'template', 'x', '-f', 'plain.yaml', '-f', 'old-values.yaml'],
  ['platform/prod/platform.yaml', 'explain', 'prod', 'release.name'],
  ['platform/prod/platform-version.yaml', 'validate', 'platform/prod/platform-version.yaml'],
];

/** Runs every command on a file of its own that is written before, and put back after. */
function faults(write: (path: string) => void): string[] {
  folder.write('floe.yaml', floeYaml);
  folder.publish();
  let published = folder.output();
  folder.write('plain.yaml', 'postgresql: { enabled: false }\n');
  return commands.flatMap(([file, ...argv]) => {
    const path = folder.path(file);
    let before: Buffer | undefined;
    try {
      before = readFileSync(path);
    } catch {
      // It is there for this command alone.
    }
    mkdirSync(dirname(path), { recursive: true });
    write(path);
    const names = readdirSync(folder.root).sort();
    const { status, signal, stderr, megabytes } = floe(...argv);
    const added = readdirSync(folder.root).filter((name) => !names.includes(name));
    const isKept = isDeepStrictEqual(folder.output(), published);
    rmSync(folder.path('out.json'), { force: true });
    if (before === undefined) rmSync(path);
    else writeFileSync(path, before);
    if (!isKept) {
      folder.publish();
      published = folder.output();
    }
    const found: string[] = [];
    if (signal !== null) found.push(`ended by ${signal}`);
    if (status !== 0 && status !== 1) found.push(`status ${status}`);
    if (/^\s+at .*:\d+:\d+\)?$|a fault of its own/m.test(stderr)) found.push(`a stack trace:\n${stderr.slice(0, 800)}`);
    if (status === 1 && !/:\d+:\d+ error FLOE\d{4}|differences are not approved/.test(stderr) && stderr !== '')
      found.push(`no place: ${stderr.slice(0, 300)}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
    if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(stderr)) found.push('a control character is printed');
    if (megabytes > 600) found.push(`${Math.round(megabytes)} MB`);
    if (status === 1 && added.length > 0) found.push(`left ${added.join(', ')}`);
    if (!isKept && (status === 1 || argv[0] !== 'synth')) found.push('charts-out is not what it was');
    return found.map((fault) => `${argv.join(' ')}: ${fault}`);
  });
}

test.each(Object.entries(bombs))(
  '%s: no command hangs, grows, fails on its own or writes',
  (_, content) => {
    expect(faults((path) => writeFileSync(path, content))).toEqual([]);
  },
  600_000,
);

test('50 MB: no command hangs, grows, fails on its own or writes', () => {
  const sized = (path: string) => {
    writeFileSync(path, '');
    truncateSync(path, 50 * 1024 * 1024);
  };
  expect(faults(sized)).toEqual([]);
}, 600_000);

test('escapes for terminals and keys of prototypes are shown harmlessly by every command', () => {
  const text = '"\\u001b[2J\\u0007": { "constructor": 1, "\\u009b31m": "\\u001b]0;x\\u0007" }\n"toString": 1\n';
  expect(faults((path) => writeFileSync(path, text))).toEqual([]);
  expect(faults((path) => writeFileSync(path, '{ "__proto__": { "polluted": true }, "constructor": 1 }\n'))).toEqual(
    [],
  );
}, 600_000);
