import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTextFile } from '../../lib/documents/read-text-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(name: string) {
  return readTextFile(join(folder, name), name);
}

test('reads UTF-8 text and drops a byte order mark', () => {
  writeFileSync(join(folder, 'a.yaml'), '\ufeffname: caf\u00e9\n');
  expect(read('a.yaml')).toEqual({ text: 'name: caf\u00e9\n', diagnostics: [] });
});

test.each([
  ['a missing file', () => {}, 'FLOE1001', 'the file does not exist'],
  ['a folder', () => mkdirSync(join(folder, 'a.yaml')), 'FLOE1002', 'this is a folder; expected a file'],
  [
    'a huge file',
    () => {
      writeFileSync(join(folder, 'a.yaml'), '');
      truncateSync(join(folder, 'a.yaml'), 50 * 1024 * 1024);
    },
    'FLOE1005',
    'the file has 50 MiB; expected at most 10 MiB',
  ],
])('says what is wrong with %s', (_, make, code, message) => {
  make();
  expect(read('a.yaml').diagnostics).toEqual([
    { severity: 'error', code, message, range: { file: 'a.yaml', line: 1, column: 1 } },
  ]);
});

test('points at the first byte that is not UTF-8', () => {
  writeFileSync(join(folder, 'a.yaml'), Buffer.from([0x61, 0x3a, 0x0a, 0x62, 0xff, 0x63]));
  expect(read('a.yaml').diagnostics[0]).toMatchObject({ code: 'FLOE1004', range: { line: 2, column: 2 } });
});

test('says that a path leads through a file', () => {
  writeFileSync(join(folder, 'a.yaml'), '');
  expect(read('a.yaml/b').diagnostics[0]).toMatchObject({ code: 'FLOE1002' });
});

const asRoot = process.getuid?.() === 0;
(asRoot ? test.skip : test)('says that a file cannot be read', () => {
  writeFileSync(join(folder, 'a.yaml'), '');
  chmodSync(join(folder, 'a.yaml'), 0);
  expect(read('a.yaml').diagnostics[0]).toMatchObject({ code: 'FLOE1003' });
});
