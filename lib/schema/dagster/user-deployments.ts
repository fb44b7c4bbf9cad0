import * as z from 'zod';
import { env, envSources } from './blocks/env';
import { ownImage } from './blocks/image';
import {
  containers,
  imagePullSecrets,
  initContainers,
  resources,
  schedulerNameKey,
  serviceAccount,
  volumeMounts,
  volumes,
} from './blocks/pod';
import { probe, switchedProbe } from './blocks/probe';
import { extraManifests, flag, freeMap, freeMapList, text, textList, textMap, whole } from './blocks/scalars';
import { locationRuns, locationServiceAccount } from './extensions';
import { globalSchema } from './global';
import { key, nullableKey, requiredKey, strictMap } from './key';

const switchedOn = strictMap(() => ({ enabled: requiredKey(flag, 'Hands the configuration on') }));

/** One entry of `deployments`: a code location and the gRPC server that runs it. */
export const userDeploymentSchema = strictMap(() => ({
  name: requiredKey(text, 'Name of the code location, of its Service, and the last part of its Deployment'),
  image: requiredKey(ownImage, 'Image with the code'),
  port: requiredKey(whole, 'gRPC port of the code server'),
  dagsterApiGrpcArgs: nullableKey(textList, 'Arguments of `dagster api grpc`, which say where the definitions are'),
  codeServerArgs: nullableKey(textList, 'Arguments of `dagster code-server start`, used when the other list is empty'),
  includeConfigInLaunchedRuns: nullableKey(switchedOn, 'Gives runs the env, volumes and resources of this entry'),
  deploymentNamespace: nullableKey(text, 'Namespace for the Jobs of runs; the code server stays where it is'),
  env: nullableKey(env, 'Environment variables, as a list or as a map'),
  envConfigMaps: nullableKey(envSources, 'ConfigMaps that become environment variables'),
  envSecrets: nullableKey(envSources, 'Secrets that become environment variables'),
  annotations: nullableKey(textMap, 'Annotations of the Deployment and its pod'),
  labels: nullableKey(textMap, 'More labels for the Deployment and its pod'),
  nodeSelector: nullableKey(textMap, 'Labels that a node must have'),
  affinity: nullableKey(freeMap, 'Affinity rules of the pod'),
  tolerations: nullableKey(freeMapList, 'Taints of nodes that the pod accepts'),
  podSecurityContext: nullableKey(freeMap, 'Security context of the pod'),
  securityContext: nullableKey(freeMap, 'Security context of the code server'),
  resources: nullableKey(resources, 'Compute resources of the code server, and of its runs'),
  volumes: nullableKey(volumes, 'More volumes for the pod'),
  volumeMounts: nullableKey(volumeMounts, 'More mounts for the code server'),
  initContainers: nullableKey(initContainers, 'Containers that run before the code server'),
  sidecarContainers: nullableKey(containers, 'Containers beside the code server'),
  schedulerName: schedulerNameKey,
  readinessProbe: nullableKey(switchedProbe, 'When the code server counts as ready; anything but exec is replaced'),
  livenessProbe: nullableKey(probe, 'When the code server is restarted; any key here creates the probe'),
  startupProbe: nullableKey(probe, 'When the code server counts as started'),
  ssl: nullableKey(flag, 'Lets webserver and daemon connect with TLS'),
  serviceAccount: nullableKey(
    locationServiceAccount,
    'The toolkit’s own key: an account of its own for server and runs',
  ),
  runs: nullableKey(locationRuns, 'The toolkit’s own key: where runs differ from the server, or must equal it'),
  deploymentStrategy: nullableKey(freeMap, 'How new pods replace old ones'),
  service: nullableKey(
    strictMap(() => ({ annotations: nullableKey(textMap, 'Annotations of the Service') })),
    'Service in front of the code server',
  ),
}));

/** `dagster-user-deployments`: the code locations, and the values of the subchart that runs them. */
export const userDeploymentsSchema = strictMap(() => ({
  enabled: key(flag, 'Lists the code locations in the workspace file'),
  enableSubchart: key(flag, 'Runs the code locations in this release'),
  deployments: key(z.array(userDeploymentSchema), 'The code locations'),
  imagePullSecrets: key(imagePullSecrets, 'Secrets with registry credentials for the code locations'),
  dagsterHome: key(text, 'Folder of dagster.yaml when the global one is empty'),
  postgresqlSecretName: key(text, 'Secret with the database password when the global one is empty'),
  celeryConfigSecretName: key(text, 'Secret with the Celery addresses when the global one is empty'),
  includeInstance: key(flag, 'Mounts dagster.yaml into the code servers'),
  serviceAccount: key(serviceAccount, 'ServiceAccount of all code locations and their runs'),
  rbacEnabled: nullableKey(flag, 'Lets that account create Jobs'),
  nameOverride: nullableKey(text, 'Replaces the name of the subchart in labels'),
  fullnameOverride: nullableKey(text, 'Known to the subchart, and overruled by the global one'),
  extraManifests: nullableKey(extraManifests, 'More objects, whose text is run as templates'),
  global: key(globalSchema, 'Values shared by all charts, as the subchart alone should see them'),
}));

/** A code location as an entry of the chart's list. */
export type UserDeployment = z.infer<typeof userDeploymentSchema>;
