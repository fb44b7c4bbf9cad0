/** Values of a chart: plain data as read from YAML, merged with the chart's defaults. */
export type Values = Readonly<Record<string, unknown>>;

/** True for a map, and not for a list or null. */
export function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under a key of the map's own: `constructor` and the like are keys only where somebody wrote them. */
export function ownValue(map: Values, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
