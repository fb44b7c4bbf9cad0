import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';

/**
 * Writes files that must not exist yet; when any does, all of those are named and nothing is written.
 *
 * @param root - the folder that the paths are relative to; it is made where it does not exist
 */
export function writeNewFiles(root: string, files: ReadonlyMap<string, string>): Diagnostic[] {
  const existing = [...files.keys()].filter((file) => exists(join(root, file)));
  if (existing.length > 0) {
    return existing.map((file) =>
      fault(root, file, 'FLOE8000', 'the file exists already', 'remove it, or write elsewhere'),
    );
  }
  for (const [file, text] of files) {
    try {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text, { flag: 'wx' });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown fault';
      return [fault(root, file, 'FLOE8001', `the file cannot be written (${code})`)];
    }
  }
  return [];
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function fault(root: string, file: string, code: string, message: string, fix?: string): Diagnostic {
  const shown = join(root, file).replaceAll('\\', '/');
  return {
    severity: 'error',
    code,
    message,
    ...(fix === undefined ? {} : { fix }),
    range: { file: shown, line: 1, column: 1 },
  };
}
