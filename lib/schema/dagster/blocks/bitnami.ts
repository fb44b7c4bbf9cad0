import * as z from 'zod';
import { key, nullableKey, strictMap } from '../key';
import { bitnamiImage } from './image';
import { resources } from './pod';
import { timedProbe } from './probe';
import { flag, freeMap, freeMapList, labelMap, portReference, text, textList, textMap, whole } from './scalars';

/*
 * What the bundled charts of Bitnami (postgresql 8.1.0, rabbitmq 6.16.3, redis 12.7.4) have in common.
 */

/** A feature that has no setting but its switch. */
export const switchOnly = strictMap(() => ({ enabled: key(flag, 'Switches this on') }));

/** What a chart calls its objects. */
export const nameKeys = () => ({
  nameOverride: nullableKey(text, 'Last part of the names of objects'),
  fullnameOverride: nullableKey(text, 'Replaces the names of objects'),
});

/** The security context that a Bitnami chart writes only when switched on. */
export const switchedSecurityContext = z.looseObject({
  enabled: nullableKey(flag, 'Sets the security context'),
  fsGroup: nullableKey(whole, 'Group that owns the volumes'),
  runAsUser: nullableKey(whole, 'User of the processes'),
});

/** The init container that hands the volume over to the user of the main container. */
export const volumePermissionsKeys = () => ({
  enabled: nullableKey(flag, 'Runs the init container that owns the volume'),
  image: key(bitnamiImage, 'Image of that init container'),
});

/** The claim for the data; what each chart calls its mount and access modes differs. */
export const persistenceKeys = () => ({
  enabled: nullableKey(flag, 'Keeps the data in a PersistentVolumeClaim'),
  existingClaim: nullableKey(text, 'Claim that exists already'),
  storageClass: nullableKey(text, 'Storage class of the claim; "-" for none'),
  size: nullableKey(text, 'Size of the claim, such as 8Gi'),
});

/** How a Service is reached from outside the cluster. */
export const exposureKeys = () => ({
  type: nullableKey(text, 'Kind of Service'),
  annotations: nullableKey(textMap, 'Annotations of the Service'),
  loadBalancerIP: nullableKey(text, 'Address of the load balancer'),
});

/** `loadBalancerSourceRanges` of a Service. */
export const loadBalancerSourceRangesKey = () => nullableKey(textList, 'Networks that may use the load balancer');

/** A node port of a Service. */
export const nodePortKey = () => nullableKey(portReference, 'Port on the nodes');

const serviceMonitorKeys = () => ({
  enabled: nullableKey(flag, 'Makes a ServiceMonitor'),
  namespace: nullableKey(text, 'Namespace of the ServiceMonitor'),
  interval: nullableKey(text, 'Time between two scrapes'),
  scrapeTimeout: nullableKey(text, 'Time that a scrape may take'),
});

/** The exporter beside the main container; each chart adds what it alone knows. */
export const metricsKeys = () => ({
  enabled: nullableKey(flag, 'Runs the exporter'),
  image: nullableKey(bitnamiImage, 'Image of the exporter'),
  resources: nullableKey(resources, 'Compute resources of the exporter'),
});

/** Probes of the exporter. */
export const exporterProbeKeys = () => ({
  livenessProbe: nullableKey(timedProbe, 'When the exporter is restarted'),
  readinessProbe: nullableKey(timedProbe, 'When the exporter counts as ready'),
});

/** `serviceMonitor` of a chart, with the keys that it has beside the common ones. */
export function serviceMonitor<T extends z.ZodRawShape>(own: () => T) {
  return strictMap(() => ({ ...serviceMonitorKeys(), ...own() }));
}

/** `additionalLabels` of an object for Prometheus. */
export const additionalLabelsKey = () => nullableKey(labelMap, 'More labels for the object');

/** `prometheusRule` of a chart. */
export const prometheusRule = strictMap(() => ({
  enabled: nullableKey(flag, 'Makes a PrometheusRule'),
  additionalLabels: additionalLabelsKey(),
  namespace: nullableKey(text, 'Namespace of the PrometheusRule'),
  rules: nullableKey(freeMapList, 'Rules'),
}));

/** Where the pods of a component run. */
export const placementKeys = () => ({
  nodeSelector: nullableKey(textMap, 'Labels that a node must have'),
  affinity: nullableKey(freeMap, 'Affinity rules of the pods'),
  tolerations: nullableKey(freeMapList, 'Taints of nodes that the pods accept'),
});

/** Metadata of the pods alone. */
export const podLabelKeys = () => ({
  podLabels: nullableKey(labelMap, 'Labels of the pods'),
  podAnnotations: nullableKey(textMap, 'Annotations of the pods'),
});
