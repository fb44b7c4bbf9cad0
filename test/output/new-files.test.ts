import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNewFiles } from '../../lib/output/new-files';

jest.mock('node:fs', () => ({ __esModule: true, ...jest.requireActual('node:fs') }));

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(root, { recursive: true });
});

test('a fault at any file leaves nothing of those before it, nor their folders', () => {
  const made = new Map(['a', 'b/c', 'b/d/e', 'f'].map((name) => [name, 'text']));
  for (let nth = 1; nth <= made.size; nth += 1) {
    let calls = 0;
    const real = fs.writeFileSync as (...args: unknown[]) => unknown;
    const spy = jest.spyOn(fs, 'writeFileSync').mockImplementation(((...args: unknown[]) => {
      calls += 1;
      if (calls === nth) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      return real(...args);
    }) as never);
    const found = writeNewFiles(join(root, 'new/deeper'), made);
    spy.mockRestore();
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ['FLOE8001', 'the file cannot be written: the disk is full; nothing was written'],
    ]);
    expect(fs.readdirSync(root)).toEqual([]);
  }
});

test('a file that somebody makes in the meantime is his', () => {
  const real = fs.writeFileSync as (...args: unknown[]) => unknown;
  jest.spyOn(fs, 'writeFileSync').mockImplementation(((path: string, ...args: unknown[]) => {
    if (path.endsWith('b/c')) real(path, 'his');
    return real(path, ...args);
  }) as never);
  const found = writeNewFiles(root, new Map(['a', 'b/c', 'd'].map((name) => [name, 'mine'])));
  expect(found.map(({ code, range }) => [code, range?.file])).toEqual([['FLOE8001', join(root, 'b/c')]]);
  expect([fs.readdirSync(root), fs.readFileSync(join(root, 'b/c'), 'utf8')]).toEqual([['b'], 'his']);
});
