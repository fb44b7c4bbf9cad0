import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { PlatformFolder } from '../synth/platform-folder';

const floe = join(__dirname, '../../dist/bin/floe.js');

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

/** Every file below `platform`, with the order of its keys put another way where the order means nothing. */
function inputs(): { file: string; text: string; data?: unknown }[] {
  const entries = readdirSync(folder.path('platform'), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = relative(folder.root, join(entry.parentPath, entry.name));
      const text = folder.read(file);
      // The text of platform.yaml is itself in the output.
      return file.endsWith('platform.yaml') ? { file, text } : { file, text, data: load(text) };
    });
}

/** Puts the keys of every map into an order that the numbers decide. */
function shuffled(value: unknown, numbers: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, numbers));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => ({ key, item, rank: numbers() }));
  entries.sort((a, b) => a.rank - b.rank);
  return Object.fromEntries(entries.map(({ key, item }) => [key, shuffled(item, numbers)]));
}

test('neither the order of keys nor the order in which files were made changes a byte', () => {
  const expected = folder.synthesize().environments;
  const files = inputs();
  fc.assert(
    fc.property(
      fc.shuffledSubarray(files, { minLength: files.length }),
      fc.infiniteStream(fc.nat(1_000_000)),
      (order, stream) => {
        rmSync(folder.path('platform'), { recursive: true });
        const next = () => stream.next().value ?? 0;
        for (const { file, text, data } of order) {
          folder.write(file, data === undefined ? text : JSON.stringify(shuffled(data, next)));
        }
        const { environments, diagnostics } = folder.synthesize();
        expect(diagnostics).toEqual([]);
        expect(environments).toEqual(expected);
      },
    ),
    { numRuns: 6 },
  );
});

const surroundings = [
  { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' },
  { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Kathmandu' },
  { LANG: 'de_DE.ISO-8859-1', LC_ALL: 'sv_SE.UTF-8', TZ: 'America/St_Johns', CDK8S_DISABLE_SORT: '1' },
];

test.each([
  ['synth', '--output', 'out', '--root'],
  ['values', 'prod', '--all', '--root'],
  ['secrets', 'prod', '--format', 'json', '--root'],
  ['explain', 'prod', 'codeLocations', '--root'],
])('%s says and writes the same in every locale, time zone and working directory', (...argv) => {
  mkdirSync(folder.path('elsewhere/deeper'), { recursive: true });
  const outcomes = surroundings.map((env, index) => {
    const cwd = folder.path(['.', 'elsewhere', 'elsewhere/deeper'][index] ?? '.');
    const root = index === 0 ? '.' : relative(cwd, folder.root);
    const { status, stdout, stderr } = spawnSync(process.execPath, [floe, ...argv, root], {
      cwd,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    const out = join(cwd, 'out');
    const written = argv[0] === 'synth' ? readdirSync(out, { recursive: true, encoding: 'utf8' }).sort() : [];
    const texts = written
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(join(out, name), 'utf8')]);
    rmSync(out, { recursive: true, force: true });
    return { status, stdout, stderr, texts };
  });
  expect(outcomes[0]?.status).toBe(0);
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
});
