import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformFolder } from '../synth/platform-folder';

const floe = join(__dirname, '../../dist/bin/floe.js');

function run(...argv: string[]) {
  return spawnSync(process.execPath, [floe, ...argv], { encoding: 'utf8' });
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

test('a disk that is full at any point of a run leaves the old tree, says so, and the next run finishes the work', () => {
  const folder = new PlatformFolder();
  const disk = folder.path('disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { encoding: 'utf8' });
  if (mounted.status !== 0) {
    folder.delete();
    return console.warn('a full disk: skipped, because only root can mount a small one');
  }
  try {
    const output = join(disk, 'charts-out');
    expect(run('synth', '--root', folder.root, '--output', output).status).toBe(0);
    const before = tree(output);
    folder.edit('platform/values.yaml', 'namespace: floe', 'namespace: data');
    const ballast = join(disk, 'ballast');
    let refused = 0;
    // Room for nothing, for a few files, for some more, and for all.
    for (const kilobytes of [0, 4, 40, 120, 200]) {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - kilobytes * 1024)));
      const { status, stderr } = run('synth', '--root', folder.root, '--output', output);
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
    expect(run('synth', '--root', folder.root, '--output', output).status).toBe(0);
    expect(tree(output).every(([, text]) => !text.includes('namespace: floe\n'))).toBe(true);
    expect(readdirSync(disk)).toEqual(['charts-out']);
  } finally {
    spawnSync('umount', [disk]);
    folder.delete();
  }
}, 60_000);
