import * as z from 'zod';
import {
  additionalLabelsKey,
  exporterProbeKeys,
  exposureKeys,
  loadBalancerSourceRangesKey,
  metricsKeys,
  nameKeys,
  nodePortKey,
  persistenceKeys,
  placementKeys,
  podLabelKeys,
  prometheusRule,
  serviceMonitor,
  switchedSecurityContext,
  switchOnly,
  volumePermissionsKeys,
} from './blocks/bitnami';
import { envList } from './blocks/env';
import { bitnamiMainImage } from './blocks/image';
import { resources } from './blocks/pod';
import { timedProbe } from './blocks/probe';
import { flag, freeMap, freeMapList, labelMap, portReference, text, textList, textMap, whole } from './blocks/scalars';
import { globalSchema } from './global';
import { key, nullableKey, strictMap } from './key';

const volumePermissions = strictMap(() => ({
  ...volumePermissionsKeys(),
  securityContext: nullableKey(freeMap, 'Security context of that init container'),
}));

const node = strictMap(() => ({
  ...placementKeys(),
  labels: nullableKey(labelMap, 'Labels of the StatefulSet'),
  annotations: nullableKey(textMap, 'Annotations of the StatefulSet'),
  ...podLabelKeys(),
  priorityClassName: nullableKey(text, 'Priority class of the pods'),
  extraInitContainers: nullableKey(z.union([text, freeMapList]), 'More init containers, often as template text'),
  extraVolumes: nullableKey(freeMapList, 'More volumes for the pods'),
  extraVolumeMounts: nullableKey(freeMapList, 'More mounts for the database container'),
}));

const replication = strictMap(() => ({
  enabled: nullableKey(flag, 'Adds read-only replicas'),
  user: nullableKey(text, 'User of the replication'),
  password: nullableKey(text, 'Password of that user'),
  slaveReplicas: nullableKey(whole, 'Number of replicas'),
  synchronousCommit: nullableKey(text, 'How far a commit waits for replicas'),
  numSynchronousReplicas: nullableKey(whole, 'How many replicas it waits for'),
  applicationName: nullableKey(text, 'Name of the cluster in replication'),
}));

const ldap = strictMap(() => ({
  enabled: nullableKey(flag, 'Checks passwords by LDAP'),
  url: nullableKey(text, 'Address of the LDAP server, with search'),
  server: nullableKey(text, 'Host of the LDAP server'),
  port: nullableKey(portReference, 'Port of the LDAP server'),
  prefix: nullableKey(text, 'Text before the user name in a simple bind'),
  suffix: nullableKey(text, 'Text after the user name in a simple bind'),
  baseDN: nullableKey(text, 'Where the search for users starts'),
  bindDN: nullableKey(text, 'Account that searches'),
  bind_password: nullableKey(text, 'Password of that account'),
  search_attr: nullableKey(text, 'Attribute that holds the user name'),
  search_filter: nullableKey(text, 'Filter of the search'),
  scheme: nullableKey(text, 'ldap or ldaps'),
  tls: nullableKey(z.union([flag, text]), 'Connects with StartTLS'),
}));

const service = strictMap(() => ({
  ...exposureKeys(),
  port: key(whole, 'Port of the database, the external one included'),
  clusterIP: nullableKey(text, 'Fixed address within the cluster'),
  nodePort: nodePortKey(),
  loadBalancerSourceRanges: loadBalancerSourceRangesKey(),
}));

const persistence = strictMap(() => ({
  ...persistenceKeys(),
  mountPath: nullableKey(text, 'Where the volume is mounted'),
  subPath: nullableKey(text, 'Folder of the volume to mount'),
  accessModes: nullableKey(textList, 'Access modes of the claim'),
  annotations: nullableKey(textMap, 'Annotations of the claim'),
}));

const networkPolicy = strictMap(() => ({
  enabled: nullableKey(flag, 'Makes a NetworkPolicy'),
  allowExternal: nullableKey(flag, 'Lets any pod in, whatever its labels'),
  explicitNamespacesSelector: nullableKey(freeMap, 'Namespaces whose pods are let in'),
}));

const metrics = strictMap(() => ({
  ...metricsKeys(),
  ...exporterProbeKeys(),
  service: nullableKey(strictMap(exposureKeys), 'Service of the exporter'),
  serviceMonitor: nullableKey(
    serviceMonitor(() => ({ additionalLabels: additionalLabelsKey() })),
    'Scraping by Prometheus',
  ),
  prometheusRule: nullableKey(prometheusRule, 'Alerts by Prometheus'),
  customMetrics: nullableKey(freeMap, 'Queries that become metrics'),
  securityContext: nullableKey(switchedSecurityContext, 'Security context of the exporter'),
}));

/** `postgresql`: the connection of Dagster, and the values of the bundled chart (postgresql 8.1.0). */
export const postgresqlSchema = strictMap(() => ({
  enabled: key(flag, 'Runs the bundled database; false for an external one'),
  image: key(bitnamiMainImage, 'Image of the bundled database, and of the init containers that wait for any'),
  postgresqlHost: key(text, 'Host of the external database'),
  postgresqlUsername: key(text, 'User of the database'),
  postgresqlPassword: key(text, 'Password of that user; better kept in an existing Secret'),
  postgresqlDatabase: key(text, 'Name of the database'),
  postgresqlParams: key(freeMap, 'Parameters of the connection, such as sslmode'),
  postgresqlScheme: nullableKey(text, 'SQLAlchemy scheme other than postgresql'),
  service: key(service, 'Port of the database, and the Service of the bundled one'),
  ...nameKeys(),
  volumePermissions: nullableKey(volumePermissions, 'Ownership of the volume'),
  schedulerName: nullableKey(text, 'Scheduler that places the pods instead of the default one'),
  securityContext: nullableKey(switchedSecurityContext, 'Security context of the pod'),
  serviceAccount: nullableKey(
    strictMap(() => ({
      enabled: nullableKey(flag, 'Uses a ServiceAccount of its own'),
      name: nullableKey(text, 'Name of an existing ServiceAccount'),
    })),
    'ServiceAccount of the bundled database',
  ),
  replication: nullableKey(replication, 'Read-only replicas'),
  postgresqlPostgresPassword: nullableKey(text, 'Password of the user postgres when another user is set'),
  existingSecret: nullableKey(text, 'Secret with the passwords of the bundled database'),
  usePasswordFile: nullableKey(flag, 'Mounts passwords as files'),
  postgresqlDataDir: nullableKey(text, 'Data folder'),
  extraEnv: nullableKey(envList, 'More environment variables for the bundled database'),
  postgresqlInitdbArgs: nullableKey(text, 'More arguments for initdb'),
  postgresqlInitdbWalDir: nullableKey(text, 'Folder of the write-ahead log'),
  postgresqlConfiguration: nullableKey(freeMap, 'postgresql.conf as a map with camelCase names'),
  postgresqlExtendedConf: nullableKey(freeMap, 'The same, added to the default configuration'),
  pgHbaConfiguration: nullableKey(text, 'pg_hba.conf'),
  configurationConfigMap: nullableKey(text, 'ConfigMap with both files'),
  extendedConfConfigMap: nullableKey(text, 'ConfigMap with more configuration'),
  initdbScripts: nullableKey(textMap, 'Scripts for the first start, by file name'),
  initdbScriptsConfigMap: nullableKey(text, 'ConfigMap with such scripts'),
  initdbScriptsSecret: nullableKey(text, 'Secret with such scripts'),
  initdbUser: nullableKey(text, 'User that runs them'),
  initdbPassword: nullableKey(text, 'Password of that user'),
  terminationGracePeriodSeconds: nullableKey(whole, 'Seconds to stop before the pod is killed'),
  ldap: nullableKey(ldap, 'Passwords checked by LDAP'),
  shmVolume: nullableKey(switchOnly, 'Shared memory without the 64 MB limit'),
  persistence: nullableKey(persistence, 'Where the data is kept'),
  updateStrategy: nullableKey(freeMap, 'How new pods replace old ones'),
  master: nullableKey(node, 'The pod that writes'),
  slave: nullableKey(node, 'The pods that only read'),
  resources: nullableKey(resources, 'Compute resources of the bundled database'),
  networkPolicy: nullableKey(networkPolicy, 'Who may connect'),
  livenessProbe: nullableKey(timedProbe, 'When the bundled database is restarted'),
  readinessProbe: nullableKey(timedProbe, 'When the bundled database counts as ready'),
  metrics: nullableKey(metrics, 'Exporter for Prometheus'),
  global: nullableKey(globalSchema, 'Values shared by all charts, as the bundled database alone should see them'),
}));
