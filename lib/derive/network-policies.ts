import type { Release } from '../dagster/chart';
import type { ObjectNames } from '../dagster/object-names';
import { type DataPath, type Diagnostic, formatPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { logStorePorts, servicePorts } from './endpoint-ports';
import type { FloeResources, NetworkPolicy } from './floe-resources';
import type { ChartValues } from './floe-shorthands';

interface PolicyInput {
  readonly tiers: Tiers;
  readonly names: ObjectNames;
  readonly release: Release;
  /** Effective values of the chart, before its defaults. */
  readonly values: ChartValues;
}

const policiesPath = ['infrastructure', 'network', 'network_policies'] as const;

type Rule = Readonly<Record<string, unknown>>;

const tcp = (port: unknown) => ({ protocol: 'TCP', port });
const pods = (podSelector: Rule) => ({ podSelector });
const labelled = (matchLabels: Readonly<Record<string, string>>) => ({ matchLabels });

/** Dagster labels the pods of runs, and of the steps that runs launch, with the run (dagster-k8s, job.py). */
const runPods = { matchExpressions: [{ key: 'dagster/run-id', operator: 'Exists' }] };
/** Any pod may ask for names: where the cluster's DNS runs, and with which labels, differs between clusters. */
const dns: Rule = { ports: [{ protocol: 'UDP', port: 53 }, tcp(53)] };
/** The API server: its Service's port, and the one that it listens on. It is no pod, so no selector finds it. */
const kubernetesPorts = [443, 6443];
const kubernetesApi: Rule = { ports: kubernetesPorts.map(tcp) };

/**
 * Derives NetworkPolicies where `network.network_policies` of platform.yaml, or `networkPolicies` of the values, asks
 * for them: nothing goes in or out in the namespace but what the flow needs.
 *
 * Webserver ← anyone on its port; webserver and daemon → code servers' gRPC ports and the store of compute logs; all →
 * the database and DNS; webserver, daemon and runs → the Kubernetes API; code servers and runs → the ports of the
 * catalog, storage, OTLP and lineage endpoints of platform.yaml.
 */
export function networkPolicies(input: PolicyInput, diagnostics: Diagnostic[]): Pick<FloeResources, 'networkPolicies'> {
  const { tiers, names, release, values } = input;
  const platform = tiers.platform.value.infrastructure?.network.network_policies;
  const own = tiers.floe.networkPolicies;
  if (!(own?.enabled ?? platform?.enabled === true)) return {};
  if (own?.enabled !== true && platform?.default_rule === 'allow-all') {
    report(tiers, diagnostics, {
      path: [...policiesPath, 'default_rule'],
      message: 'network policies are on and allow everything, so none is rendered',
      fix: 'set default_rule: deny-all; what Dagster needs stays allowed',
    });
    return {};
  }
  warnUncovered(input, diagnostics);
  const webserverPort = portOf(values['dagsterWebserver'], ['service', 'port']) ?? 80;
  const locations = codeLocations(values);
  const codeServers = labelled({ ...names.locationSelector });
  const callers = controlPods(names);
  const zones = zoneRules(input, diagnostics);
  const endpoints = servicePorts(tiers, diagnostics);
  const outward: Rule[] = [
    ...(endpoints.length === 0 ? [] : [{ ports: endpoints.map(tcp) }]),
    ...zones.egress,
    ...((own?.egress ?? []) as Rule[]),
  ];
  const database = databaseRule(values, release);
  const grpc: Rule[] =
    locations.length === 0
      ? []
      : [{ to: [pods(codeServers)], ports: unique(locations.map(({ port }) => port)).map(tcp) }];
  const logPorts = logStorePorts(tiers).filter((port) => !kubernetesPorts.includes(port));
  const control: Rule[] = [
    ...grpc,
    database.egress,
    kubernetesApi,
    ...(logPorts.length === 0 ? [] : [{ ports: logPorts.map(tcp) }]),
  ];
  const policy = (suffix: string, podSelector: Rule, rules: Pick<NetworkPolicy, 'ingress' | 'egress'>) => ({
    name: `${names.fullname}-${suffix}`,
    podSelector,
    ...rules,
  });
  const from = own?.webserverFrom === undefined ? {} : { from: own.webserverFrom };
  const policies: NetworkPolicy[] = [
    policy('default-deny', {}, { ingress: [], egress: [] }),
    policy('dns', {}, { egress: [dns] }),
    ...names.webservers.map(({ selector }, index) =>
      policy(index === 0 ? 'webserver' : 'webserver-read-only', labelled({ ...selector }), {
        ingress: [{ ...from, ports: [tcp(webserverPort)] }, ...zones.ingress],
        egress: control,
      }),
    ),
    policy('daemon', labelled({ ...names.daemonSelector }), { egress: control }),
    policy('code-servers', codeServers, {
      ingress: [{ from: callers.map(pods), ports: unique(locations.map(({ port }) => port)).map(tcp) }],
      egress: [database.egress, ...outward],
    }),
    policy('runs', runPods, { egress: [database.egress, kubernetesApi, ...outward] }),
    ...(database.pods === undefined
      ? []
      : [
          policy('database', database.pods, {
            ingress: [{ from: [...callers, codeServers, runPods].map(pods), ports: database.egress['ports'] }],
          }),
        ]),
  ];
  return { networkPolicies: policies };
}

function controlPods(names: ObjectNames): Rule[] {
  return [...names.webservers.map(({ selector }) => labelled({ ...selector })), labelled({ ...names.daemonSelector })];
}

/** The database: the pods of the bundled one, or any address on its port. */
function databaseRule(values: ChartValues, release: Release): { egress: Rule; pods?: Rule } {
  const postgresql = isRecord(values['postgresql']) ? values['postgresql'] : {};
  const port = portOf(postgresql, ['service', 'port']) ?? 5432;
  if (postgresql['enabled'] === false) return { egress: { ports: [tcp(port)] } };
  const name = typeof postgresql['nameOverride'] === 'string' ? postgresql['nameOverride'] : 'postgresql';
  const selector = labelled({ app: name, release: release.name });
  return { egress: { to: [pods(selector)], ports: [tcp(port)] }, pods: selector };
}

function codeLocations(values: ChartValues): { readonly port: number }[] {
  const section = values['dagster-user-deployments'];
  const listed = isRecord(section) && Array.isArray(section['deployments']) ? section['deployments'] : [];
  return listed.flatMap((entry: unknown) => {
    const port = portOf(entry, ['port']);
    return port === undefined ? [] : [{ port }];
  });
}

function portOf(owner: unknown, path: readonly string[]): number | undefined {
  let value = owner;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return typeof value === 'number' ? value : undefined;
}

function unique(ports: readonly number[]): number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}

/**
 * A zone is a namespace by its name. The zone of the release's own namespace says which others may call the webserver
 * (`allowed_ingress`) and which its code servers and runs may call (`allowed_egress`).
 */
function zoneRules({ tiers, release }: PolicyInput, diagnostics: Diagnostic[]): { ingress: Rule[]; egress: Rule[] } {
  const zones = tiers.platform.value.infrastructure?.network.network_policies.zones ?? {};
  const names = Object.keys(zones);
  const own = zones[release.namespace];
  if (own === undefined) {
    if (names.length > 0) {
      report(tiers, diagnostics, {
        path: [...policiesPath, 'zones'],
        message: `no zone is called "${release.namespace}", the release's namespace; the zones have no effect here`,
        fix: `name the zone of Dagster after its namespace: zones: { ${release.namespace}: { … } }`,
      });
    }
    return { ingress: [], egress: [] };
  }
  const namespaces = (key: 'allowed_ingress' | 'allowed_egress') =>
    own[key].map((name, index) => {
      if (zones[name] === undefined) {
        report(tiers, diagnostics, {
          path: [...policiesPath, 'zones', release.namespace, key, index],
          message: `no zone is called "${name}"; it is taken for the namespace of that name`,
          fix: `add zones.${name}, or correct the name`,
        });
      }
      return { namespaceSelector: labelled({ 'kubernetes.io/metadata.name': name }) };
    });
  const [ingress, egress] = [namespaces('allowed_ingress'), namespaces('allowed_egress')];
  return {
    ingress: ingress.length === 0 ? [] : [{ from: ingress }],
    egress: egress.length === 0 ? [] : [{ to: egress }],
  };
}

function report(
  tiers: Tiers,
  diagnostics: Diagnostic[],
  { path, message, fix }: { path: DataPath; message: string; fix: string },
): void {
  const range = tiers.platform.document.rangeOfValue(path);
  diagnostics.push({ severity: 'warning', code: 'FLOE3172', message, fix, path, range });
}

/** Celery's workers and brokers have a flow of their own, which nobody has described here. */
function warnUncovered({ tiers, values }: PolicyInput, diagnostics: Diagnostic[]): void {
  const launcher = isRecord(values['runLauncher']) ? values['runLauncher']['type'] : undefined;
  if (launcher !== 'CeleryK8sRunLauncher') return;
  const path = ['dagster', 'runLauncher', 'type'];
  const place = locateInLayers(tiers.layers, path);
  diagnostics.push({
    severity: 'warning',
    code: 'FLOE3174',
    message: 'the network policies do not let Celery workers reach their broker',
    fix: `add NetworkPolicies of your own to dagster.extraManifests, or set ${formatPath(['networkPolicies', 'enabled'])}: false`,
    path: place?.path,
    range: place?.value,
  });
}
