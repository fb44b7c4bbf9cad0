import type { Manifest } from '../manifest';
import type { DagsterChart } from './chart';
import type { MountChecksums } from './checksum';
import { externalImage } from './images';
import { waitForDatabase } from './init-containers';
import { labels, selectorLabels } from './labels';
import { textMap } from './map-fields';
import { fullName, releaseName, serviceAccountName } from './names';
import { present } from './present';
import type { Block } from './values/block';

/** The Deployment of Flower, which shows Celery's queues. Its probes are in the values, but the chart renders none. */
export function flowerDeployment(chart: DagsterChart, checksums: MountChecksums): Manifest {
  const flower = chart.values.block('flower');
  const annotations = textMap(flower, 'annotations');
  const selector = { ...selectorLabels(chart), component: 'flower' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: releaseName(chart, flower.textOr('nameOverride', 'flower')),
      labels: { ...labels(chart), component: 'flower' },
      ...present({ annotations }),
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: { ...selector },
          annotations: { 'checksum/dagster-instance': checksums['checksum/dagster-instance'], ...annotations },
        },
        spec: podSpec(chart, flower),
      },
    },
  };
}

function podSpec(chart: DagsterChart, flower: Block): unknown {
  return present({
    imagePullSecrets: chart.values.optionalCopy('imagePullSecrets'),
    serviceAccountName: serviceAccountName(chart),
    automountServiceAccountToken: true,
    securityContext: flower.copy('podSecurityContext'),
    initContainers: flower.truthy('checkDbReadyInitContainer') ? [waitForDatabase(chart, flower)] : [],
    containers: [container(chart, flower)],
    nodeSelector: flower.optionalCopy('nodeSelector'),
    affinity: flower.optionalCopy('affinity'),
    tolerations: flower.optionalCopy('tolerations'),
    schedulerName: flower.truthyText('schedulerName'),
  });
}

function container(chart: DagsterChart, flower: Block): unknown {
  const image = flower.block('image');
  return present({
    name: chart.name,
    securityContext: flower.copy('securityContext'),
    imagePullPolicy: image.optionalText('pullPolicy'),
    image: externalImage(image),
    args: ['flower'],
    envFrom: [{ configMapRef: { name: `${fullName(chart)}-flower-env` } }],
    env: [
      address(chart, 'CELERY_BROKER_URL', 'DAGSTER_CELERY_BROKER_URL'),
      address(chart, 'CELERY_RESULT_BACKEND', 'DAGSTER_CELERY_BACKEND_URL'),
    ],
    ports: [{ name: 'flower', containerPort: 5555, protocol: 'TCP' }],
    resources: flower.copy('resources'),
  });
}

function address(chart: DagsterChart, name: string, key: string): unknown {
  const secretName = chart.values.block('global').optionalText('celeryConfigSecretName');
  return { name, valueFrom: { secretKeyRef: present({ name: secretName, key }) } };
}
