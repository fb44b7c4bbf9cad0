import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commitOf, git, RevisionFault } from './git';

/**
 * Lays the platform folder of a git revision out in a temporary folder and gives it to `use`; it is gone afterwards.
 *
 * Needs the commit itself and no history: a shallow clone that has it will do. Throws a RevisionFault when git has not
 * got it.
 *
 * @param root - the folder that holds platform/ in the working tree
 */
export function readRevision<T>(root: string, revision: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'floe-revision-'));
  try {
    const tree = git(root, ['ls-tree', '-r', '-z', commitOf(root, revision), '--', 'platform']).toString('utf8');
    const entries = tree.split('\0').flatMap((line): TreeEntry[] => {
      const [, mode = '', object = '', path = ''] = /^(\d+) blob (\S+)\t([\s\S]*)$/.exec(line) ?? [];
      return path === '' ? [] : [{ isLink: mode === '120000', object, path }];
    });
    const contents = readBlobs(root, entries);
    entries.forEach(({ isLink, path }, index) => {
      const file = join(folder, path);
      const content = contents[index] ?? Buffer.alloc(0);
      mkdirSync(dirname(file), { recursive: true });
      if (isLink) symlinkSync(content.toString('utf8'), file);
      else writeFileSync(file, content);
    });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface TreeEntry {
  readonly isLink: boolean;
  readonly object: string;
  readonly path: string;
}

/** The content of each entry, asked for in one call: `<id> blob <size>`, the content, a line break. */
function readBlobs(root: string, entries: readonly TreeEntry[]): Buffer[] {
  if (entries.length === 0) return [];
  const output = git(root, ['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''));
  let at = 0;
  return entries.map(({ path }) => {
    const end = output.indexOf(10, at);
    const [, type, length] = output.toString('latin1', at, end).split(' ');
    if (type !== 'blob') throw new RevisionFault(`git lacks the content of ${path} in that revision: fetch it first`);
    const size = Number(length);
    at = end + 1 + size + 1;
    return output.subarray(end + 1, end + 1 + size);
  });
}
