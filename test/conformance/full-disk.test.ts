import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlatformFolder } from '../synth/platform-folder';
import { testUnless } from '../tools/unless';

const program = join(__dirname, '../../dist/bin/floe.js');

function floe(...argv: string[]) {
  return spawnSync(process.execPath, [program, ...argv], { encoding: 'utf8' });
}

/** Every file below a folder with its content. */
function tree(folder: string): [string, string][] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const path = join(entry.parentPath, entry.name);
      return [path, readFileSync(path, 'utf8')];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Mounts a small disk of its own on a folder. */
const mount = (folder: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0;

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'floe-'));
  try {
    return mount(folder);
  } finally {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
}

const run = testUnless(canMount() ? undefined : 'only root can mount a small one');

run(
  'a disk that is full at any point of a run leaves the old tree, says so, and the next run finishes the work',
  () => {
    const folder = new PlatformFolder();
    const disk = folder.path('disk');
    mkdirSync(disk);
    expect(mount(disk)).toBe(true);
    try {
      const output = join(disk, 'charts-out');
      expect(floe('synth', '--root', folder.root, '--output', output).status).toBe(0);
      const before = tree(output);
      folder.edit('platform/values.yaml', 'namespace: floe', 'namespace: data');
      const ballast = join(disk, 'ballast');
      let refused = 0;
      // Room for nothing, for a few files, for some more, and for all.
      for (const kilobytes of [0, 4, 40, 120, 200]) {
        const { bavail, bsize } = statfsSync(disk);
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - kilobytes * 1024)));
        const { status, stderr } = floe('synth', '--root', folder.root, '--output', output);
        if (status === 0) break;
        refused += 1;
        expect([status, stderr]).toEqual([1, expect.stringContaining('the disk is full')]);
        expect(stderr).toContain('FLOE5001');
        expect(tree(output)).toEqual(before);
        expect(readdirSync(disk).sort()).toEqual(['ballast', 'charts-out']);
        rmSync(ballast);
      }
      expect(refused).toBeGreaterThan(2);
      rmSync(ballast, { force: true });
      expect(floe('synth', '--root', folder.root, '--output', output).status).toBe(0);
      expect(tree(output).every(([, text]) => !text.includes('namespace: floe\n'))).toBe(true);
      expect(readdirSync(disk)).toEqual(['charts-out']);
    } finally {
      spawnSync('umount', [disk]);
      folder.delete();
    }
  },
  60_000,
);
