import type { Manifest } from '../manifest';
import { argumentsOf } from './arguments';
import { rabbitmqAliveCommand } from './celery-addresses';
import { celeryConfigMapName, celerySettings } from './celery-queues';
import type { DagsterChart } from './chart';
import type { MountChecksums } from './checksum';
import { celerySecret, envConfigMaps, envSecrets, postgresPassword } from './environment';
import { dagsterImage, externalImage } from './images';
import { waitForDatabase } from './init-containers';
import { instanceConfigMapName, instanceMount, instanceVolume } from './instance-volumes';
import { labels, selectorLabels } from './labels';
import { textMap } from './map-fields';
import { fullName, postgresSecretName, releaseName, serviceAccountName } from './names';
import { present } from './present';
import { execProbe } from './probes';
import type { Block } from './values/block';

/** The Deployment of the workers of a queue. */
export function celeryWorkerDeployment(chart: DagsterChart, queue: Block, checksums: MountChecksums): Manifest {
  const settings = celerySettings(chart);
  const annotations = textMap(settings, 'annotations');
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: `${releaseName(chart, settings.text('nameOverride'))}-${queue.requiredText('name')}`,
      labels: { ...labels(chart), component: 'celery' },
      ...present({ annotations }),
    },
    spec: present({
      replicas: queue.retyped('replicaCount'),
      // The chart gives every queue the same selector, which is fixed once a Deployment exists.
      selector: { matchLabels: selectorLabels(chart) },
      template: {
        metadata: {
          labels: { ...selectorLabels(chart), ...textMap(queue, 'labels') },
          annotations: { 'checksum/dagster-instance': checksums['checksum/dagster-instance'], ...annotations },
        },
        spec: podSpec(chart, settings, queue),
      },
    }),
  };
}

function podSpec(chart: DagsterChart, settings: Block, queue: Block): unknown {
  return present({
    imagePullSecrets: chart.values.optionalCopy('imagePullSecrets'),
    serviceAccountName: serviceAccountName(chart),
    automountServiceAccountToken: true,
    securityContext: settings.copy('podSecurityContext'),
    initContainers: [
      ...(settings.truthy('checkDbReadyInitContainer') ? [waitForDatabase(chart, settings)] : []),
      ...(chart.values.block('rabbitmq').truthy('enabled') ? [waitForRabbitmq(chart, settings)] : []),
    ],
    containers: [container(chart, settings, queue)],
    nodeSelector: queue.truthy('nodeSelector') ? queue.copy('nodeSelector') : settings.copy('nodeSelector'),
    volumes: [
      instanceVolume(instanceConfigMapName(chart)),
      { name: 'dagster-celery', configMap: { name: celeryConfigMapName(chart, queue) } },
      ...settings.copies('volumes'),
    ],
    affinity: settings.optionalCopy('affinity'),
    tolerations: settings.optionalCopy('tolerations'),
    schedulerName: settings.truthyText('schedulerName'),
  });
}

function waitForRabbitmq(chart: DagsterChart, settings: Block): unknown {
  const image = chart.values.block('busybox').block('image');
  return present({
    name: 'check-rabbitmq-ready',
    image: externalImage(image),
    imagePullPolicy: image.optionalText('pullPolicy'),
    command: ['sh', '-c', rabbitmqAliveCommand(chart)],
    securityContext: settings.copy('securityContext'),
  });
}

function container(chart: DagsterChart, settings: Block, queue: Block): unknown {
  const image = settings.block('image');
  const home = chart.values.block('global').text('dagsterHome');
  const configFile = `${home}/celery-config.yaml`;
  const more = queue.truthy('additionalCeleryArgs') ? ['--', ...argumentsOf(queue, 'additionalCeleryArgs')] : [];
  const liveness = settings.optionalBlock('livenessProbe');
  return present({
    name: chart.name,
    securityContext: settings.copy('securityContext'),
    imagePullPolicy: image.optionalText('pullPolicy'),
    image: dagsterImage(image),
    command: ['dagster-celery'],
    args: [
      'worker',
      'start',
      '-A',
      'dagster_celery_k8s.app',
      '-y',
      configFile,
      '-q',
      queue.requiredText('name'),
      ...more,
    ],
    env: [postgresPassword(postgresSecretName(chart))],
    envFrom: [
      { configMapRef: { name: `${fullName(chart)}-celery-worker-env` } },
      ...envConfigMaps(settings),
      celerySecret(chart),
      ...envSecrets(settings),
    ],
    volumeMounts: [
      instanceMount(home),
      { name: 'dagster-celery', mountPath: configFile, subPath: 'celery.yaml' },
      ...settings.copies('volumeMounts'),
    ],
    resources: settings.copy('resources'),
    livenessProbe: liveness && execProbe(liveness, statusCommand(configFile)),
  });
}

function statusCommand(configFile: string): string[] {
  const status = `dagster-celery status -A dagster_celery_k8s.app -y ${configFile}`;
  return ['/bin/sh', '-c', `${status} | grep "\${HOSTNAME}:.*OK"`];
}
