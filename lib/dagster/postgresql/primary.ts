import type { Manifest } from '../../manifest';
import { optionalAnnotations, rawMap } from '../map-fields';
import { present } from '../present';
import { refuse } from '../refusal';
import { expandData, expandTemplate, expandTemplates } from '../template/expand';
import {
  booleanOf,
  configMapName,
  type Database,
  databaseName,
  hasAdminPassword,
  hasConfiguration,
  hasExtendedConfiguration,
  hasReplicas,
  portText,
  primaryName,
  replicationUser,
  secretName,
  userName,
} from './database';
import { ldapVariables } from './ldap';
import { metricsContainer } from './metrics';
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

/** The StatefulSet of the primary. */
export function primaryStatefulSet(database: Database): Manifest {
  const { values, fullName, labels, podLabels } = database;
  const master = values.block('master');
  const persistence = values.block('persistence');
  const containers = [databaseContainer(database, env(database), mounts(database))];
  if (values.block('metrics').truthy('enabled')) containers.push(metricsContainer(database));
  const claims = persistence.truthy('enabled') && !persistence.truthy('existingClaim') ? [volumeClaim(database)] : [];
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: primaryName(database),
      labels: { ...labels, ...rawMap(master, 'labels') } as Record<string, string>,
      ...present({ annotations: optionalAnnotations(master) }),
    },
    spec: present({
      serviceName: `${fullName}-headless`,
      replicas: 1,
      updateStrategy: updateStrategy(database),
      selector: { matchLabels: { ...podLabels, role: 'master' } },
      template: {
        metadata: {
          name: fullName,
          labels: { ...labels, role: 'master', ...rawMap(master, 'podLabels') },
          ...present({ annotations: master.optionalCopy('podAnnotations') }),
        },
        spec: podSpec(database, master, containers, volumes(database)),
      },
      volumeClaimTemplates: claims,
    }),
  };
}

function env(database: Database): unknown[] {
  const { values } = database;
  const persistence = values.block('persistence');
  const quoted = (name: string, key: string) => (values.truthy(key) ? [variable(name, values.text(key))] : []);
  const name = databaseName(database);
  return [
    variable('BITNAMI_DEBUG', String(booleanOf(values.block('image'), 'debug'))),
    variable('POSTGRESQL_PORT_NUMBER', portText(database)),
    variable('POSTGRESQL_VOLUME_DIR', persistence.text('mountPath')),
    ...quoted('POSTGRES_INITDB_ARGS', 'postgresqlInitdbArgs'),
    ...quoted('POSTGRES_INITDB_WALDIR', 'postgresqlInitdbWalDir'),
    ...quoted('POSTGRESQL_INITSCRIPTS_USERNAME', 'initdbUser'),
    // The chart writes the name of the value where its content was meant.
    ...(values.truthy('initdbPassword') ? [variable('POSTGRESQL_INITSCRIPTS_PASSWORD', '.Values.initdbPassword')] : []),
    ...(persistence.truthy('mountPath') ? [variable('PGDATA', values.text('postgresqlDataDir'))] : []),
    ...replication(database),
    ...(hasAdminPassword(database)
      ? [passwordVariable(database, 'POSTGRES_POSTGRES_PASSWORD', 'postgresql-postgres-password')]
      : []),
    variable('POSTGRES_USER', userName(database)),
    passwordVariable(database, 'POSTGRES_PASSWORD', 'postgresql-password'),
    ...(name === '' ? [] : [variable('POSTGRES_DB', name)]),
    ...extraEnv(database),
    ...ldapVariables(database),
  ];
}

function replication(database: Database): unknown[] {
  if (!hasReplicas(database)) return [];
  const settings = database.values.block('replication');
  const isSynchronous = settings.onlyText('synchronousCommit') !== 'off';
  return [
    variable('POSTGRES_REPLICATION_MODE', 'master'),
    variable('POSTGRES_REPLICATION_USER', replicationUser(database)),
    passwordVariable(database, 'POSTGRES_REPLICATION_PASSWORD', 'postgresql-replication-password'),
    ...(isSynchronous
      ? [
          variable('POSTGRES_SYNCHRONOUS_COMMIT_MODE', settings.onlyText('synchronousCommit')),
          variable('POSTGRES_NUM_SYNCHRONOUS_REPLICAS', settings.text('numSynchronousReplicas')),
        ]
      : []),
    variable('POSTGRES_CLUSTER_APP_NAME', settings.optionalText('applicationName')),
  ];
}

function extraEnv({ values, chart }: Database): unknown[] {
  if (!values.truthy('extraEnv')) return [];
  const value = values.get('extraEnv');
  const path = values.pathOf('extraEnv');
  const list = typeof value === 'string' ? expandData(value, path, chart) : expandTemplates({ value, path }, chart);
  return Array.isArray(list) ? list : refuse({ code: 'wrong-shape', message: 'expected a list', path });
}

function hasScripts({ values }: Database): boolean {
  return values.truthy('initdbScriptsConfigMap') || values.truthy('initdbScripts');
}

function mounts(database: Database): unknown[] {
  const { values } = database;
  const when = (condition: boolean, mount: unknown) => (condition ? [mount] : []);
  const at = (name: string, mountPath: string) => ({ name, mountPath });
  return [
    ...when(hasScripts(database), at('custom-init-scripts', '/docker-entrypoint-initdb.d/')),
    ...when(
      values.truthy('initdbScriptsSecret'),
      at('custom-init-scripts-secret', '/docker-entrypoint-initdb.d/secret'),
    ),
    ...when(hasExtendedConfiguration(database), at('postgresql-extended-config', '/bitnami/postgresql/conf/conf.d/')),
    ...when(values.truthy('usePasswordFile'), at('postgresql-password', '/opt/bitnami/postgresql/secrets/')),
    ...when(values.block('shmVolume').truthy('enabled'), sharedMemoryMount),
    ...when(values.block('persistence').truthy('enabled'), dataMount(database)),
    ...when(hasConfiguration(database), at('postgresql-config', '/bitnami/postgresql/conf')),
    ...values.block('master').copies('extraVolumeMounts'),
  ];
}

function volumes(database: Database): unknown[] {
  const { values, chart, fullName } = database;
  const when = (condition: boolean, volume: () => unknown) => (condition ? [volume()] : []);
  const configMap = (name: string, key: string, suffix: string) => () => ({
    name,
    configMap: { name: configMapName(database, key, suffix) },
  });
  const secret = (name: string, secret: () => string) => () => ({ name, secret: { secretName: secret() } });
  const expanded = (key: string) => expandTemplate(values.text(key), values.pathOf(key), chart);
  const metrics = values.block('metrics');
  return [
    ...when(hasConfiguration(database), configMap('postgresql-config', 'configurationConfigMap', 'configuration')),
    ...when(
      hasExtendedConfiguration(database),
      configMap('postgresql-extended-config', 'extendedConfConfigMap', 'extended-configuration'),
    ),
    ...when(
      values.truthy('usePasswordFile'),
      secret('postgresql-password', () => secretName(database)),
    ),
    ...when(hasScripts(database), configMap('custom-init-scripts', 'initdbScriptsConfigMap', 'init-scripts')),
    ...when(
      values.truthy('initdbScriptsSecret'),
      secret('custom-init-scripts-secret', () => expanded('initdbScriptsSecret')),
    ),
    ...values.block('master').copies('extraVolumes'),
    ...when(metrics.truthy('enabled') && metrics.truthy('customMetrics'), () => ({
      name: 'custom-metrics',
      configMap: { name: `${fullName}-metrics` },
    })),
    ...when(values.block('shmVolume').truthy('enabled'), () => sharedMemoryVolume),
    ...dataVolume(database),
  ];
}

function dataVolume({ values, chart }: Database): unknown[] {
  const persistence = values.block('persistence');
  if (!persistence.truthy('enabled')) return [{ name: 'data', emptyDir: {} }];
  if (!persistence.truthy('existingClaim')) return [];
  const claimName = expandTemplate(persistence.text('existingClaim'), persistence.pathOf('existingClaim'), chart);
  return [{ name: 'data', persistentVolumeClaim: { claimName } }];
}
