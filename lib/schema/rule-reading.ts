import { coerceBoolean } from './coercion';
import { childValue, isMap } from './schema-node';

/** Reads a map out of raw data; anything else is an empty map, since the schema reports it already. */
export function readMap(value: unknown, ...keys: string[]): Readonly<Record<string, unknown>> {
  const found = keys.reduce<unknown>(childValue, value);
  return isMap(found) ? found : {};
}

/** The entries of a map in raw data whose values are maps themselves. */
export function readEntries(value: unknown, ...keys: string[]): [string, Readonly<Record<string, unknown>>][] {
  return Object.entries(readMap(value, ...keys)).flatMap(([name, entry]) => (isMap(entry) ? [[name, entry]] : []));
}

/** A string of raw data; undefined for anything else. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A switch of raw data, read as the runtime reads booleans. */
export function readSwitch(value: unknown, otherwise: boolean): boolean {
  return coerceBoolean(value) ?? otherwise;
}

/** True for a value that is not there: no key, null, or an empty text. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
