import { goText } from '../values/go-value';
import { isMap } from '../values/values';

/** Writes a value as an action prints it; null is empty, as Helm takes "<no value>" away. */
export function printed(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (!isMap(value)) return goText(value as string | number | boolean);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${key}:${printed(value[key])}`);
  return `map[${entries.join(' ')}]`;
}
