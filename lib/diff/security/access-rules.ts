import type { Manifest } from '../../manifest';
import { accessGrants } from '../compare/access-rules';
import { recordAt, recordsOf } from '../pods';
import { gainsAndLosses, namedGrant, type SecurityRule, type Verdict } from './security-rule';

/** Roles and ClusterRoles: each verb on each resource that comes or goes. */
export const accessRules: SecurityRule = ({ before, after }) => {
  const grants = (manifest: Manifest | undefined) =>
    accessGrants(manifest !== undefined && Array.isArray(manifest['rules']) ? manifest['rules'] : []);
  if (!/^(Cluster)?Role$/.test((before ?? after)?.kind ?? '')) return [];
  const [left, right] = [grants(before), grants(after)];
  return [...new Set([...left.keys(), ...right.keys()])].sort().flatMap((target): Verdict[] => {
    const [had, has] = [left.get(target) ?? [], right.get(target) ?? []];
    const gained = has.includes('*') && !had.includes('*') ? ['*'] : had.includes('*') ? [] : missing(has, had);
    const lost = had.includes('*') && !has.includes('*') ? ['*'] : has.includes('*') ? [] : missing(had, has);
    return [
      ...(gained.length === 0
        ? []
        : [{ direction: 'broadens' as const, text: `may now ${gained.join(', ')} ${target}` }]),
      ...(lost.length === 0
        ? []
        : [{ direction: 'narrows' as const, text: `may no longer ${lost.join(', ')} ${target}` }]),
    ];
  });
};

function missing(items: readonly string[], from: readonly string[]): string[] {
  return items.filter((item) => !from.includes(item));
}

/** RoleBindings and ClusterRoleBindings: who gets which role. */
export const roleBindings: SecurityRule = ({ before, after, neutral }) => {
  if (!/^(Cluster)?RoleBinding$/.test((before ?? after)?.kind ?? '')) return [];
  const bound = (manifest: Manifest | undefined, name: (text: string) => string) => {
    const role = recordAt(manifest, 'roleRef');
    return recordsOf(manifest?.['subjects']).map((subject) => {
      const who = [subject['kind'], subject['namespace'] ?? '', subject['name']]
        .filter((part) => part !== '')
        .join(' ');
      return namedGrant(`${who} to ${role?.['kind']} ${role?.['name']}`, name);
    });
  };
  return gainsAndLosses(bound(before, neutral.before), bound(after, neutral.after), {
    gain: (pair) => `binds ${pair}`,
    loss: (pair) => `no longer binds ${pair}`,
  });
};
