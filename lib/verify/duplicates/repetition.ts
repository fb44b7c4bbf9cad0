/** The items whose key an earlier item has too; items without a key do not count. */
export function repeated<T>(items: readonly T[], keyOf: (item: T) => string | undefined): { item: T; key: string }[] {
  if (items.length < 2) return [];
  const seen = new Set<string>();
  const found: { item: T; key: string }[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    if (seen.has(key)) found.push({ item, key });
    seen.add(key);
  }
  return found;
}
