import { fstatSync, readFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic';

/** Kubernetes holds 1 MiB in a ConfigMap; nothing that feeds one is ten times as large. */
const maxBytes = 10 * 1024 * 1024;
/** A stream of manifests holds a whole cluster. */
const maxStreamBytes = 400 * 1024 * 1024;

export interface TextFileOptions {
  /** A stream of manifests may be large, and be a pipe. @default false */
  readonly stream?: boolean;
}

/**
 * Reads a UTF-8 text file; a byte order mark is dropped.
 *
 * `path` 0 is the standard input; `shown` is the path as diagnostics name it. Out comes the text, or a diagnostic that says why there is none.
 */
export function readTextFile(
  path: string | 0,
  shown: string,
  { stream = false }: TextFileOptions = {},
): { text?: string; diagnostics: Diagnostic[] } {
  const fail = (code: string, message: string, fix?: string) => ({
    diagnostics: [{ severity: 'error' as const, code, message, fix, range: { file: shown, line: 1, column: 1 } }],
  });
  try {
    const stats = path === 0 ? fstatSync(path) : statSync(path);
    const isPipe = stream && (stats.isFIFO() || stats.isSocket());
    if (stats.isDirectory()) return fail('FLOE1002', 'this is a folder; expected a file');
    if (!stats.isFile() && !isPipe) {
      return fail('FLOE1002', 'this is neither a file nor a folder; expected a file');
    }
    const most = stream ? maxStreamBytes : maxBytes;
    const tooLarge = (size: number) =>
      fail('FLOE1005', `the file has ${Math.ceil(size / 1024 / 1024)} MiB; expected at most ${most / 1024 / 1024} MiB`);
    if (stats.size > most) return tooLarge(stats.size);
    const bytes = readFileSync(path);
    if (bytes.length > most) return tooLarge(bytes.length);
    // No text holds it, and a reader that looks for its end in a large file of them takes gigabytes.
    if (stream && bytes[0] === 0) return fail('FLOE1004', 'the file begins with a NUL byte, which no text does');
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
