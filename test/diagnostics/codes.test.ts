import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCodes, renderCodesTable } from '../../lib/diagnostics/codes/all-codes';

const repository = join(__dirname, '../..');
const readme = join(repository, 'README.md');
const table = /(<!-- codes -->\n)[\s\S]*?(<!-- \/codes -->)/;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'codes' ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

test('the README lists every diagnostic code (WRITE_DOCS=1 brings it up to date)', () => {
  const text = readFileSync(readme, 'utf8');
  const expected = text.replace(table, (_, begin: string, end: string) => `${begin}\n${renderCodesTable()}\n${end}`);
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(readme, expected);
  else expect(text).toBe(expected);
  expect(text).toMatch(table);
});

test('every code that the toolkit reports is listed, once', () => {
  const listed = allCodes.flatMap(({ codes }) => Object.keys(codes));
  expect(listed).toEqual([...new Set(listed)]);
  const used = new Set(sources(join(repository, 'lib')).flatMap((text) => text.match(/\bFLOE\d{4}\b/g) ?? []));
  expect([...used].filter((code) => !listed.includes(code))).toEqual([]);
  expect(listed.filter((code) => !used.has(code))).toEqual([]);
});
