import type { Manifest } from '../../manifest';
import { recordAt, recordsOf } from '../pods';
import { gainsAndLosses, namedGrant, type SecurityRule, type Verdict } from './security-rule';

/** NetworkPolicies: a policy that is there closes a direction; each of its rules opens a part of it again. */
export const networkPolicies: SecurityRule = ({ before, after, neutral }) => {
  if ((before ?? after)?.kind !== 'NetworkPolicy') return [];
  if (before === undefined)
    return [
      {
        direction: 'narrows',
        text: `closes ${directions(after).join(' and ')} of the pods it selects, but for its rules`,
      },
    ];
  if (after === undefined)
    return [
      { direction: 'broadens', text: `no longer closes ${directions(before).join(' and ')} of the pods it selected` },
    ];
  const found: Verdict[] = gainsAndLosses(directions(after), directions(before), {
    gain: (direction) => `no longer closes ${direction}`,
    loss: (direction) => `closes ${direction}, but for its rules`,
  });
  const rules = (manifest: Manifest, name: (text: string) => string) =>
    ['ingress', 'egress'].flatMap((field) =>
      recordsOf(recordAt(manifest, 'spec')?.[field]).map((rule) =>
        namedGrant(`${field} ${ruleText(rule, field)}`, name),
      ),
    );
  found.push(
    ...gainsAndLosses(rules(before, neutral.before), rules(after, neutral.after), {
      gain: (rule) => `opens ${rule}`,
      loss: (rule) => `closes ${rule}`,
    }),
  );
  if (
    JSON.stringify(recordAt(before, 'spec', 'podSelector')) !== JSON.stringify(recordAt(after, 'spec', 'podSelector'))
  ) {
    found.push({ direction: 'changes', text: 'selects other pods' });
  }
  return found;
};

function directions(manifest: Manifest | undefined): string[] {
  const spec = recordAt(manifest, 'spec');
  const types = spec?.['policyTypes'];
  if (Array.isArray(types)) return types.map((type) => String(type).toLowerCase());
  return ['ingress', ...(spec?.['egress'] === undefined ? [] : ['egress'])];
}

function ruleText(rule: Readonly<Record<string, unknown>>, field: string): string {
  const peers = recordsOf(rule[field === 'ingress' ? 'from' : 'to']).map((peer) => JSON.stringify(peer));
  const ports = recordsOf(rule['ports']).map((port) => `${port['protocol'] ?? 'TCP'} ${port['port'] ?? 'any'}`);
  const who = peers.length === 0 ? 'anybody' : peers.sort().join(' or ');
  return `${field === 'ingress' ? 'from' : 'to'} ${who}${ports.length === 0 ? ', any port' : `, ${ports.sort().join(', ')}`}`;
}
