/** An element of a list that Kubernetes identifies by one of its fields. */
type Named = Readonly<Record<string, unknown>>;

/**
 * Adds derived elements to what the operator lists; the operator's element of the same key wins.
 *
 * Derived ones come first, so that the operator's variables may refer to them. Keys are Kubernetes' own: `name` for env
 * and volumes, `mountPath` for volumeMounts.
 */
export function addDerived(operator: unknown, derived: readonly Named[], key: string): Named[] {
  const listed = Array.isArray(operator) ? (operator as Named[]) : [];
  const taken = new Set(listed.map((element) => element[key]));
  return [...derived.filter((element) => !taken.has(element[key])), ...listed];
}
