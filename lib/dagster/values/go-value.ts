import { goScalar } from '../../documents/scalar-dialect';
import { wholly } from './recorded-values';
import { isMap } from './values';

/** True where a Go template takes the value for true: anything but null, false, 0, "", [] and {}. */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isMap(value)) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== '';
}

/**
 * Writes a scalar as a Go template prints it: `true`, `1.5`, `1e-05`; null is "".
 *
 * Go prints numbers of a million and more as `1e+06`, which is no text for an environment variable: they stay digits.
 */
export function goText(value: string | number | boolean | null): string {
  if (typeof value === 'number') return goNumber(value);
  return value === null ? '' : String(value);
}

/** Go turns to exponents below 1e-4 (JavaScript below 1e-6), and writes at least two digits of them. */
function goNumber(value: number): string {
  const small = value !== 0 && Math.abs(value) < 1e-4;
  return small ? value.toExponential().replace(/e-(\d)$/, 'e-0$1') : String(value);
}

/**
 * What YAML makes of a value that a template printed without quotes: the text "3030" is read as a number again.
 *
 * Returns null for empty text; a map or list is copied as it is.
 */
export function retyped(value: unknown): unknown {
  if (typeof value !== 'string') return copyOf(value);
  const scalar = goScalar(value);
  return typeof scalar === 'number' && !Number.isFinite(scalar) ? value : scalar;
}

/** Copies data, the keys of maps sorted as Helm's `toYaml` sorts them, so that the order of layers leaves no trace. */
export function copyOf(value: unknown): unknown {
  return sortedCopy(wholly(value));
}

function sortedCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedCopy);
  if (!isMap(value)) return value ?? null;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const field = value[key];
    // A merge has no key for what is null underneath.
    if (field !== undefined) copy[key] = sortedCopy(field);
  }
  return copy;
}
