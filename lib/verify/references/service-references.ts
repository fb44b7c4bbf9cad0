import { suggest } from '../../diagnostics/suggestion';
import type { DataCursor } from '../data-cursor';
import type { VerifyContext } from '../finding';
import type { FindingList } from '../finding-list';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';
import { configMapTexts } from '../run-configuration';

const mostHints = 10;
/** The port name by which the AWS load balancer controller takes an annotation for the Service. */
const actionPort = 'use-annotation';

/** Checks that Services and their ports exist where Ingresses, workspaces and StatefulSets name them. */
export function checkServiceReferences(index: ManifestIndex, context: VerifyContext, found: FindingList): void {
  const { services } = context.existing;
  const declared = services === undefined ? undefined : new Set(services);
  const landing = new ServiceLanding(index, declared, found);
  for (const entry of index.ofKind('networking.k8s.io', 'Ingress')) {
    const spec = entry.cursor.get('spec');
    const paths = spec.itemsOf('rules').flatMap((rule) => rule.at('http', 'paths').items());
    for (const backend of [spec.get('defaultBackend'), ...paths.map((path) => path.get('backend'))]) {
      const service = backend.get('service');
      if (service.get('port').raw('name') === actionPort) continue;
      const number = service.at('port', 'number');
      const port = number.present ? number : service.at('port', 'name');
      landing.check({ entry, name: service.get('name'), service: service.textOf('name'), port });
    }
  }
  for (const entry of index.ofKind('apps', 'StatefulSet')) {
    const name = entry.cursor.at('spec', 'serviceName');
    landing.check({ entry, name, service: name.text() });
  }
  for (const { entry, text } of configMapTexts(index, 'workspace.yaml')) {
    const parsed = index.documents.yaml(String(text.value));
    if ('data' in parsed) checkWorkspace(entry, text.document(parsed.data), landing);
    else found.add(entry, text, { code: 'FLOE4046', message: `the workspace cannot be read: ${parsed.fault}` });
  }
}

/** The code servers of a workspace.yaml (Dagster: `load_from[].grpc_server`). */
function checkWorkspace(entry: IndexedManifest, workspace: DataCursor, landing: ServiceLanding): void {
  for (const server of workspace.itemsOf('load_from')) {
    const address = server.get('grpc_server');
    const name = address.get('host');
    const service = name.text() === undefined ? undefined : serviceOfHost(name.text() ?? '', entry.namespace);
    landing.check({ entry, name, service, port: address.get('port') });
  }
}

/** The Service behind a host name; undefined for hosts outside the namespace. */
function serviceOfHost(host: string, namespace: string): string | undefined {
  const [name = '', space, ...rest] = host.replace(/\.$/, '').split('.');
  if (name === 'localhost' || (space !== undefined && space !== namespace)) return undefined;
  return ['', 'svc', 'svc.cluster.local'].includes(rest.join('.')) ? name : undefined;
}

interface ServicePlace {
  readonly entry: IndexedManifest;
  /** Where the name stands. */
  readonly name: DataCursor;
  readonly service: string | undefined;
  /** Where the port stands, a number or a name. @default - any port */
  readonly port?: DataCursor;
}

interface ServicePorts {
  readonly open: boolean;
  readonly ports: ReadonlySet<string | number>;
}

class ServiceLanding {
  private readonly ports = new Map<string, ServicePorts>();
  private hints = 0;

  constructor(
    private readonly index: ManifestIndex,
    /** Services of the cluster; undefined where the values have no list of them. */
    private readonly declared: ReadonlySet<string> | undefined,
    private readonly found: FindingList,
  ) {}

  check({ entry, name, service, port }: ServicePlace): void {
    if (service === undefined || this.declared?.has(service) === true) return;
    const target = this.index.find('', 'Service', entry.namespace, service);
    if (target === undefined) {
      this.found.add(entry, name, {
        code: 'FLOE4036',
        message: `the Service "${service}" that is named here is neither rendered nor declared${this.hint(service)}`,
        fix: `correct the name, or render the Service${this.declared === undefined ? '' : `, or declare it: existing.services: ["${service}"]`}`,
      });
      return;
    }
    const { open, ports } = this.portsOf(target);
    const wanted = portValue(port?.value);
    if (port === undefined || wanted === undefined || open || ports.has(wanted)) return;
    this.found.add(entry, port, {
      code: 'FLOE4037',
      message: `the Service "${service}" has no port ${JSON.stringify(wanted)}; it has ${[...ports].join(', ') || 'none'}`,
    });
  }

  private portsOf({ cursor, namespace, name }: IndexedManifest): ServicePorts {
    const key = `${namespace}/${name}`;
    const known = this.ports.get(key);
    if (known !== undefined) return known;
    const ports = new Set<string | number>();
    for (const port of cursor.at('spec', 'ports').items()) {
      if (typeof port.raw('port') === 'number') ports.add(Number(port.raw('port')));
      const portName = port.textOf('name');
      if (portName !== undefined) ports.add(portName);
    }
    const read = { open: cursor.at('spec', 'type').value === 'ExternalName', ports };
    this.ports.set(key, read);
    return read;
  }

  private hint(name: string): string {
    this.hints += 1;
    if (this.hints > mostHints) return '';
    const meant = suggest(
      name,
      this.index.ofKind('', 'Service').map((entry) => entry.name),
    );
    return meant === undefined ? '' : `; did you mean "${meant}"?`;
  }
}

/** A port as Dagster and Kubernetes take it: a number, digits, or a name. */
function portValue(value: unknown): string | number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return undefined;
  return /^\d+$/.test(value) ? Number(value) : value;
}
