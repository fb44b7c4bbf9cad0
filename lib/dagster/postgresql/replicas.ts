import type { Manifest } from '../../manifest';
import { optionalAnnotations, rawMap } from '../map-fields';
import { present } from '../present';
import {
  booleanOf,
  configMapName,
  type Database,
  hasAdminPassword,
  hasConfiguration,
  hasExtendedConfiguration,
  portText,
  replicationUser,
  secretName,
} from './database';
import {
  databaseContainer,
  dataMount,
  passwordVariable,
  podSpec,
  sharedMemoryMount,
  sharedMemoryVolume,
  updateStrategy,
  variable,
  volumeClaim,
} from './pod';

/** The StatefulSet of the replicas, which only read. */
export function replicaStatefulSet(database: Database): Manifest {
  const { values, fullName, labels, podLabels } = database;
  const slave = values.block('slave');
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: `${fullName}-slave`,
      labels: { ...labels, ...rawMap(slave, 'labels') } as Record<string, string>,
      ...present({ annotations: optionalAnnotations(slave) }),
    },
    spec: present({
      serviceName: `${fullName}-headless`,
      replicas: values.block('replication').retyped('slaveReplicas'),
      selector: { matchLabels: { ...podLabels, role: 'slave' } },
      template: {
        metadata: {
          name: fullName,
          labels: { ...labels, role: 'slave', ...rawMap(slave, 'podLabels') },
          ...present({ annotations: slave.optionalCopy('podAnnotations') }),
        },
        spec: podSpec(
          database,
          slave,
          [databaseContainer(database, env(database), mounts(database))],
          volumes(database),
        ),
      },
      updateStrategy: updateStrategy(database),
      volumeClaimTemplates: values.block('persistence').truthy('enabled') ? [volumeClaim(database)] : [],
    }),
  };
}

function env(database: Database): unknown[] {
  const { values, fullName } = database;
  const mountPath = values.block('persistence').text('mountPath');
  return [
    variable('BITNAMI_DEBUG', String(booleanOf(values.block('image'), 'debug'))),
    variable('POSTGRESQL_VOLUME_DIR', mountPath),
    variable('POSTGRESQL_PORT_NUMBER', portText(database)),
    ...(mountPath === '' ? [] : [variable('PGDATA', values.text('postgresqlDataDir'))]),
    variable('POSTGRES_REPLICATION_MODE', 'slave'),
    variable('POSTGRES_REPLICATION_USER', replicationUser(database)),
    passwordVariable(database, 'POSTGRES_REPLICATION_PASSWORD', 'postgresql-replication-password'),
    variable('POSTGRES_CLUSTER_APP_NAME', values.block('replication').optionalText('applicationName')),
    variable('POSTGRES_MASTER_HOST', fullName),
    variable('POSTGRES_MASTER_PORT_NUMBER', portText(database)),
    ...(hasAdminPassword(database)
      ? [passwordVariable(database, 'POSTGRES_POSTGRES_PASSWORD', 'postgresql-postgres-password')]
      : []),
    passwordVariable(database, 'POSTGRES_PASSWORD', 'postgresql-password'),
  ];
}

function mounts(database: Database): unknown[] {
  const { values } = database;
  const when = (condition: boolean, mount: unknown) => (condition ? [mount] : []);
  const at = (name: string, mountPath: string) => ({ name, mountPath });
  return [
    ...when(values.truthy('usePasswordFile'), at('postgresql-password', '/opt/bitnami/postgresql/secrets/')),
    ...when(values.block('shmVolume').truthy('enabled'), sharedMemoryMount),
    ...when(values.block('persistence').truthy('enabled'), dataMount(database)),
    ...when(hasExtendedConfiguration(database), at('postgresql-extended-config', '/bitnami/postgresql/conf/conf.d/')),
    ...when(hasConfiguration(database), at('postgresql-config', '/bitnami/postgresql/conf')),
    ...values.block('slave').copies('extraVolumeMounts'),
  ];
}

function volumes(database: Database): unknown[] {
  const { values } = database;
  const when = (condition: boolean, volume: () => unknown) => (condition ? [volume()] : []);
  return [
    ...when(values.truthy('usePasswordFile'), () => ({
      name: 'postgresql-password',
      secret: { secretName: secretName(database) },
    })),
    ...when(hasConfiguration(database), () => ({
      name: 'postgresql-config',
      configMap: { name: configMapName(database, 'configurationConfigMap', 'configuration') },
    })),
    ...when(hasExtendedConfiguration(database), () => ({
      name: 'postgresql-extended-config',
      configMap: { name: configMapName(database, 'extendedConfConfigMap', 'extended-configuration') },
    })),
    ...when(values.block('shmVolume').truthy('enabled'), () => sharedMemoryVolume),
    ...when(!values.block('persistence').truthy('enabled'), () => ({ name: 'data', emptyDir: {} })),
    ...values.block('slave').copies('extraVolumes'),
  ];
}
