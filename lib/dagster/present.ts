import { isMap } from './values/values';

/** The fields that hold something: null, `{}` and `[]` say nothing to Kubernetes. */
export function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const held: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) if (!isEmpty(fields[key])) held[key] = fields[key];
  return held;
}

/** True for null, undefined, `{}` and `[]`. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (isMap(value) && Object.keys(value).length === 0);
}
