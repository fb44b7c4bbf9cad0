import type { Manifest } from '../manifest';
import type { DagsterChart } from './chart';
import { celerySecret, envConfigMaps, envSecrets, postgresPassword, usesCelery } from './environment';
import { dagsterImage } from './images';
import { instanceConfigMapName, instanceMount, instanceVolume } from './instance-volumes';
import { textMap } from './map-fields';
import { fullName, postgresSecretName, releaseName, serviceAccountName } from './names';
import { present } from './present';
import type { Block } from './values/block';

/** The Job that migrates the database, run as the webserver is but for its variables, labels and scheduler. */
export function migrateJob(chart: DagsterChart, migrate: Block): Manifest {
  const { webserver } = chart;
  const annotations = textMap(webserver, 'annotations');
  const webserverPrefix = webserver.textOr('nameOverride', 'dagster-webserver');
  const name = releaseName(chart, `${webserverPrefix}-instance-migrate`);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, ...present({ annotations }) },
    spec: {
      template: {
        metadata: { name, ...present({ annotations: { ...annotations } }) },
        spec: podSpec(chart, migrate),
      },
    },
  };
}

function podSpec(chart: DagsterChart, migrate: Block): unknown {
  const { values, webserver } = chart;
  return present({
    imagePullSecrets: values.copy('imagePullSecrets'),
    serviceAccountName: serviceAccountName(chart),
    automountServiceAccountToken: true,
    securityContext: webserver.copy('podSecurityContext'),
    restartPolicy: 'Never',
    initContainers: migrate.optionalCopies('initContainers'),
    containers: [container(chart), ...migrate.optionalCopies('extraContainers')],
    // Volumes and mounts are read past the deprecated key, as the chart does.
    volumes: [
      instanceVolume(instanceConfigMapName(chart)),
      ...values.block('dagsterWebserver').optionalCopies('volumes'),
    ],
    nodeSelector: webserver.copy('nodeSelector'),
    affinity: webserver.copy('affinity'),
    tolerations: webserver.copy('tolerations'),
  });
}

function container(chart: DagsterChart): unknown {
  const { values, webserver } = chart;
  const image = webserver.block('image');
  return present({
    name: 'dagster-instance-migrate',
    securityContext: webserver.copy('securityContext'),
    imagePullPolicy: image.optionalText('pullPolicy'),
    image: dagsterImage(image),
    command: ['dagster'],
    args: ['instance', 'migrate'],
    env: [postgresPassword(postgresSecretName(chart))],
    envFrom: [
      { configMapRef: { name: `${fullName(chart)}-webserver-env` } },
      ...envConfigMaps(webserver),
      ...envSecrets(webserver),
      ...(usesCelery(chart) ? [celerySecret(chart)] : []),
    ],
    volumeMounts: [
      instanceMount(values.block('global').text('dagsterHome')),
      ...values.block('dagsterWebserver').optionalCopies('volumeMounts'),
    ],
    resources: webserver.copy('resources'),
  });
}
