/** What a value is, in words: `a map`, `null`, `a number`. */
export function described(data: unknown): string {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'a list';
  return typeof data === 'object' ? 'a map' : `a ${typeof data}`;
}

/** How to mend a scalar that was quoted, or not quoted, by mistake; undefined for other mistakes. */
export function quotingFix(expected: string, data: unknown): string | undefined {
  if (expected === 'a string' && (typeof data === 'number' || typeof data === 'boolean')) return 'put it in quotes';
  const wantsBare = expected === 'a boolean' || expected === 'a number' || expected === 'a whole number';
  return wantsBare && typeof data === 'string' ? 'write it without quotes' : undefined;
}

/** `"a"`, `"b"` or `"c"`. */
export function either(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length === 1 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** The first names of a list, in one line. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown}, …` : shown;
}
