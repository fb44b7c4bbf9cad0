import type { Manifest } from '../manifest';
import type { DagsterChart } from './chart';
import type { MountChecksums } from './checksum';
import { celerySecret, envConfigMaps, envList, envSecrets, postgresPassword, usesCelery } from './environment';
import { dagsterImage } from './images';
import { waitForDatabase, waitForLocations } from './init-containers';
import { mountsOf, volumesOf } from './instance-volumes';
import { labels, selectorLabels } from './labels';
import { rawMap, textMap } from './map-fields';
import { fullName, postgresSecretName, serviceAccountName } from './names';
import { present } from './present';
import { enabledProbe } from './probes';
import type { Block } from './values/block';

const ownLabels = { component: 'dagster-daemon', deployment: 'daemon' };

/** The Deployment of the daemon, of which only one may run at a time. */
export function daemonDeployment(chart: DagsterChart, checksums: MountChecksums): Manifest {
  const daemon = chart.values.block('dagsterDaemon');
  const annotations = textMap(daemon, 'annotations');
  const selector = { ...selectorLabels(chart), ...ownLabels };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: `${fullName(chart)}-daemon`,
      labels: { ...labels(chart), ...ownLabels, ...rawMap(daemon, 'deploymentLabels') } as Record<string, string>,
      ...present({ annotations }),
    },
    spec: {
      replicas: 1,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: { ...selector, ...rawMap(daemon, 'labels') },
          annotations: { ...checksums, ...annotations },
        },
        spec: podSpec(chart, daemon),
      },
    },
  };
}

function podSpec(chart: DagsterChart, daemon: Block): unknown {
  return present({
    imagePullSecrets: chart.values.copy('imagePullSecrets'),
    serviceAccountName: serviceAccountName(chart),
    automountServiceAccountToken: true,
    securityContext: daemon.copy('podSecurityContext'),
    initContainers: [
      ...daemon.optionalCopies('extraPrependedInitContainers'),
      ...(daemon.truthy('checkDbReadyInitContainer')
        ? [waitForDatabase(chart, daemon, daemon.copy('initContainerResources'))]
        : []),
      ...waitForLocations(chart, daemon),
    ],
    containers: [container(chart, daemon), ...daemon.optionalCopies('extraContainers')],
    nodeSelector: daemon.copy('nodeSelector'),
    volumes: volumesOf(chart, daemon),
    affinity: daemon.copy('affinity'),
    tolerations: daemon.copy('tolerations'),
    schedulerName: daemon.truthyText('schedulerName'),
  });
}

function container(chart: DagsterChart, daemon: Block): unknown {
  const image = daemon.block('image');
  return present({
    name: chart.name,
    securityContext: daemon.copy('securityContext'),
    imagePullPolicy: image.optionalText('pullPolicy'),
    image: dagsterImage(image),
    command: ['/bin/bash', '-c', daemonCommand(chart, daemon)],
    env: [
      postgresPassword(postgresSecretName(chart)),
      { name: 'DAGSTER_DAEMON_HEARTBEAT_TOLERANCE', value: daemon.text('heartbeatTolerance') },
      ...envList(daemon),
    ],
    envFrom: [
      { configMapRef: { name: `${fullName(chart)}-daemon-env` } },
      ...envConfigMaps(daemon),
      ...envSecrets(daemon),
      ...(usesCelery(chart) ? [celerySecret(chart)] : []),
    ],
    volumeMounts: mountsOf(chart, daemon),
    resources: daemon.copy('resources'),
    livenessProbe: daemon.optionalCopy('livenessProbe'),
    readinessProbe: daemon.optionalCopy('readinessProbe'),
    startupProbe: enabledProbe(daemon, 'startupProbe'),
  });
}

function daemonCommand(chart: DagsterChart, daemon: Block): string {
  const words = ['dagster-daemon run'];
  if (chart.userDeployments.truthy('enabled')) words.push('-w /dagster-workspace/workspace.yaml');
  if (daemon.truthy('logFormat')) words.push('--log-format', daemon.text('logFormat'));
  return words.join(' ');
}
