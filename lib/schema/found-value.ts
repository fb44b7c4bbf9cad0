import type { DataPath } from '../diagnostics/diagnostic';
import { looksLikeSecretKey } from '../diagnostics/secret-names';
import { codePoints } from './text-rule';

const longestShown = 60;

/**
 * True when a value must not be printed: a key on its path looks like a secret, or it stands where the name of a Secret
 * belongs without being one (then it may be the secret itself).
 */
export function isSensitive(path: DataPath, value: unknown): boolean {
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return false;
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  if (/(^|[a-z_-])refs?$/i.test(key)) {
    return /secret|key|credential|token|password/i.test(key) && !/^[a-z][a-z0-9.-]{0,62}$/.test(String(value));
  }
  // Most of what stands under "credentials" is no secret: modes, roles, scopes.
  return looksLikeSecretKey(key) || path.some((part) => typeof part === 'string' && hidesAll(part));
}

function hidesAll(key: string): boolean {
  return looksLikeSecretKey(key) && !/credentials?$/i.test(key);
}

/**
 * A value in words: `a number (3)`, `a list`, `a string ("prod")`; without the value when it is sensitive.
 *
 * `written` is how the file has it, for scalars that a reader makes something else of (`1.0`, `yes`, a date).
 */
export function describeValue(value: unknown, path: DataPath, written?: string): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && !(value instanceof Date)) return 'a map';
  const kind = value instanceof Date ? 'a date' : `a ${typeof value}`;
  if (isSensitive(path, value)) return kind;
  return `${kind} (${typeof value === 'string' ? showValue(value) : (written ?? String(value))})`;
}

/** A scalar as people write it, cut when it is long; strings in quotes. */
export function showValue(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const shown = codePoints(value) <= longestShown ? value : `${[...value].slice(0, longestShown).join('')}…`;
  return JSON.stringify(shown);
}
