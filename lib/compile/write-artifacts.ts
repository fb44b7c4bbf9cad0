import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { writeFault } from '../diagnostics/write-faults';
import { makeFolder } from '../documents/write-folder';
import { sameButTime } from './artifacts-text';

/**
 * Writes compiled artifacts in one step: a fault or a kill leaves the old file or the new one. A file that says the same
 * but for the time of compilation is not touched. Missing folders are made.
 */
export function writeArtifacts(file: string, text: string): Diagnostic[] {
  let partial: string | undefined;
  try {
    const current = statSync(file, { throwIfNoEntry: false });
    if (current?.isDirectory() === true) {
      const fix = `name a file: --output ${join(file, 'compiled_artifacts.json')}`;
      return [fault(file, 'FLOE1002', 'this is a folder; expected a file to write to', fix)];
    }
    if (current !== undefined && !current.isFile()) {
      // A pipe or a device takes text; a file moved into its place would end it.
      writeFileSync(file, text);
      return [];
    }
    if (current !== undefined && isCurrent(file, text)) return [];
    // A link stays a link: what it leads to is replaced.
    const target = current === undefined ? file : realpathSync(file);
    partial = join(dirname(target), `.${basename(target)}.${process.pid}.partial`);
    makeFolder(dirname(target));
    writeFileSync(partial, text);
    renameSync(partial, target);
    return [];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (partial !== undefined && existsSync(partial)) rmSync(partial);
    return [fault(file, 'FLOE6005', `cannot write the artifacts: ${writeFault(code)}; nothing was changed`)];
  }
}

function isCurrent(file: string, text: string): boolean {
  const current = readFileSync(file, 'utf8');
  return current === text || sameButTime(current, text);
}

function fault(file: string, code: string, message: string, fix?: string): Diagnostic {
  return {
    severity: 'error',
    code,
    message,
    ...(fix === undefined ? {} : { fix }),
    range: { file, line: 1, column: 1 },
  };
}
