import * as z from 'zod';
import {
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
  volumePermissionsKeys,
} from './blocks/bitnami';
import { bitnamiImage, bitnamiImageKeys } from './blocks/image';
import { resources, schedulerNameKey } from './blocks/pod';
import { timedProbe } from './blocks/probe';
import { flag, freeMap, freeMapList, labelMap, portReference, text, textList, textMap, whole } from './blocks/scalars';
import { nullableKey, strictMap } from './key';

const serviceKeys = () => ({
  ...exposureKeys(),
  externalTrafficPolicy: nullableKey(text, 'Whether traffic from outside stays on its node'),
  labels: nullableKey(labelMap, 'Labels of the Service'),
});

const containerKeys = () => ({
  configmap: nullableKey(text, 'More lines of configuration'),
  preExecCmds: nullableKey(text, 'Commands that run before the server'),
  livenessProbe: nullableKey(timedProbe, 'When the container is restarted'),
  readinessProbe: nullableKey(timedProbe, 'When the container counts as ready'),
  customLivenessProbe: nullableKey(freeMap, 'A liveness probe in place of that'),
  customReadinessProbe: nullableKey(freeMap, 'A readiness probe in place of that'),
  resources: nullableKey(resources, 'Compute resources of the container'),
  extraEnvVars: nullableKey(freeMapList, 'More environment variables'),
  extraEnvVarsCM: nullableKey(z.union([text, textList]), 'ConfigMap that becomes environment variables'),
  extraEnvVarsSecret: nullableKey(z.union([text, textList]), 'Secret that becomes environment variables'),
});

const persistence = strictMap(() => ({
  enabled: persistenceKeys().enabled,
  storageClass: persistenceKeys().storageClass,
  size: persistenceKeys().size,
  path: nullableKey(text, 'Where the volume is mounted'),
  subPath: nullableKey(text, 'Folder of the volume to mount'),
  accessModes: nullableKey(textList, 'Access modes of the claim'),
  matchLabels: nullableKey(freeMap, 'Labels of the volume to bind'),
  matchExpressions: nullableKey(freeMap, 'Rules for the labels of that volume'),
  volumes: nullableKey(freeMapList, 'Volumes in place of the claim'),
}));

const statefulset = strictMap(() => ({
  labels: nullableKey(labelMap, 'Labels of the StatefulSet'),
  annotations: nullableKey(textMap, 'Annotations of the StatefulSet'),
  updateStrategy: nullableKey(z.union([text, freeMap]), 'How new pods replace old ones'),
  rollingUpdatePartition: nullableKey(portReference, 'Ordinal from which pods are updated'),
  volumeClaimTemplates: nullableKey(
    strictMap(() => ({
      labels: nullableKey(labelMap, 'Labels of the claims'),
      annotations: nullableKey(textMap, 'Annotations of the claims'),
    })),
    'Metadata of the claims',
  ),
}));

const priorityClass = z.union([text, freeMap]);

const serverKeys = () => ({
  ...containerKeys(),
  ...podLabelKeys(),
  ...placementKeys(),
  command: nullableKey(text, 'Command of the container'),
  hostAliases: nullableKey(freeMapList, 'Entries for /etc/hosts'),
  extraFlags: nullableKey(textList, 'More arguments of the server'),
  disableCommands: nullableKey(textList, 'Redis commands to switch off'),
  schedulerName: schedulerNameKey,
  shareProcessNamespace: nullableKey(z.boolean(), 'Lets the containers of a pod see the processes of each other'),
  spreadConstraints: nullableKey(z.union([freeMap, freeMapList]), 'How pods spread over nodes'),
  persistence: nullableKey(persistence, 'Where the data is kept'),
  statefulset: nullableKey(statefulset, 'Fields of the StatefulSet'),
  priorityClassName: nullableKey(priorityClass, 'Priority class of the pods'),
  service: nullableKey(
    strictMap(() => ({
      ...serviceKeys(),
      port: nullableKey(whole, 'Port of the Service'),
      nodePort: nodePortKey(),
      loadBalancerSourceRanges: loadBalancerSourceRangesKey(),
    })),
    'Service in front of the pods',
  ),
});

const sentinel = strictMap(() => ({
  ...containerKeys(),
  enabled: nullableKey(flag, 'Runs sentinels'),
  usePassword: nullableKey(flag, 'Asks clients of the sentinels for the password'),
  image: nullableKey(bitnamiImage, 'Image of the sentinels'),
  masterSet: nullableKey(text, 'Name of the watched group'),
  initialCheckTimeout: nullableKey(whole, 'Seconds that the first check may take'),
  quorum: nullableKey(whole, 'Sentinels that must agree'),
  downAfterMilliseconds: nullableKey(whole, 'Silence after which a server counts as gone'),
  failoverTimeout: nullableKey(whole, 'Milliseconds that a failover may take'),
  parallelSyncs: nullableKey(whole, 'Replicas that follow a new master at once'),
  port: nullableKey(whole, 'Port of the sentinels'),
  staticID: nullableKey(flag, 'Gives sentinels an id that survives restarts'),
  service: nullableKey(
    strictMap(() => ({
      ...serviceKeys(),
      sentinelPort: nullableKey(whole, 'Port of the sentinels'),
      redisPort: nullableKey(whole, 'Port of Redis'),
      sentinelNodePort: nodePortKey(),
      redisNodePort: nodePortKey(),
    })),
    'Service in front of the sentinels',
  ),
}));

const volumePermissions = strictMap(() => ({
  ...volumePermissionsKeys(),
  resources: nullableKey(resources, 'Compute resources of that init container'),
  securityContext: nullableKey(freeMap, 'Security context of that init container'),
}));

const metrics = strictMap(() => ({
  ...metricsKeys(),
  ...podLabelKeys(),
  extraArgs: nullableKey(freeMap, 'More arguments of the exporter'),
  priorityClassName: nullableKey(priorityClass, 'Priority class of the pods'),
  service: nullableKey(strictMap(serviceKeys), 'Service of the exporter'),
  serviceMonitor: nullableKey(
    serviceMonitor(() => ({
      selector: nullableKey(labelMap, 'Labels by which Prometheus finds it'),
      relabelings: nullableKey(freeMapList, 'Changes of labels before the scrape'),
      metricRelabelings: nullableKey(freeMapList, 'Changes of labels after the scrape'),
    })),
    'Scraping by Prometheus',
  ),
  prometheusRule: nullableKey(prometheusRule, 'Alerts by Prometheus'),
}));

/** The keys of `redis` that only the bundled chart reads (redis 12.7.4). */
export const bundledRedisKeys = () => ({
  ...nameKeys(),
  cluster: nullableKey(
    strictMap(() => ({
      enabled: nullableKey(flag, 'Adds read-only replicas'),
      slaveCount: nullableKey(whole, 'Number of replicas'),
    })),
    'Replicas',
  ),
  sentinel: nullableKey(sentinel, 'Sentinels, which choose a new master'),
  clusterDomain: nullableKey(text, 'DNS domain of the cluster'),
  networkPolicy: nullableKey(
    strictMap(() => ({
      enabled: nullableKey(flag, 'Makes a NetworkPolicy'),
      allowExternal: nullableKey(flag, 'Lets any pod in, whatever its labels'),
      ingressNSMatchLabels: nullableKey(labelMap, 'Namespaces that are let in'),
      ingressNSPodMatchLabels: nullableKey(labelMap, 'Pods of them that are let in'),
    })),
    'Who may connect',
  ),
  serviceAccount: nullableKey(
    strictMap(() => ({
      create: nullableKey(flag, 'Makes the ServiceAccount'),
      name: nullableKey(text, 'Name of the ServiceAccount'),
      annotations: nullableKey(textMap, 'Annotations of the ServiceAccount'),
    })),
    'ServiceAccount of the pods',
  ),
  rbac: nullableKey(
    strictMap(() => ({
      create: nullableKey(flag, 'Makes a Role'),
      role: nullableKey(
        strictMap(() => ({ rules: nullableKey(freeMapList, 'Rules of the Role') })),
        'The Role',
      ),
    })),
    'Rights of that account',
  ),
  securityContext: nullableKey(switchedSecurityContext, 'Security context of the pods'),
  containerSecurityContext: nullableKey(switchedSecurityContext, 'Security context of the containers'),
  existingSecret: nullableKey(text, 'Secret with the password'),
  existingSecretPasswordKey: nullableKey(text, 'Key of the password in it'),
  usePasswordFile: nullableKey(flag, 'Mounts the password as a file'),
  persistence: nullableKey(
    strictMap(() => ({ existingClaim: persistenceKeys().existingClaim })),
    'Claim of the master',
  ),
  redisPort: nullableKey(whole, 'Port of the container'),
  tls: nullableKey(
    strictMap(() => ({
      enabled: nullableKey(flag, 'Serves clients with TLS'),
      authClients: nullableKey(flag, 'Asks clients for certificates'),
      certificatesSecret: nullableKey(text, 'Secret with the certificates'),
      certFilename: nullableKey(text, 'Key of the certificate in it'),
      certKeyFilename: nullableKey(text, 'Key of the private key in it'),
      certCAFilename: nullableKey(text, 'Key of the authority in it'),
      dhParamsFilename: nullableKey(text, 'Key of the Diffie-Hellman parameters in it'),
    })),
    'TLS for clients',
  ),
  master: nullableKey(strictMap(serverKeys), 'The pod that writes'),
  slave: nullableKey(
    strictMap(() => ({
      ...serverKeys(),
      port: nullableKey(whole, 'Port of the replicas'),
      updateStrategy: nullableKey(freeMap, 'How new pods replace old ones'),
    })),
    'The pods that only read',
  ),
  metrics: nullableKey(metrics, 'Exporter for Prometheus'),
  volumePermissions: nullableKey(volumePermissions, 'Ownership of the volume'),
  configmap: nullableKey(text, 'Configuration of all servers'),
  sysctlImage: nullableKey(
    strictMap(() => ({
      ...bitnamiImageKeys(),
      enabled: nullableKey(flag, 'Runs a container that sets kernel parameters'),
      command: nullableKey(textList, 'Command of that container'),
      mountHostSys: nullableKey(flag, 'Mounts /sys of the node'),
      resources: nullableKey(resources, 'Compute resources of that container'),
    })),
    'Kernel parameters of the node',
  ),
  podSecurityPolicy: nullableKey(
    strictMap(() => ({ create: nullableKey(flag, 'Makes a PodSecurityPolicy') })),
    'PodSecurityPolicy, which Kubernetes no longer has',
  ),
  podDisruptionBudget: nullableKey(
    strictMap(() => ({
      enabled: nullableKey(flag, 'Makes a PodDisruptionBudget'),
      minAvailable: nullableKey(portReference, 'Pods that must stay'),
      maxUnavailable: nullableKey(portReference, 'Pods that may be away'),
    })),
    'How many pods may be away',
  ),
});
