import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** Follows a link that stands for a folder, also one whose end does not exist (yet). */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const link = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return link ? resolve(dirname(folder), readlinkSync(folder)) : folder;
  }
}

/**
 * Says why a folder cannot be the output of a repository; undefined when it can.
 *
 * The output is replaced as a whole: what holds the input would be moved under the feet of whoever works there, and what
 * lies in the input would be read as an environment.
 */
export function misplacedOutput(output: string, root: string): string | undefined {
  const target = nearestReal(resolve(output));
  const sources = nearestReal(resolve(root, 'platform'));
  if (isWithin(sources, target)) return 'this folder holds "platform" itself; expected one for rendered files alone';
  if (isWithin(target, sources)) return 'this folder lies in "platform"; expected one beside it';
  return undefined;
}

/** The real path of what need not exist: of the nearest folder above that does. */
function nearestReal(path: string): string {
  const real = tryRealFolder(path);
  return real !== path || dirname(path) === path ? real : join(nearestReal(dirname(path)), basename(path));
}

function tryRealFolder(path: string): string {
  try {
    return realFolder(path);
  } catch {
    return path;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
