import { lstatSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { writeFault } from '../diagnostics/write-faults';
import { makeFolder } from '../documents/write-folder';

/**
 * Writes files that must not exist yet, all or nothing: when any does, or a link or a file stands where a folder of them
 * goes, all of those are named and nothing is written; what was written before a fault of the disk is removed.
 *
 * @param root - the folder that the paths are relative to; it is made where it does not exist
 */
export function writeNewFiles(root: string, files: ReadonlyMap<string, string>): Diagnostic[] {
  const inTheWay = [...occupied(root, files)];
  if (inTheWay.length > 0) return inTheWay;
  const written: string[] = [];
  const folders: string[] = [];
  for (const [file, text] of files) {
    const path = join(root, file);
    try {
      folders.push(...makeFolder(dirname(path)));
      written.push(path);
      writeFileSync(path, text, { flag: 'wx' });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Somebody else made it in the meantime, and it is his.
      if (code === 'EEXIST') written.pop();
      remove(written, folders);
      const message = `the file cannot be written: ${writeFault(code ?? 'unknown fault')}; nothing was written`;
      return [fault(path, 'FLOE8001', message)];
    }
  }
  return [];
}

/** Names what stands in the way of new files, each once. */
function* occupied(root: string, files: ReadonlyMap<string, string>): Generator<Diagnostic> {
  const fix = 'name another folder';
  if (kindOf(root) === 'file') {
    yield fault(root, 'FLOE8001', 'this is a file; expected a folder, or nothing', fix);
    return;
  }
  if (kindOf(root) === 'link' && !leadsToFolder(root)) {
    yield fault(root, 'FLOE8001', 'this link leads to no folder; expected a folder, or nothing', fix);
    return;
  }
  const known = new Set<string>();
  for (const file of files.keys()) {
    const folder = foldersOf(file).find((path) => ['file', 'link'].includes(kindOf(join(root, path)) ?? ''));
    const path = folder ?? file;
    if (known.has(path)) continue;
    known.add(path);
    if (folder !== undefined) {
      // Through a link, files would be written elsewhere.
      const what = kindOf(join(root, folder)) === 'link' ? 'a link' : 'a file';
      const message = `${what} stands where a new folder goes; nothing was written`;
      yield fault(join(root, folder), 'FLOE8000', message, 'remove it, or write elsewhere');
    } else if (kindOf(join(root, file)) !== undefined) {
      yield fault(join(root, file), 'FLOE8000', 'the file exists already', 'remove it, or write elsewhere');
    }
  }
}

/** The folders above a relative path, outermost first: `a` and `a/b` of `a/b/c`. */
function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

function kindOf(path: string): 'folder' | 'link' | 'file' | undefined {
  try {
    const stats = lstatSync(path);
    return stats.isSymbolicLink() ? 'link' : stats.isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

function leadsToFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    return false;
  }
}

function remove(written: readonly string[], folders: readonly string[]): void {
  for (const file of written) rmSync(file, { force: true });
  for (const folder of [...folders].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      // Somebody else put something there.
    }
  }
}

function fault(path: string, code: string, message: string, fix?: string): Diagnostic {
  return {
    severity: 'error',
    code,
    message,
    ...(fix === undefined ? {} : { fix }),
    range: { file: path.replaceAll('\\', '/'), line: 1, column: 1 },
  };
}
