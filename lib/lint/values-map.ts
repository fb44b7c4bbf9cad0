import type { Values } from '../dagster/values/values';
import { isRecord } from '../documents/is-record';

/** The map itself, or an empty one in place of anything else. */
export function mapOf(value: unknown): Values {
  return isRecord(value) ? value : {};
}

/** The elements of a list that are maps; none of anything else. */
export function mapsOf(value: unknown): Values[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Text that is not empty, numbers as digits; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
