import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it, and gives the ones that it made, outermost first; one that is there is no fault.
 *
 * Node's own recursion tries for ever where a file system has no place for folders, such as /proc.
 */
export function makeFolder(path: string): string[] {
  try {
    mkdirSync(path);
    return [path];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return [];
    const parent = dirname(path);
    if (code !== 'ENOENT' || existsSync(parent) || parent === path) throw error;
    const made = makeFolder(parent);
    mkdirSync(path);
    return [...made, path];
  }
}
