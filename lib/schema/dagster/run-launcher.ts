import * as z from 'zod';
import { configurableClass, requireConfigOf } from './blocks/configurable-class';
import { envSources } from './blocks/env';
import { ownImage, pullPolicy } from './blocks/image';
import { resources, schedulerNameKey, volumeMounts, volumes } from './blocks/pod';
import { flag, freeMap, text, textList, textMap } from './blocks/scalars';
import { celeryRunLauncherSchema } from './celery-run-launcher';
import { key, nullableKey, strictMap } from './key';

const runK8sConfig = strictMap(() => ({
  containerConfig: nullableKey(freeMap, 'Fields of the main container of a run'),
  podSpecConfig: nullableKey(freeMap, 'Fields of the pod of a run'),
  podTemplateSpecMetadata: nullableKey(freeMap, 'Labels and annotations of the pod of a run'),
  jobSpecConfig: nullableKey(freeMap, 'Fields of the Job of a run'),
  jobMetadata: nullableKey(freeMap, 'Labels and annotations of the Job of a run'),
}));

const k8sRunLauncher = strictMap(() => ({
  image: nullableKey(ownImage, 'Image of runs whose code location names none'),
  imagePullPolicy: key(pullPolicy, 'When the node pulls the image of a run'),
  jobNamespace: nullableKey(text, 'Namespace for the Jobs of runs; the one of the release when empty'),
  loadInclusterConfig: key(flag, 'Talks to the cluster as the ServiceAccount of the pod'),
  kubeconfigFile: nullableKey(text, 'kubeconfig file to use when the configuration of the cluster is not loaded'),
  envConfigMaps: key(envSources, 'ConfigMaps that become environment variables of runs'),
  envSecrets: key(envSources, 'Secrets that become environment variables of runs'),
  envVars: key(textList, 'Environment variables of runs: NAME=value, or NAME to take it from the launching process'),
  volumes: key(volumes, 'More volumes for the pods of runs'),
  volumeMounts: key(volumeMounts, 'More mounts for the containers of runs'),
  labels: nullableKey(textMap, 'More labels for the pods of runs'),
  resources: nullableKey(resources, 'Compute resources of runs whose code location has none'),
  schedulerName: schedulerNameKey,
  securityContext: nullableKey(freeMap, 'Security context of the containers of runs'),
  failPodOnRunFailure: nullableKey(flag, 'Lets the pod fail when its run failed'),
  runK8sConfig: nullableKey(runK8sConfig, 'Raw Kubernetes fields of the Jobs and pods of runs'),
}));

/** `runLauncher`: how a run becomes a pod. */
export const runLauncherSchema = requireConfigOf(
  strictMap(() => ({
    type: key(z.enum(['K8sRunLauncher', 'CeleryK8sRunLauncher', 'CustomRunLauncher']), 'Which launcher is used'),
    config: key(
      strictMap(() => ({
        k8sRunLauncher: nullableKey(k8sRunLauncher, 'Settings of K8sRunLauncher'),
        celeryK8sRunLauncher: nullableKey(celeryRunLauncherSchema, 'Settings of CeleryK8sRunLauncher'),
        customRunLauncher: nullableKey(configurableClass, 'Settings of CustomRunLauncher'),
      })),
      'Settings, one block for each type',
    ),
  })),
  {
    defaultType: 'K8sRunLauncher',
    own: { CustomRunLauncher: 'customRunLauncher' },
    preset: { K8sRunLauncher: 'k8sRunLauncher', CeleryK8sRunLauncher: 'celeryK8sRunLauncher' },
  },
);
