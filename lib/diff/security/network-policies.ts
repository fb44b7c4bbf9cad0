import type { Manifest } from '../../manifest';
import { recordAt } from '../pods';
import { networkOpenings, openingsBeyond } from './network-openings';
import { gainsAndLosses, type SecurityRule, type Verdict } from './security-rule';

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
  const [left, right] = [networkOpenings(before, neutral.before), networkOpenings(after, neutral.after)];
  found.push(
    ...openingsBeyond(right, left).map((text): Verdict => ({ direction: 'broadens', text: `opens ${text}` })),
    ...openingsBeyond(left, right).map((text): Verdict => ({ direction: 'narrows', text: `closes ${text}` })),
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
