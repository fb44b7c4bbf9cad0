import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What git says when it cannot give what was asked for, in one line. */
export class RevisionFault extends Error {}

/** Every file of the platform folder is small; a repository may have many. */
const maxBuffer = 1 << 30;

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
    const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], {
      fault: `git knows no revision "${revision}" here; in a shallow clone fetch it first: git fetch --depth 1 origin ${revision.replace(/^origin\//, '')}`,
    }).trim();
    const tree = git(root, ['ls-tree', '-r', '-z', commit, '--', 'platform']);
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
  const input = entries.map(({ object }) => `${object}\n`).join('');
  const output = execFileSync('git', ['-C', root, 'cat-file', '--batch'], { input, maxBuffer });
  let at = 0;
  return entries.map(() => {
    const end = output.indexOf(10, at);
    const size = Number(output.toString('latin1', at, end).split(' ')[2]);
    at = end + 1 + size + 1;
    return output.subarray(end + 1, end + 1 + size);
  });
}

function git(root: string, args: readonly string[], { fault }: { readonly fault?: string } = {}): string {
  try {
    return execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      maxBuffer,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    if (code === 'ENOENT') throw new RevisionFault('git is not installed');
    const said = stderr?.split('\n')[0] ?? '';
    throw new RevisionFault(
      said.includes('not a git repository') ? `"${root}" is in no git repository` : (fault ?? said),
    );
  }
}
