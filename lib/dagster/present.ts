import { isMap } from './values/values';

/** The fields that hold something: null, `{}` and `[]` say nothing to Kubernetes. */
export function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

/** True for null, undefined, `{}` and `[]`. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (isMap(value) && Object.keys(value).length === 0);
}
