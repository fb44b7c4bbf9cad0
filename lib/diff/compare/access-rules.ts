import { isRecord } from '../../documents/is-record';

/** True for the rules of a Role or ClusterRole. */
export function areAccessRules(field: string, items: readonly unknown[]): boolean {
  return field === 'rules' && items.length > 0 && items.every((item) => isRecord(item) && Array.isArray(item['verbs']));
}

/**
 * What rules grant, however they are split: verbs by what they may be done to: `secrets`, `apps/deployments`,
 * `secrets/one-name`, `/healthz`.
 */
export function accessGrants(rules: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const grants = new Map<string, Set<string>>();
  for (const rule of rules) {
    if (!isRecord(rule)) continue;
    for (const target of targetsOf(rule)) {
      const verbs = grants.get(target) ?? new Set();
      for (const verb of words(rule['verbs'])) verbs.add(verb);
      grants.set(target, verbs);
    }
  }
  return new Map([...grants].map(([target, verbs]) => [target, [...verbs].sort()]));
}

function targetsOf(rule: Readonly<Record<string, unknown>>): string[] {
  const groups = words(rule['apiGroups']);
  const names = words(rule['resourceNames']);
  const resources = (groups.length === 0 ? [''] : groups).flatMap((group) =>
    words(rule['resources']).map((resource) => (group === '' ? resource : `${group}/${resource}`)),
  );
  const named = names.length === 0 ? resources : resources.flatMap((one) => names.map((name) => `${one}:${name}`));
  return [...named, ...words(rule['nonResourceURLs'])];
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
