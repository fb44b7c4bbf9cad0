import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareText } from '../diagnostics/order';

/** Reads the text files of a folder and the folders in it, by their paths below it, sorted. */
export function readTree(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const visit = (path: string): void => {
    const entries = readdirSync(join(folder, path), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      const own = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(own);
      else files.set(own, readFileText(join(folder, own)));
    }
  };
  visit('');
  return files;
}

/** The text of a file that is known to be there. */
export function readFileText(file: string): string {
  return readFileSync(file, 'utf8');
}

/** The nearest folder, from the given one upwards, that holds an entry of a name. */
export function readFolderAbove(start: string, entry: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, entry))) return folder;
    if (dirname(folder) === folder) throw new Error(`no folder above ${start} holds "${entry}"`);
  }
}
