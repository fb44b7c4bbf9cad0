import type { Manifest } from '../../manifest';
import type { DataCursor } from '../data-cursor';
import type { Finding, VerifyContext } from '../finding';
import { FindingList } from '../finding-list';
import { type IndexedManifest, manifestIndex } from '../manifest-index';
import type { Workload } from '../workload';
import { checkDataSizes } from './data-sizes';
import {
  hostFault,
  isRelaxedVariableName,
  labelNameFault,
  portNameFault,
  subdomainFault,
  variableNameFault,
} from './kubernetes-names';
import { NameList } from './name-list';
import { objectNameRule } from './object-names';

/** The range of node ports, unless the cluster was given another (kube-apiserver --service-node-port-range). */
const nodePorts = { first: 30_000, last: 32_767 };

/**
 * Checks names, labels, annotations, variables and ports against the rules of the API server, and data against its
 * limits of size.
 */
export function checkNamesAndSizes(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const names = new NameList(found);
  const index = manifestIndex(manifests, context.namespace);
  for (const entry of index.entries) checkObject(entry, names);
  for (const workload of index.workloads) checkPod(workload, names, found);
  for (const entry of index.ofKind('', 'Service')) checkService(entry, names, found);
  for (const entry of index.ofKind('networking.k8s.io', 'Ingress')) checkIngress(entry, names);
  checkDataSizes(index, names, found);
  return found.findings;
}

function checkObject(entry: IndexedManifest, names: NameList): void {
  const { group, kind, cursor } = entry;
  const metadata = cursor.get('metadata');
  names.text(entry, metadata.get('name'), nameRule(group, kind), { code: 'FLOE4060', what: `name of the ${kind}` });
  names.text(entry, metadata.get('namespace'), labelNameFault, { code: 'FLOE4060', what: 'namespace' });
  names.metadata(entry, metadata);
}

const rules = new Map<string, ReturnType<typeof objectNameRule>>();

/** One function for each kind, so that equal names are judged once. */
function nameRule(group: string, kind: string): ReturnType<typeof objectNameRule> {
  const key = `${group}/${kind}`;
  const rule = rules.get(key) ?? objectNameRule(group, kind);
  rules.set(key, rule);
  return rule;
}

function checkPod({ entry, template, pod, containers }: Workload, names: NameList, found: FindingList): void {
  if (entry.kind !== 'Pod') names.metadata(entry, template.get('metadata'));
  names.labels(entry, entry.cursor.at('spec', 'selector', 'matchLabels'));
  names.labels(entry, pod.get('nodeSelector'));
  for (const volume of pod.itemsOf('volumes')) {
    names.text(entry, volume.get('name'), labelNameFault, { code: 'FLOE4070', what: 'volume name' });
  }
  for (const { cursor } of containers) {
    names.text(entry, cursor.get('name'), labelNameFault, { code: 'FLOE4070', what: 'container name' });
    for (const variable of cursor.itemsOf('env')) checkVariable(entry, variable.get('name'), names, found);
    for (const port of cursor.itemsOf('ports')) {
      names.text(entry, port.get('name'), portNameFault, { code: 'FLOE4067', what: 'port name' });
      for (const field of ['containerPort', 'hostPort']) checkPort(entry, port.get(field), found);
    }
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
      for (const handler of ['httpGet', 'tcpSocket', 'grpc'])
        checkPort(entry, cursor.at(probe, handler, 'port'), found);
    }
  }
}

function checkVariable(entry: IndexedManifest, name: DataCursor, names: NameList, found: FindingList): void {
  const text = name.text();
  if (text !== undefined && variableNameFault(text) !== undefined && isRelaxedVariableName(text)) {
    const message = `clusters older than 1.34 refuse the variable name "${text}"`;
    found.add(entry, name, { severity: 'warning', code: 'FLOE4064', message, fix: 'use letters, digits and "_"' });
    return;
  }
  names.text(entry, name, variableNameFault, { code: 'FLOE4064', what: 'variable name' });
}

function checkService(entry: IndexedManifest, names: NameList, found: FindingList): void {
  const spec = entry.cursor.get('spec');
  names.labels(entry, spec.get('selector'));
  for (const port of spec.itemsOf('ports')) {
    names.text(entry, port.get('name'), labelNameFault, { code: 'FLOE4067', what: 'port name' });
    names.text(entry, port.get('targetPort'), portNameFault, { code: 'FLOE4067', what: 'target port' });
    checkPort(entry, port.get('port'), found);
    checkPort(entry, port.get('targetPort'), found);
    const nodePort = port.get('nodePort');
    const { value } = nodePort;
    if (typeof value !== 'number' || value === 0 || (value >= nodePorts.first && value <= nodePorts.last)) continue;
    const message = `the node port ${value} is out of range; expected ${nodePorts.first} to ${nodePorts.last}`;
    found.add(entry, nodePort, { code: 'FLOE4069', message });
  }
}

function checkPort(entry: IndexedManifest, port: DataCursor, found: FindingList): void {
  const { value } = port;
  if (typeof value !== 'number' || (value >= 1 && value <= 65_535)) return;
  found.add(entry, port, { code: 'FLOE4068', message: `the port ${value} is out of range; expected 1 to 65535` });
}

function checkIngress(entry: IndexedManifest, names: NameList): void {
  const spec = entry.cursor.get('spec');
  const hosts = [
    ...spec.itemsOf('rules').map((rule) => rule.get('host')),
    ...spec.itemsOf('tls').flatMap((tls) => tls.itemsOf('hosts')),
  ];
  for (const host of hosts) names.text(entry, host, hostFault, { code: 'FLOE4072', what: 'host' });
  const className = spec.get('ingressClassName');
  names.text(entry, className, ingressClassFault, { code: 'FLOE4060', what: 'name of the ingress class' });
}

function ingressClassFault(name: string): string | undefined {
  return subdomainFault(name);
}
