/**
 * A key that people write, and the place of what they mean. `*` stands for a list index, the same in both paths
 * as far as these are equal; letter case, `-` and `_` of the wrong key do not matter.
 */
export interface MovedKey {
  readonly from: string;
  readonly to: string;
  /** What else to do, or why there is no such key. @default - moving the value is all */
  readonly note?: string;
  /** What to write at the top of a floe environment's values.yaml instead. @default - the toolkit has no key for it */
  readonly floe?: string;
}

const external = 'also set postgresql.enabled: false';
const passwordKey =
  'the chart reads the key postgresql-password of that Secret; set generatePostgresqlPasswordSecret: false';
const onePod = 'the chart always runs one pod of it';
const noAutoscaler =
  'the chart has no autoscaler; set a fixed number, or add a HorizontalPodAutoscaler to extraManifests';
const floeAutoscaler = 'autoscaling: { enabled: true, minReplicas: <least>, maxReplicas: <most> }';
const noDisruptionBudget = 'the chart makes none; add an object of your own';
const floeDisruptionBudget = 'podDisruptionBudget: { maxUnavailable: 1 }';
const floeNodePort = 'localAccess: { enabled: true, nodePort: <port> }';
const noNodePort = 'the chart leaves the node port to Kubernetes; add a Service of your own for a fixed one';
const runPods = 'fields of the pods of runs go there as they are';

/** Names of the connection's parts that other charts use. */
const connection: readonly (readonly [name: string, key: string])[] = [
  ['host', 'postgresqlHost'],
  ['port', 'service.port'],
  ['user', 'postgresqlUsername'],
  ['username', 'postgresqlUsername'],
  ['password', 'postgresqlPassword'],
  ['database', 'postgresqlDatabase'],
  ['db', 'postgresqlDatabase'],
];

/** Airflow's chart and Bitnami's newer ones describe an external database in a section of its own. */
const externalSections = ['externalPostgresql', 'externalDatabase'].flatMap((section) => [
  ...connection.map(([name, key]) => ({ from: `${section}.${name}`, to: `postgresql.${key}`, note: external })),
  { from: `${section}.existingSecret`, to: 'global.postgresqlSecretName', note: passwordKey },
]);

/** The bundled chart is postgresql 8.1.0; later ones moved credentials under `auth` and renamed master and slave. */
const newerPostgresql: readonly MovedKey[] = [
  ...connection.map(([name, key]) => ({ from: `postgresql.${name}`, to: `postgresql.${key}` })),
  { from: 'postgresql.postgresqlPort', to: 'postgresql.service.port' },
  { from: 'postgresql.auth.username', to: 'postgresql.postgresqlUsername' },
  { from: 'postgresql.auth.password', to: 'postgresql.postgresqlPassword' },
  { from: 'postgresql.auth.database', to: 'postgresql.postgresqlDatabase' },
  { from: 'postgresql.auth.postgresPassword', to: 'postgresql.postgresqlPostgresPassword' },
  { from: 'postgresql.auth.existingSecret', to: 'global.postgresqlSecretName', note: passwordKey },
  { from: 'postgresql.primary.persistence', to: 'postgresql.persistence' },
  { from: 'postgresql.primary.resources', to: 'postgresql.resources' },
  { from: 'postgresql.primary.service', to: 'postgresql.service' },
  { from: 'postgresql.primary.nodeSelector', to: 'postgresql.master.nodeSelector' },
  { from: 'postgresql.primary.affinity', to: 'postgresql.master.affinity' },
  { from: 'postgresql.primary.tolerations', to: 'postgresql.master.tolerations' },
  { from: 'postgresql.readReplicas', to: 'postgresql.slave' },
];

/** The later charts of the bundled brokers did the same. */
const newerBrokers: readonly MovedKey[] = [
  { from: 'redis.auth.enabled', to: 'redis.usePassword' },
  { from: 'redis.auth.password', to: 'redis.password' },
  { from: 'rabbitmq.auth.username', to: 'rabbitmq.rabbitmq.username' },
  { from: 'rabbitmq.auth.password', to: 'rabbitmq.rabbitmq.password' },
];

/** Short names of the sections; `dagit` is known, since the chart still reads it. */
const sections: readonly MovedKey[] = [
  { from: 'userDeployments', to: 'dagster-user-deployments' },
  { from: 'userCodeDeployments', to: 'dagster-user-deployments' },
  { from: 'webserver', to: 'dagsterWebserver' },
  { from: 'daemon', to: 'dagsterDaemon' },
  { from: 'computeLogs', to: 'computeLogManager' },
];

/** What the chart does not do; looked for in vain most often. */
const absent: readonly MovedKey[] = [
  {
    from: 'dagsterWebserver.autoscaling',
    to: 'dagsterWebserver.replicaCount',
    note: noAutoscaler,
    floe: floeAutoscaler,
  },
  { from: 'dagsterWebserver.hpa', to: 'dagsterWebserver.replicaCount', note: noAutoscaler, floe: floeAutoscaler },
  {
    from: 'dagsterWebserver.podDisruptionBudget',
    to: 'extraManifests',
    note: noDisruptionBudget,
    floe: floeDisruptionBudget,
  },
  { from: 'dagsterWebserver.service.nodePort', to: 'extraManifests', note: noNodePort, floe: floeNodePort },
  { from: 'flower.service.nodePort', to: 'extraManifests', note: noNodePort },
  { from: 'dagsterDaemon.replicaCount', to: 'dagsterDaemon.enabled', note: onePod },
  { from: 'dagsterDaemon.replicas', to: 'dagsterDaemon.enabled', note: onePod },
  {
    from: 'dagster-user-deployments.deployments.*.replicaCount',
    to: 'dagster-user-deployments.deployments.*',
    note: onePod,
  },
  {
    from: 'dagster-user-deployments.deployments.*.replicas',
    to: 'dagster-user-deployments.deployments.*',
    note: onePod,
  },
];

/** Keys that sit beside the component elsewhere and have a section of their own here, or the other way round. */
const elsewhere: readonly MovedKey[] = [
  { from: 'dagsterWebserver.ingress', to: 'ingress', note: 'host, path and TLS go to ingress.dagsterWebserver' },
  { from: 'ingress.host', to: 'ingress.dagsterWebserver.host' },
  { from: 'ingress.hosts', to: 'ingress.dagsterWebserver.host', note: 'one host name, not a list' },
  { from: 'ingress.path', to: 'ingress.dagsterWebserver.path' },
  { from: 'ingress.tls', to: 'ingress.dagsterWebserver.tls', note: 'a map: { enabled: true, secretName: <name> }' },
  { from: 'dagsterWebserver.serviceAccount', to: 'serviceAccount' },
  { from: 'dagsterDaemon.serviceAccount', to: 'serviceAccount' },
  {
    from: 'dagster-user-deployments.deployments.*.serviceAccountName',
    to: 'dagster-user-deployments.deployments.*.serviceAccount.name',
    note: 'the toolkit’s own key: an account for this code location and its runs',
  },
  { from: 'dagster-user-deployments.deployments.*.service.port', to: 'dagster-user-deployments.deployments.*.port' },
  ...['nodeSelector', 'affinity', 'tolerations'].map((field) => ({
    from: `runLauncher.config.k8sRunLauncher.${field}`,
    to: 'runLauncher.config.k8sRunLauncher.runK8sConfig.podSpecConfig',
    note: runPods,
  })),
  {
    from: 'runLauncher.config.k8sRunLauncher.env',
    to: 'runLauncher.config.k8sRunLauncher.envVars',
    note: 'a list of NAME=value texts',
  },
];

/** Keys with one known place; whatever the schema's own names can tell is not listed. */
export const movedKeys: readonly MovedKey[] = [
  ...externalSections,
  ...newerPostgresql,
  ...newerBrokers,
  ...sections,
  ...absent,
  ...elsewhere,
];

/** Names that other charts and Kubernetes itself use for a key; whichever of them stands beside the wrong one is meant. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  // Deployment's own field, and Helm's usual starter chart.
  replicas: ['replicaCount', 'slaveReplicas'],
  replicaCount: ['replicas', 'slaveReplicas'],
  // An image's parts, where people write the whole image or its name.
  name: ['repository'],
  image: ['repository'],
  version: ['tag'],
  imagePullPolicy: ['pullPolicy'],
  pullSecrets: ['imagePullSecrets'],
  // Bitnami's extra* and the fields of a container or pod.
  environment: ['env'],
  envVars: ['env'],
  extraEnv: ['env'],
  extraEnvVars: ['env'],
  envFrom: ['envSecrets'],
  secrets: ['envSecrets'],
  configMaps: ['envConfigMaps'],
  extraVolumes: ['volumes'],
  extraVolumeMounts: ['volumeMounts'],
  sidecars: ['extraContainers', 'sidecarContainers'],
  sidecarContainers: ['extraContainers'],
  extraContainers: ['sidecarContainers'],
  initContainers: ['extraPrependedInitContainers'],
  extraInitContainers: ['extraPrependedInitContainers', 'initContainers'],
  podAnnotations: ['annotations'],
  podLabels: ['labels'],
  containerSecurityContext: ['securityContext'],
  strategy: ['deploymentStrategy'],
  updateStrategy: ['deploymentStrategy'],
  // Implementations by the short names of their services.
  s3: ['s3ComputeLogManager'],
  gcs: ['gcsComputeLogManager'],
  azure: ['azureBlobComputeLogManager'],
  k8s: ['k8sRunLauncher'],
  celery: ['celeryK8sRunLauncher'],
  // The arguments of the code server.
  args: ['dagsterApiGrpcArgs'],
  grpcArgs: ['dagsterApiGrpcArgs'],
  namespace: ['deploymentNamespace', 'jobNamespace'],
};
