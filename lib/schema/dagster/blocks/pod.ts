import * as z from 'zod';
import { key, nullableKey, requiredKey, strictMap } from '../key';
import { initContainerImage } from './image';
import { flag, freeMap, freeMapList, text, textMap, whole } from './scalars';

const quantities = z.record(text, z.nullable(z.union([text, z.number()])));

/** Compute resources of a container. */
export const resources = strictMap(() => ({
  limits: nullableKey(quantities, 'The most that the container may use'),
  requests: nullableKey(quantities, 'What the scheduler sets aside for the container'),
  claims: nullableKey(freeMapList, 'Resource claims of the pod that the container uses'),
}));

/** Volumes of a pod; what kind of volume each is, is judged on the finished objects. */
export const volumes = z.array(
  z.looseObject({ name: requiredKey(text, 'Name by which the mounts refer to the volume') }),
);

/** Mounts of a container. */
export const volumeMounts = z.array(
  z.looseObject({
    name: requiredKey(text, 'Name of the volume'),
    mountPath: requiredKey(text, 'Absolute path in the container'),
    subPath: nullableKey(text, 'File or folder within the volume'),
    readOnly: nullableKey(flag, 'Mounts the volume without write access'),
  }),
);

/** Containers that are passed through to the pod. */
export const containers = z.array(z.looseObject({ name: requiredKey(text, 'Name of the container') }));

/** Init containers of a code location, whose image may be text or written in parts. */
export const initContainers = z.array(
  z.looseObject({
    name: requiredKey(text, 'Name of the init container'),
    image: nullableKey(z.union([text, initContainerImage]), 'Image as text, or repository, tag and digest'),
  }),
);

/** Secrets with registry credentials. */
export const imagePullSecrets = z.array(strictMap(() => ({ name: nullableKey(text, 'Name of the Secret') })));

/** Who a pod's processes are and where it runs: keys that the chart requires, with empty defaults. */
export const podKeys = {
  annotations: key(textMap, 'Annotations of the Deployment and its pods'),
  nodeSelector: key(textMap, 'Labels that a node must have'),
  affinity: key(freeMap, 'Affinity rules of the pods'),
  tolerations: key(freeMapList, 'Taints of nodes that the pods accept'),
  podSecurityContext: key(freeMap, 'Security context of the pod'),
  securityContext: key(freeMap, 'Security context of each container'),
  resources: key(resources, 'Compute resources of the main container'),
};

/** `schedulerName` of any component. */
export const schedulerNameKey = nullableKey(text, 'Scheduler that places the pods instead of the default one');

/** `checkDbReadyInitContainer` of any component. */
export const checkDbReadyKey = nullableKey(flag, 'Adds an init container that waits for the database');

/** Empty text means ClusterIP to the templates. */
const serviceType = z.enum(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', '']);

/** The Service in front of a component; the chart knows no other field of it. */
export const service = strictMap(() => ({
  type: key(serviceType, 'Kind of Service'),
  port: key(whole, 'Port of the Service'),
  annotations: nullableKey(textMap, 'Annotations of the Service'),
}));

/** A ServiceAccount that the chart makes or refers to. */
export const serviceAccount = strictMap(() => ({
  create: key(flag, 'Makes the ServiceAccount; otherwise it has to exist'),
  name: key(text, 'Name of the ServiceAccount; derived from the release when empty'),
  annotations: key(textMap, 'Annotations of the ServiceAccount, such as a cloud role'),
}));
