import * as z from 'zod';
import { envSources } from './blocks/env';
import { image, pullPolicy } from './blocks/image';
import { checkDbReadyKey, podKeys, schedulerNameKey, volumeMounts, volumes } from './blocks/pod';
import { probe } from './blocks/probe';
import { flag, freeMap, labelMap, text, textList, textMap } from './blocks/scalars';
import { key, nullableKey, requiredKey, strictMap } from './key';

const workerQueue = strictMap(() => ({
  name: requiredKey(text, 'Name of the queue; one named dagster has to exist'),
  replicaCount: requiredKey(z.int().min(1), 'Number of workers of the queue'),
  labels: nullableKey(labelMap, 'More labels for the workers'),
  nodeSelector: nullableKey(textMap, 'Labels that a node must have, in place of the shared ones'),
  configSource: nullableKey(freeMap, 'Celery settings of this queue, merged over the shared ones'),
  additionalCeleryArgs: nullableKey(textList, 'More arguments for the worker command'),
}));

/** `runLauncher.config.celeryK8sRunLauncher`: Celery workers, and the Jobs that they start. */
export const celeryRunLauncherSchema = strictMap(() => ({
  image: key(image, 'Image of the workers'),
  imagePullPolicy: nullableKey(pullPolicy, 'When the node pulls the image of a run'),
  jobNamespace: nullableKey(text, 'Namespace for the Jobs of runs; the one of the release when empty'),
  nameOverride: key(text, 'Last part of the names of the worker Deployments'),
  configSource: key(freeMap, 'Celery settings of all queues'),
  workerQueues: key(z.array(workerQueue).min(1), 'Queues, each with workers of its own'),
  env: key(textMap, 'Environment variables of workers and runs'),
  envConfigMaps: key(envSources, 'ConfigMaps that become environment variables'),
  envSecrets: key(envSources, 'Secrets that become environment variables'),
  ...podKeys,
  checkDbReadyInitContainer: checkDbReadyKey,
  schedulerName: schedulerNameKey,
  livenessProbe: key(probe, 'When a worker is restarted; anything but exec becomes the check of the chart'),
  volumes: key(volumes, 'More volumes for workers and runs'),
  volumeMounts: key(volumeMounts, 'More mounts for workers and runs'),
  labels: nullableKey(textMap, 'More labels for the pods of runs'),
  failPodOnRunFailure: nullableKey(flag, 'Lets the pod fail when its run failed'),
}));
