import type { Manifest } from '../../manifest';
import { rawMap } from '../map-fields';
import { present } from '../present';
import { expandTemplates } from '../template/expand';
import type { Block } from '../values/block';
import { type Database, port } from './database';

/** The NetworkPolicy, service account and monitoring objects that the values switch on. */
export function databaseExtras(database: Database): Manifest[] {
  const { values } = database;
  const account = values.block('serviceAccount');
  const metrics = values.block('metrics');
  const monitor = metrics.block('serviceMonitor');
  const rules = metrics.block('prometheusRule');
  return [
    ...(values.block('networkPolicy').truthy('enabled') ? [networkPolicy(database)] : []),
    ...(account.truthy('enabled') && !account.truthy('name') ? [serviceAccount(database)] : []),
    ...(metrics.truthy('enabled') && monitor.truthy('enabled') ? [serviceMonitor(database, monitor)] : []),
    ...(metrics.truthy('enabled') && rules.truthy('enabled') ? [prometheusRule(database, rules)] : []),
  ];
}

function networkPolicy(database: Database): Manifest {
  const { values, fullName, labels, podLabels } = database;
  const policy = values.block('networkPolicy');
  const client = present({
    podSelector: { matchLabels: { [`${fullName}-client`]: 'true' } },
    namespaceSelector: policy.copy('explicitNamespacesSelector'),
  });
  const replicas = { podSelector: { matchLabels: { ...podLabels, role: 'slave' } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: fullName, labels },
    spec: {
      podSelector: { matchLabels: { ...podLabels } },
      ingress: [
        present({
          ports: [present({ port: port(database) })],
          from: policy.truthy('allowExternal') ? [] : [client, replicas],
        }),
        { ports: [{ port: 9187 }] },
      ],
    },
  };
}

function serviceAccount({ fullName, labels }: Database): Manifest {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: fullName, labels } };
}

function serviceMonitor(database: Database, monitor: Block): Manifest {
  const { chart, podLabels } = database;
  const endpoint = {
    port: 'http-metrics',
    interval: monitor.truthyText('interval'),
    scrapeTimeout: monitor.truthyText('scrapeTimeout'),
  };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: monitoringMetadata(database, monitor),
    spec: {
      endpoints: [present(endpoint)],
      namespaceSelector: { matchNames: [chart.release.namespace] },
      selector: { matchLabels: { ...podLabels } },
    },
  };
}

function prometheusRule(database: Database, settings: Block): Manifest {
  const { chart, podLabels } = database;
  const rules = settings.truthy('rules')
    ? expandTemplates({ value: settings.get('rules'), path: settings.pathOf('rules') }, chart)
    : undefined;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: monitoringMetadata(database, settings),
    ...present({ spec: rules === undefined ? undefined : { groups: [{ name: podLabels['app'], rules }] } }),
  };
}

function monitoringMetadata({ fullName, labels }: Database, settings: Block): Manifest['metadata'] {
  const namespace = settings.truthyText('namespace');
  return {
    name: fullName,
    ...(namespace === undefined ? {} : { namespace }),
    labels: { ...labels, ...rawMap(settings, 'additionalLabels') } as Record<string, string>,
  };
}
