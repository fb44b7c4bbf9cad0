import type { DataCursor } from '../data-cursor';
import type { IndexedManifest } from '../manifest-index';
import type { FieldRules } from './field-rules';
import type { KindRules } from './workload-rules';

/** What the API server's validation asks of Services, Ingresses, claims and bindings. */
export const networkRules: ReadonlyMap<string, KindRules> = new Map<string, KindRules>([
  ['/Service', checkService],
  ['/PersistentVolumeClaim', ({ cursor }, rules) => checkClaim(cursor, rules)],
  ['apps/StatefulSet', checkClaimTemplates],
  ['networking.k8s.io/Ingress', checkIngress],
  ['networking.k8s.io/NetworkPolicy', checkNetworkPolicy],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', checkBinding],
  ['rbac.authorization.k8s.io/RoleBinding', checkBinding],
]);

function checkService({ cursor }: IndexedManifest, rules: FieldRules): void {
  const spec = cursor.get('spec');
  const type = spec.textOf('type') ?? 'ClusterIP';
  const ports = spec.itemsOf('ports');
  const isHeadless = spec.raw('clusterIP') === 'None';
  if (type === 'ExternalName') rules.needed(spec.get('externalName'), 'the external name of an ExternalName Service');
  else if (ports.length === 0 && !isHeadless) rules.empty(spec.get('ports'), 'the Service has no ports');
  const isExposed = type === 'NodePort' || type === 'LoadBalancer';
  if (isHeadless && isExposed) rules.conflict(spec.get('clusterIP'), `a Service of type "${type}" cannot be headless`);
  for (const port of ports) {
    if (ports.length > 1) rules.needed(port.get('name'), 'the name of a port, one of several,');
    const nodePort = port.get('nodePort');
    if (typeof nodePort.value === 'number' && nodePort.value !== 0 && !isExposed) {
      rules.conflict(nodePort, `"nodePort" is set on a Service of type "${type}"`, 'set type: NodePort, or remove it');
    }
  }
  const policy = spec.get('externalTrafficPolicy');
  if (policy.text() !== undefined && !isExposed && spec.itemsOf('externalIPs').length === 0) {
    rules.conflict(policy, `"externalTrafficPolicy" is set on a Service of type "${type}"`, 'remove it');
  }
}

function checkClaimTemplates({ cursor }: IndexedManifest, rules: FieldRules): void {
  for (const claim of cursor.at('spec', 'volumeClaimTemplates').items()) checkClaim(claim, rules);
}

function checkClaim(claim: DataCursor, rules: FieldRules): void {
  const spec = claim.get('spec');
  if (spec.itemsOf('accessModes').length === 0) {
    rules.empty(spec.get('accessModes'), 'the claim has no access modes', 'set accessModes: [ReadWriteOnce]');
  }
  if (!spec.at('resources', 'requests', 'storage').present) {
    rules.empty(spec.at('resources', 'requests', 'storage'), 'the claim does not say how much storage it wants');
  }
}

function checkIngress({ cursor }: IndexedManifest, rules: FieldRules): void {
  const spec = cursor.get('spec');
  if (spec.itemsOf('rules').length === 0 && !spec.has('defaultBackend')) {
    rules.empty(spec, 'the Ingress has neither rules nor a default backend');
  }
  checkBackend(spec.get('defaultBackend'), rules);
  for (const rule of spec.itemsOf('rules')) {
    const http = rule.get('http');
    if (http.present && http.itemsOf('paths').length === 0) rules.empty(http.get('paths'), 'the rule has no paths');
    for (const path of http.itemsOf('paths')) {
      checkBackend(path.get('backend'), rules);
      const text = path.textOf('path') ?? '';
      const type = path.raw('pathType');
      if ((type === 'Exact' || type === 'Prefix' || text !== '') && !text.startsWith('/')) {
        rules.malformed(path.get('path'), `"${text}" is not an absolute path; expected one that begins with "/"`);
      }
    }
  }
}

function checkBackend(backend: DataCursor, rules: FieldRules): void {
  rules.oneOf(backend, ['service', 'resource'], { what: 'backend', required: true });
  const service = backend.get('service');
  if (!service.present) return;
  const number = service.at('port', 'number');
  const named = service.at('port', 'name').text() !== undefined;
  const numbered = number.present && number.value !== 0;
  if (named === numbered) {
    const message = named ? 'the backend has both a port name and a port number' : 'the backend names no port';
    rules.conflict(service, message, 'set port.name or port.number');
  }
}

function checkNetworkPolicy({ cursor }: IndexedManifest, rules: FieldRules): void {
  const spec = cursor.get('spec');
  const peers = [...spec.itemsOf('ingress'), ...spec.itemsOf('egress')].flatMap((rule) => [
    ...rule.itemsOf('from'),
    ...rule.itemsOf('to'),
  ]);
  for (const peer of peers) {
    const selects = peer.has('podSelector') || peer.has('namespaceSelector');
    if (selects === peer.has('ipBlock')) {
      rules.conflict(peer, 'a peer has either "ipBlock", or "podSelector" and "namespaceSelector"');
    }
  }
}

function checkBinding({ cursor, kind }: IndexedManifest, rules: FieldRules): void {
  rules.needed(cursor.at('roleRef', 'name'), 'the name of the role');
  for (const subject of cursor.itemsOf('subjects')) {
    rules.needed(subject.get('name'), 'the name of the subject');
    const isAccount = subject.raw('kind') === 'ServiceAccount';
    if (isAccount && subject.textOf('apiGroup') !== undefined) {
      rules.conflict(subject.get('apiGroup'), 'a ServiceAccount subject has no "apiGroup"', 'remove it');
    }
    if (isAccount && kind === 'ClusterRoleBinding') {
      rules.needed(subject.get('namespace'), 'the namespace of a ServiceAccount subject');
    }
  }
}
