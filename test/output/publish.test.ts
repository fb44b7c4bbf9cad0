import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from '../../lib/output/publish';
import { ownershipHeader, type RenderedFiles } from '../../lib/output/rendered-tree';

jest.mock('node:fs', () => ({ __esModule: true, ...jest.requireActual('node:fs') }));

let root: string;
let folder: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'floe-'));
  folder = join(root, 'charts-out');
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(root, { recursive: true });
});

function files(content: Record<string, string>): RenderedFiles {
  return new Map(Object.entries(content).map(([name, text]) => [name, ownershipHeader + text]));
}

function expected(environments: Record<string, Record<string, string>>, complete = true) {
  const map = new Map(Object.entries(environments).map(([name, content]) => [name, files(content)]));
  return { environments: map, complete };
}

/** Every file below a folder with its content; links as `-> target`. */
function tree(path = folder): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of fs.readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isSymbolicLink()) found[entry.name] = `-> ${fs.readlinkSync(inner)}`;
    else if (entry.isDirectory()) {
      for (const [name, text] of Object.entries(tree(inner))) found[`${entry.name}/${name}`] = text;
    } else found[entry.name] = fs.readFileSync(inner, 'utf8').replace(ownershipHeader, '');
  }
  return found;
}

const first = expected({ dev: { 'a.yaml': 'one', 'b.yaml': 'two' }, prod: { 'a.yaml': 'three' } });

test('writes a new folder and says what it wrote', () => {
  const comparison = publish(folder, first);
  expect(tree()).toEqual({ 'dev/a.yaml': 'one', 'dev/b.yaml': 'two', 'prod/a.yaml': 'three' });
  expect(comparison.missing).toEqual(['dev/a.yaml', 'dev/b.yaml', 'prod/a.yaml']);
  expect(fs.readdirSync(root)).toEqual(['charts-out']);
});

test('a second run with the same content changes nothing, not even a modification time', () => {
  publish(folder, first);
  const before = [folder, join(folder, 'dev'), join(folder, 'dev/a.yaml')].map((path) => fs.statSync(path).mtimeMs);
  const comparison = publish(folder, first);
  expect(comparison.unchanged).toHaveLength(3);
  const after = [folder, join(folder, 'dev'), join(folder, 'dev/a.yaml')].map((path) => fs.statSync(path).mtimeMs);
  expect(after).toEqual(before);
});

test('unchanged files keep their modification time when others change', () => {
  publish(folder, first);
  const old = new Date('2020-01-01T00:00:00Z');
  fs.utimesSync(join(folder, 'dev/a.yaml'), old, old);
  publish(folder, expected({ dev: { 'a.yaml': 'one', 'b.yaml': 'changed' }, prod: { 'a.yaml': 'three' } }));
  expect(fs.statSync(join(folder, 'dev/a.yaml')).mtime).toEqual(old);
  expect(tree()['dev/b.yaml']).toBe('changed');
});

test('what the input no longer has is gone: an object, and an environment with its folder', () => {
  publish(folder, first);
  publish(folder, expected({ dev: { 'a.yaml': 'one' } }));
  expect(tree()).toEqual({ 'dev/a.yaml': 'one' });
  expect(fs.readdirSync(folder)).toEqual(['dev']);
});

test('environments that were not rendered stay as they are', () => {
  publish(folder, first);
  publish(folder, expected({ dev: { 'a.yaml': 'new' } }, false));
  expect(tree()).toEqual({ 'dev/a.yaml': 'new', 'prod/a.yaml': 'three' });
});

test('what somebody else put there is left and reported', () => {
  publish(folder, first);
  fs.writeFileSync(join(folder, 'README.md'), 'mine');
  fs.writeFileSync(join(folder, 'dev/extra.yaml'), 'mine too');
  fs.symlinkSync('/elsewhere', join(folder, 'link'));
  fs.mkdirSync(join(folder, 'notes'));
  fs.writeFileSync(join(folder, 'notes/x'), 'kept');
  const comparison = publish(folder, expected({ dev: { 'a.yaml': 'new' } }));
  expect(comparison.foreign).toEqual(['README.md', 'dev/extra.yaml', 'link', 'notes/x']);
  expect(tree()).toEqual({
    'README.md': 'mine',
    'dev/a.yaml': 'new',
    'dev/extra.yaml': 'mine too',
    link: '-> /elsewhere',
    'notes/x': 'kept',
  });
});

test('never writes through a link that leads out of the folder, nor over a file that is not its own', () => {
  const outside = join(root, 'outside');
  fs.mkdirSync(outside);
  fs.mkdirSync(folder);
  fs.symlinkSync(outside, join(folder, 'dev'));
  expect(publish(folder, first).blocking).toEqual(['dev']);
  fs.rmSync(join(folder, 'dev'));
  fs.mkdirSync(join(folder, 'dev'));
  fs.writeFileSync(join(folder, 'dev/a.yaml'), 'mine');
  fs.symlinkSync(join(outside, 'b'), join(folder, 'dev/b.yaml'));
  expect(publish(folder, first).blocking).toEqual(['dev/a.yaml', 'dev/b.yaml']);
  expect(fs.readdirSync(outside)).toEqual([]);
  expect(tree()).toEqual({ 'dev/a.yaml': 'mine', 'dev/b.yaml': `-> ${join(outside, 'b')}` });
});

test('follows a link that stands for the folder itself', () => {
  fs.mkdirSync(join(root, 'real'));
  fs.symlinkSync('real', folder);
  publish(folder, first);
  expect(fs.lstatSync(folder).isSymbolicLink()).toBe(true);
  expect(tree(join(root, 'real'))['prod/a.yaml']).toBe('three');
});

const operations = ['mkdirSync', 'linkSync', 'writeFileSync', 'renameSync', 'rmSync', 'copyFileSync'] as const;

test('a fault at any file operation leaves the old tree or the new one, and no leftovers after the next run', () => {
  const next = expected({ dev: { 'a.yaml': 'one', 'c.yaml': 'new' }, stage: { 'a.yaml': 'four' } });
  const oldTree = { 'dev/a.yaml': 'one', 'dev/b.yaml': 'two', 'prod/a.yaml': 'three', 'README.md': 'mine' };
  const newTree = { 'dev/a.yaml': 'one', 'dev/c.yaml': 'new', 'stage/a.yaml': 'four', 'README.md': 'mine' };
  let faults = 0;
  for (const operation of operations) {
    for (let nth = 1; nth < 20; nth += 1) {
      fs.rmSync(folder, { recursive: true, force: true });
      publish(folder, first);
      fs.writeFileSync(join(folder, 'README.md'), 'mine');
      let calls = 0;
      const real = fs[operation] as (...args: unknown[]) => unknown;
      const spy = jest.spyOn(fs, operation).mockImplementation(((...args: unknown[]) => {
        calls += 1;
        if (calls === nth) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return real(...args);
      }) as never);
      let failed = false;
      try {
        publish(folder, next);
      } catch {
        failed = true;
      }
      spy.mockRestore();
      if (calls < nth) break;
      faults += 1;
      if (failed) expect([oldTree, newTree]).toContainEqual(tree());
      else expect(tree()).toEqual(newTree);
      publish(folder, next);
      expect(tree()).toEqual(newTree);
      expect(fs.readdirSync(root)).toEqual(['charts-out']);
    }
  }
  expect(faults).toBeGreaterThan(15);
});

test('a run killed between the two renames is mended by the next one', () => {
  publish(folder, first);
  fs.renameSync(folder, join(root, '.charts-out.previous'));
  publish(folder, first);
  expect(tree()).toEqual({ 'dev/a.yaml': 'one', 'dev/b.yaml': 'two', 'prod/a.yaml': 'three' });
  expect(fs.readdirSync(root)).toEqual(['charts-out']);
});

test('what killed runs left beside the folder is removed, what a living one builds is not', () => {
  const left = join(root, '.charts-out.next-999999999');
  const building = join(root, `.charts-out.next-${process.ppid}`);
  for (const path of [left, building]) {
    fs.mkdirSync(path);
    fs.writeFileSync(join(path, 'a.yaml'), 'half');
  }
  publish(folder, first);
  expect(fs.readdirSync(root)).toEqual([`.charts-out.next-${process.ppid}`, 'charts-out']);
});

test('a folder where none can be made is a fault, not an endless attempt', () => {
  expect(() => publish('/proc/self/nowhere/charts-out', first)).toThrow(/ENOENT/);
});
