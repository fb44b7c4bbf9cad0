/** Values of a chart: plain data as read from YAML, merged with the chart's defaults. */
export type Values = Readonly<Record<string, unknown>>;

/** True for a map, and not for a list or null. */
export function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
