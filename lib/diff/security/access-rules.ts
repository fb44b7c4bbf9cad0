import type { Manifest } from '../../manifest';
import { recordAt } from '../pods';
import { covers, type Permission, permissionsOf } from './permissions';
import { powersOf } from './powers';
import { gainsAndLosses, type SecurityRule, type Verdict } from './security-rule';

/**
 * Roles and ClusterRoles: each verb on each resource that comes or goes.
 *
 * What a wildcard allowed already is no gain, and what one still allows no loss.
 */
export const accessRules: SecurityRule = ({ before, after }) => {
  if (!/^(Cluster)?Role$/.test((before ?? after)?.kind ?? '')) return [];
  const [had, has] = [permissionsOf(before?.['rules']), permissionsOf(after?.['rules'])];
  return [
    ...verdicts(withoutCovered(has, had), 'broadens', 'may now'),
    ...verdicts(withoutCovered(had, has), 'narrows', 'may no longer'),
  ];
};

/** Permissions that none of the others covers; of those that cover each other, one. */
function withoutCovered(permissions: readonly Permission[], others: readonly Permission[]): Permission[] {
  const left = permissions.filter((one) => !others.some((other) => covers(other, one)));
  return left.filter(
    (one, index) => !left.some((other, at) => covers(other, one) && (!covers(one, other) || at < index)),
  );
}

/** A verdict for each target: its verbs, and what they amount to. */
function verdicts(permissions: readonly Permission[], direction: Verdict['direction'], may: string): Verdict[] {
  const byTarget = new Map<string, Permission[]>();
  for (const one of permissions) byTarget.set(one.target, [...(byTarget.get(one.target) ?? []), one]);
  return [...byTarget].sort(byTargetText).map(([target, some]): Verdict => {
    const verbs = some.map(({ verb }) => (verb === '*' ? 'do anything to' : verb)).sort();
    const powers = powersOf(some);
    const meaning = powers.length === 0 ? '' : ` (${powers.join(', ')})`;
    return { direction, text: `${may} ${verbs.join(', ')} ${targetText(some[0], target)}${meaning}` };
  });
}

/** Wildcards in words. */
function targetText(permission: Permission | undefined, target: string): string {
  if (permission?.group === undefined) return target;
  const { group, resource, name } = permission;
  const named = name === undefined ? '' : ` named ${name}`;
  const all = resource === '*' ? 'all resources' : resource;
  if (group === '*') return `${all} of all API groups${named}`;
  if (resource === '*') return `${all} of ${group === '' ? 'the core API group' : `API group ${group}`}${named}`;
  return target;
}

function byTargetText([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Prefix of the labels by which a ClusterRole's rules are added to those of another. */
const aggregateLabel = 'rbac.authorization.k8s.io/aggregate-to-';

/** ClusterRoles: whose rules they take in, and to which well-known roles they add their own. */
export const aggregatedRoles: SecurityRule = ({ before, after }) => {
  if ((before ?? after)?.kind !== 'ClusterRole') return [];
  return [
    ...gainsAndLosses(selectorsOf(before), selectorsOf(after), {
      gain: (selector) => `takes in the rules of every ClusterRole with ${selector}`,
      loss: (selector) => `no longer takes in the rules of every ClusterRole with ${selector}`,
    }),
    ...gainsAndLosses(addedTo(before), addedTo(after), {
      gain: (role) => `its rules are added to ClusterRole ${role}, for everybody who has that`,
      loss: (role) => `its rules are no longer added to ClusterRole ${role}`,
    }),
  ];
};

function selectorsOf(manifest: Manifest | undefined): string[] {
  const selectors = recordAt(manifest, 'aggregationRule')?.['clusterRoleSelectors'];
  return Array.isArray(selectors) ? selectors.map(selectorText) : [];
}

function selectorText(selector: unknown): string {
  const labels = Object.entries(recordAt(selector, 'matchLabels') ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = recordAt({ selector }, 'selector')?.['matchExpressions'];
  const more = Array.isArray(expressions) ? expressions.map((one) => JSON.stringify(one)) : [];
  const parts = [...labels, ...more].sort();
  return parts.length === 0 ? 'any labels' : `the label ${parts.join(' and ')}`;
}

function addedTo(manifest: Manifest | undefined): string[] {
  return Object.entries(manifest?.metadata.labels ?? {})
    .filter(([key, value]) => key.startsWith(aggregateLabel) && String(value) === 'true')
    .map(([key]) => key.slice(aggregateLabel.length));
}
