import { execFileSync } from 'node:child_process';
import { printable } from '../../diagnostics/printable';
import { suggest } from '../../diagnostics/suggestion';

/** What git says when it cannot give what was asked for, in one line. */
export class RevisionFault extends Error {}

/** Every file of the platform folder is small; a repository may have many. */
const maxBuffer = 1 << 30;

/** Runs git in a folder and gives what it writes. Throws a RevisionFault with the first line of its complaint. */
export function git(root: string, args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync('git', ['-C', root, ...args], {
      maxBuffer,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer };
    if (code === 'ENOENT') throw new RevisionFault('git is not installed; --rev reads revisions by it');
    const said =
      stderr
        ?.toString('utf8')
        .split('\n')[0]
        ?.replace(/^(fatal|error): /, '') ?? '';
    if (said.includes('not a git repository')) throw new RevisionFault(`"${root}" is in no git repository`);
    throw new RevisionFault(said === '' ? `git ${args[0]} failed` : `git: ${said}`);
  }
}

/**
 * The commit that a name stands for.
 *
 * Throws a RevisionFault that says what to do: fetch it where the clone is shallow, or what name comes near.
 */
export function commitOf(root: string, revision: string): string {
  // Tells a folder without a repository apart from a revision that is not there.
  const isShallow = git(root, ['rev-parse', '--is-shallow-repository']).toString().trim() === 'true';
  try {
    return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString()
      .trim();
  } catch (error) {
    if (!(error instanceof RevisionFault)) throw error;
    throw new RevisionFault(`git knows no revision "${revision}" here${adviceOn(root, revision, isShallow)}`);
  }
}

function adviceOn(root: string, revision: string, isShallow: boolean): string {
  const names = git(root, ['for-each-ref', '--format=%(refname:short)']).toString().split('\n');
  const near = suggest(
    revision,
    names.filter((name) => name !== '' && !/(^|\/)HEAD$/.test(name)),
  );
  const meant = near === undefined ? '' : `; did you mean "${printable(near)}"?`;
  if (!isShallow) return meant === '' ? '; git fetch brings what others have pushed' : meant;
  return `${meant}; the clone is shallow, fetch it first: ${printable(fetchCommand(revision))}`;
}

/** A branch of a single-branch clone gets its name here; what is told by its distance from another needs history. */
function fetchCommand(revision: string): string {
  const [, branch] = /^origin\/(.+)$/.exec(revision) ?? [];
  if (/[~^@:]/.test(revision)) return 'git fetch --unshallow';
  return `git fetch --depth 1 origin ${branch === undefined ? revision : `${branch}:refs/remotes/${revision}`}`;
}

/** The commit that two have in common, from which both go on. */
export function mergeBase(root: string, one: string, other: string): string {
  const [left, right] = [commitOf(root, one), commitOf(root, other)];
  try {
    return git(root, ['merge-base', left, right]).toString().trim();
  } catch (error) {
    if (!(error instanceof RevisionFault)) throw error;
    throw new RevisionFault(
      `git finds nothing that "${one}" and "${other}" have in common; a shallow clone lacks the history: git fetch --unshallow`,
    );
  }
}
