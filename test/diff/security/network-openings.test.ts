import { networkPolicies } from '../../../lib/diff/security/network-policies';
import type { Manifest } from '../../../lib/manifest';

const same = (text: string) => text;
const web = { podSelector: { matchLabels: { app: 'web' } } };
const monitoring = { namespaceSelector: { matchLabels: { team: 'ops' } }, podSelector: {} };

function policy(ingress: unknown): Manifest {
  const spec = { podSelector: {}, policyTypes: ['Ingress'], ingress };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p' }, spec };
}

function verdicts(before: unknown, after: unknown): string[] {
  const found = networkPolicies({
    before: policy(before),
    after: policy(after),
    neutral: { before: same, after: same },
  });
  return found.map(({ direction, text }) => `${direction} ${text}`);
}

test('what anybody may do already is no gain for some, and what anybody still may no loss', () => {
  const some = [{ from: [web], ports: [{ port: 80 }] }];
  expect(verdicts([{}], some)).toEqual(['narrows closes ingress from anybody, any port']);
  expect(verdicts(some, [{}])).toEqual(['broadens opens ingress from anybody, any port']);
  expect(verdicts([{ from: [web], ports: [{ protocol: 'TCP' }] }], some)).toEqual([
    'narrows closes ingress from pods with app=web of its namespace, TCP any',
  ]);
});

test('the same rules, split otherwise, are no change', () => {
  const ports = [{ port: 80 }, { port: 443 }];
  const one = [{ from: [web, monitoring], ports }];
  const many = [
    { from: [monitoring], ports },
    { from: [web], ports: [{ port: 443 }] },
    { from: [web], ports: [{ port: 80, protocol: 'TCP' }] },
  ];
  expect(verdicts(one, many)).toEqual([]);
});

test('peers are told in words, with their ports together', () => {
  const peers = [
    monitoring,
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    { podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }] } },
  ];
  expect(
    verdicts(
      [],
      [
        {
          from: peers,
          ports: [
            { port: 8000, endPort: 8080 },
            { port: 53, protocol: 'UDP' },
          ],
        },
      ],
    ),
  ).toEqual([
    'broadens opens ingress from all pods of namespaces with team=ops, TCP 8000-8080, UDP 53',
    'broadens opens ingress from 10.0.0.0/8 except 10.1.0.0/16, TCP 8000-8080, UDP 53',
    'broadens opens ingress from pods with tier In a|b of its namespace, TCP 8000-8080, UDP 53',
  ]);
});
