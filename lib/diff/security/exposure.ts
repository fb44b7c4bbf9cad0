import type { Manifest } from '../../manifest';
import { recordAt, recordsOf } from '../pods';
import { type Grant, gainsAndLosses, namedGrant, type SecurityRule, type Verdict } from './security-rule';

/** From the inside of the cluster to the outside. */
const reach = ['ExternalName', 'ClusterIP', 'NodePort', 'LoadBalancer'];

/** Services: how far they reach, and who may come. */
export const serviceExposure: SecurityRule = ({ before, after }) => {
  if ((before ?? after)?.kind !== 'Service') return [];
  const [left, right] = [recordAt(before, 'spec'), recordAt(after, 'spec')];
  const type = (spec: typeof left) => String(spec?.['type'] ?? 'ClusterIP');
  const [had, has] = [type(left), type(right)];
  const found: Verdict[] = [];
  if (had !== has) {
    const direction = reach.indexOf(has) > reach.indexOf(had) ? 'broadens' : 'narrows';
    found.push({ direction, text: `its type is ${has}, before ${had}` });
  }
  const list = (spec: typeof left, field: string) => (Array.isArray(spec?.[field]) ? spec[field].map(String) : []);
  found.push(
    ...gainsAndLosses(list(left, 'externalIPs'), list(right, 'externalIPs'), {
      gain: (address) => `answers at the address ${address}`,
      loss: (address) => `no longer answers at the address ${address}`,
    }),
  );
  if (has !== 'LoadBalancer' || had !== has) return found;
  const [ranges, newRanges] = [list(left, 'loadBalancerSourceRanges'), list(right, 'loadBalancerSourceRanges')];
  if (ranges.length > 0 && newRanges.length === 0)
    found.push({ direction: 'broadens', text: 'anybody may reach the load balancer' });
  else if (ranges.length === 0 && newRanges.length > 0) {
    found.push({ direction: 'narrows', text: `only ${newRanges.join(', ')} may reach the load balancer` });
  } else {
    const words = {
      gain: (range: string) => `${range} may reach the load balancer`,
      loss: (range: string) => `${range} may no longer reach the load balancer`,
    };
    found.push(...gainsAndLosses(ranges, newRanges, words));
  }
  return found;
};

/** Ingresses: hosts and paths that are served, and whether by TLS. */
export const ingressExposure: SecurityRule = ({ before, after, neutral }) => {
  if ((before ?? after)?.kind !== 'Ingress') return [];
  const [left, right] = [routes(before, neutral.before), routes(after, neutral.after)];
  return gainsAndLosses(left, right, {
    gain: (route) => `serves ${route}`,
    loss: (route) => `no longer serves ${route}`,
  });
};

/** Settings of ingress controllers that keep people out: who may come, and whether they must say who they are. */
const guard = /(^|[./-])(auth|whitelist|allowlist|denylist|source-range|ssl-redirect|force-ssl)([/-]|$)/i;

/** Ingresses: annotations by which a controller keeps people out. */
export const ingressGuards: SecurityRule = ({ before, after, neutral }) => {
  if (before?.kind !== 'Ingress' || after?.kind !== 'Ingress') return [];
  const [left, right] = [before, after].map((one) => Object.entries(recordAt(one, 'metadata', 'annotations') ?? {}));
  const [had, has] = [new Map(left), new Map(right)];
  const keys = [...new Set([...had.keys(), ...has.keys()])].filter((key) => guard.test(key)).sort();
  return keys.flatMap((key): Verdict[] => {
    if (!has.has(key)) return [{ direction: 'broadens', text: `${key} no longer keeps people out` }];
    if (!had.has(key)) return [{ direction: 'narrows', text: `${key} keeps people out` }];
    const isSame = neutral.before(String(had.get(key))) === neutral.after(String(has.get(key)));
    return isSame ? [] : [{ direction: 'changes', text: `${key} keeps people out in another way` }];
  });
};

function routes(manifest: Manifest | undefined, neutral: (text: string) => string): Grant[] {
  const spec = recordAt(manifest, 'spec');
  const secured = new Set(
    recordsOf(spec?.['tls']).flatMap(({ hosts }) => (Array.isArray(hosts) ? hosts.map(String) : [])),
  );
  return recordsOf(spec?.['rules']).flatMap((rule) => {
    const host = String(rule['host'] ?? '*');
    const paths = recordsOf(recordAt(rule, 'http')?.['paths']).map((one) => String(one['path'] ?? '/'));
    const scheme = secured.has(host) ? 'https' : 'http (without TLS)';
    return paths.map((path) => namedGrant(`${host}${path} by ${scheme}`, neutral));
  });
}
