import type { Manifest } from '../manifest';
import type { DagsterChart } from './chart';
import type { MountChecksums } from './checksum';
import { celerySecret, envConfigMaps, envList, envSecrets, postgresPassword, usesCelery } from './environment';
import { dagsterImage } from './images';
import { waitForDatabase, waitForLocations } from './init-containers';
import { mountsOf, volumesOf } from './instance-volumes';
import { rawMap, textMap } from './map-fields';
import { fullName, postgresSecretName, serviceAccountName } from './names';
import { present } from './present';
import { enabledProbe } from './probes';
import { type WebserverRole, webserverLabels, webserverSelector } from './webserver-role';

/** The Deployment of a webserver. */
export function webserverDeployment(chart: DagsterChart, role: WebserverRole, checksums: MountChecksums): Manifest {
  const { webserver } = chart;
  const annotations = textMap(webserver, 'annotations');
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: role.name,
      labels: { ...webserverLabels(chart, role), ...rawMap(webserver, 'deploymentLabels') } as Record<string, string>,
      ...present({ annotations }),
    },
    spec: present({
      replicas: webserver.retyped('replicaCount'),
      selector: { matchLabels: webserverSelector(chart, role) },
      template: {
        metadata: {
          labels: { ...webserverSelector(chart, role), ...rawMap(webserver, 'labels') },
          annotations: { ...checksums, ...annotations },
        },
        spec: podSpec(chart, role),
      },
    }),
  };
}

function podSpec(chart: DagsterChart, role: WebserverRole): unknown {
  const { values, webserver } = chart;
  const initResources = webserver.optionalCopy('initContainerResources');
  return present({
    imagePullSecrets: values.optionalCopy('imagePullSecrets'),
    serviceAccountName: serviceAccountName(chart),
    automountServiceAccountToken: true,
    securityContext: webserver.copy('podSecurityContext'),
    initContainers: [
      ...webserver.optionalCopies('extraPrependedInitContainers'),
      // The switch is read past the deprecated key, as the chart does.
      ...(values.block('dagsterWebserver').truthy('checkDbReadyInitContainer')
        ? [waitForDatabase(chart, webserver, initResources)]
        : []),
      ...waitForLocations(chart, webserver),
    ],
    containers: [container(chart, role), ...webserver.optionalCopies('extraContainers')],
    nodeSelector: webserver.optionalCopy('nodeSelector'),
    volumes: volumesOf(chart, webserver),
    affinity: webserver.optionalCopy('affinity'),
    tolerations: webserver.optionalCopy('tolerations'),
    schedulerName: webserver.truthyText('schedulerName'),
  });
}

function container(chart: DagsterChart, role: WebserverRole): unknown {
  const { webserver } = chart;
  const image = webserver.block('image');
  return present({
    name: chart.name,
    securityContext: webserver.copy('securityContext'),
    imagePullPolicy: image.optionalText('pullPolicy'),
    image: dagsterImage(image),
    command: ['/bin/bash', '-c', webserverCommand(chart, role)],
    env: [postgresPassword(postgresSecretName(chart)), ...envList(webserver)],
    envFrom: [
      { configMapRef: { name: `${fullName(chart)}-webserver-env` } },
      ...envConfigMaps(webserver),
      ...envSecrets(webserver),
      ...(usesCelery(chart) ? [celerySecret(chart)] : []),
    ],
    volumeMounts: mountsOf(chart, webserver),
    ports: [present({ name: 'http', containerPort: webserver.block('service').retyped('port'), protocol: 'TCP' })],
    resources: webserver.copy('resources'),
    readinessProbe: webserver.optionalCopy('readinessProbe'),
    livenessProbe: webserver.optionalCopy('livenessProbe'),
    startupProbe: enabledProbe(webserver, 'startupProbe'),
  });
}

function webserverCommand(chart: DagsterChart, role: WebserverRole): string {
  const { webserver, userDeployments } = chart;
  const words = ['dagster-webserver -h 0.0.0.0 -p', webserver.block('service').text('port')];
  if (userDeployments.truthy('enabled')) words.push('-w /dagster-workspace/workspace.yaml');
  const flag = (name: string, key: string) => {
    if (webserver.truthy(key)) words.push(name, webserver.text(key));
  };
  flag('--db-statement-timeout', 'dbStatementTimeout');
  flag('--db-pool-recycle', 'dbPoolRecycle');
  flag('--db-pool-max-overflow', 'dbPoolMaxOverflow');
  flag('--path-prefix', 'pathPrefix');
  flag('--log-level', 'logLevel');
  if (role.readOnly) words.push('--read-only');
  flag('--log-format', 'logFormat');
  return words.join(' ');
}
