import { readFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic';

/** Kubernetes holds 1 MiB in a ConfigMap; nothing that feeds one is ten times as large. */
const maxBytes = 10 * 1024 * 1024;

/**
 * Reads a UTF-8 text file; a byte order mark is dropped.
 *
 * `shown` is the path as diagnostics name it. Out comes the text, or a diagnostic that says why there is none.
 */
export function readTextFile(path: string, shown: string): { text?: string; diagnostics: Diagnostic[] } {
  const fail = (code: string, message: string, fix?: string) => ({
    diagnostics: [{ severity: 'error' as const, code, message, fix, range: { file: shown, line: 1, column: 1 } }],
  });
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return fail('FLOE1002', 'this is a folder; expected a file');
    if (!stats.isFile()) return fail('FLOE1002', 'this is neither a file nor a folder; expected a file');
    if (stats.size > maxBytes) {
      const size = Math.ceil(stats.size / 1024 / 1024);
      return fail('FLOE1005', `the file has ${size} MiB; expected at most ${maxBytes / 1024 / 1024} MiB`);
    }
    const bytes = readFileSync(path);
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), diagnostics: [] };
    } catch {
      const at = firstInvalidByte(bytes);
      const range = { file: shown, line: at.line, column: at.column };
      const message = 'the file is not valid UTF-8 text';
      const fix = 'save it as UTF-8';
      return { diagnostics: [{ severity: 'error', code: 'FLOE1004', message, fix, range }] };
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return fail('FLOE1001', 'the file does not exist');
    if (code === 'ENOTDIR') return fail('FLOE1002', 'a part of this path is a file, not a folder');
    if (code === 'EACCES' || code === 'EPERM') {
      return fail('FLOE1003', 'the file cannot be read: permission denied', 'allow this user to read it');
    }
    return fail('FLOE1003', `the file cannot be read (${code ?? 'unknown fault'})`);
  }
}

function firstInvalidByte(bytes: Buffer): { line: number; column: number } {
  const decoded = new TextDecoder('utf-8').decode(bytes);
  const at = decoded.indexOf('\uFFFD');
  const before = decoded.slice(0, Math.max(0, at));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
