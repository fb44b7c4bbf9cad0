import { isRecord } from '../../documents/is-record';
import type { Manifest } from '../../manifest';
import { recordAt, recordsOf } from '../pods';

/** Whom a rule of a NetworkPolicy lets through at which port: rules are the cross product of their peers and ports. */
export interface NetworkOpening {
  readonly direction: 'ingress' | 'egress';
  /** What peers are compared by; undefined for anybody. */
  readonly peer: string | undefined;
  /** `pods with app=web`, `10.0.0.0/8`, `anybody`. */
  readonly who: string;
  /** `TCP 80`, `TCP any`; undefined for any port of any protocol. */
  readonly port: string | undefined;
}

/** Everything that a policy opens. `neutral` takes the environment's identity out of a name. */
export function networkOpenings(policy: Manifest, neutral: (text: string) => string): NetworkOpening[] {
  const spec = recordAt(policy, 'spec');
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    recordsOf(spec?.[direction]).flatMap((rule) => {
      const peers = recordsOf(rule[direction === 'ingress' ? 'from' : 'to']);
      const whos = peers.map((peer) => ({ peer: neutral(JSON.stringify(peer)), who: peerText(peer) }));
      const ports = recordsOf(rule['ports']).map(portText);
      return (whos.length === 0 ? [{ peer: undefined, who: 'anybody' }] : whos).flatMap((who) =>
        (ports.length === 0 ? [undefined] : ports).map((port) => ({ direction, ...who, port })),
      );
    }),
  );
}

/** The openings that no other opening lets through already, in words: one for each peer, with its ports. */
export function openingsBeyond(openings: readonly NetworkOpening[], others: readonly NetworkOpening[]): string[] {
  const ports = new Map<string, Set<string>>();
  for (const opening of openings) {
    if (others.some((other) => covers(other, opening))) continue;
    const peer = `${opening.direction} ${opening.direction === 'ingress' ? 'from' : 'to'} ${opening.who}`;
    ports.set(peer, (ports.get(peer) ?? new Set()).add(opening.port ?? 'any port'));
  }
  return [...ports].map(([peer, of]) => `${peer}, ${[...of].sort().join(', ')}`);
}

function covers(wide: NetworkOpening, narrow: NetworkOpening): boolean {
  return (
    wide.direction === narrow.direction &&
    (wide.peer === undefined || wide.peer === narrow.peer) &&
    (wide.port === undefined || wide.port === narrow.port || wide.port === anyPortLike(narrow.port))
  );
}

/** `TCP 80` as `TCP any`. */
function anyPortLike(port: string | undefined): string | undefined {
  return port?.replace(/ .*$/, ' any');
}

function portText(port: Readonly<Record<string, unknown>>): string {
  const end = port['endPort'] === undefined ? '' : `-${port['endPort']}`;
  return `${port['protocol'] ?? 'TCP'} ${port['port'] ?? 'any'}${end}`;
}

function peerText(peer: Readonly<Record<string, unknown>>): string {
  const block = recordAt(peer, 'ipBlock');
  if (block !== undefined) {
    const except = Array.isArray(block['except']) ? ` except ${block['except'].join(', ')}` : '';
    return `${block['cidr']}${except}`;
  }
  const namespaces = peer['namespaceSelector'];
  const pods = selected('pods', peer['podSelector']);
  return isRecord(namespaces) ? `${pods} of ${selected('namespaces', namespaces)}` : `${pods} of its namespace`;
}

function selected(what: string, selector: unknown): string {
  if (!isRecord(selector) || Object.keys(selector).length === 0) return `all ${what}`;
  const labels = Object.entries(recordAt(selector, 'matchLabels') ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = recordsOf(selector['matchExpressions']).map(({ key, operator, values }) =>
    [key, operator, ...(Array.isArray(values) ? [values.join('|')] : [])].join(' '),
  );
  return `${what} with ${[...labels, ...expressions].join(' and ')}`;
}
