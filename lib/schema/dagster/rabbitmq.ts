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
  serviceMonitor,
  switchedSecurityContext,
  switchOnly,
  volumePermissionsKeys,
} from './blocks/bitnami';
import { bitnamiMainImage } from './blocks/image';
import { resources } from './blocks/pod';
import { timedProbe } from './blocks/probe';
import { flag, freeMap, freeMapList, portReference, scalarMap, text, textMap, whole } from './blocks/scalars';
import { globalSchema } from './global';
import { key, nullableKey, strictMap } from './key';

const tls = strictMap(() => ({
  enabled: nullableKey(flag, 'Serves clients with TLS'),
  failIfNoPeerCert: nullableKey(flag, 'Refuses clients without a certificate'),
  sslOptionsVerify: nullableKey(text, 'Whether certificates of clients are checked'),
  caCertificate: nullableKey(text, 'Certificate of the authority'),
  serverCertificate: nullableKey(text, 'Certificate of the server'),
  serverKey: nullableKey(text, 'Private key of the server'),
  existingSecret: nullableKey(text, 'Secret that holds the three'),
}));

const broker = strictMap(() => ({
  username: key(text, 'User that Celery connects as'),
  password: key(text, 'Password of that user'),
  existingPasswordSecret: nullableKey(text, 'Secret with the password'),
  erlangCookie: nullableKey(text, 'Secret that the nodes of a cluster share'),
  existingErlangSecret: nullableKey(text, 'Secret with that cookie'),
  rabbitmqClusterNodeName: nullableKey(text, 'Name of the node to join'),
  logs: nullableKey(text, 'Where logs go; "-" for stdout'),
  setUlimitNofiles: nullableKey(flag, 'Raises the limit of open files'),
  ulimitNofiles: nullableKey(portReference, 'That limit'),
  maxAvailableSchedulers: nullableKey(whole, 'Most schedulers of the Erlang machine'),
  onlineSchedulers: nullableKey(whole, 'Schedulers of it that run'),
  plugins: nullableKey(text, 'Plugins to switch on'),
  extraPlugins: nullableKey(text, 'More of them'),
  clustering: nullableKey(
    strictMap(() => ({
      address_type: nullableKey(text, 'Nodes find each other by ip or hostname'),
      k8s_domain: nullableKey(text, 'DNS domain of the cluster'),
    })),
    'How nodes find each other',
  ),
  loadDefinition: nullableKey(
    strictMap(() => ({
      enabled: nullableKey(flag, 'Loads definitions at the start'),
      secretName: nullableKey(text, 'Secret that holds them'),
    })),
    'Queues, users and policies to begin with',
  ),
  env: nullableKey(scalarMap, 'More environment variables'),
  configuration: nullableKey(text, 'rabbitmq.conf'),
  extraConfiguration: nullableKey(text, 'Text added to it'),
  advancedConfiguration: nullableKey(text, 'advanced.config'),
  tls: nullableKey(tls, 'TLS for clients'),
}));

const service = strictMap(() => ({
  ...exposureKeys(),
  port: key(whole, 'AMQP port'),
  tlsPort: nullableKey(whole, 'AMQP port with TLS'),
  distPort: nullableKey(whole, 'Port between the nodes'),
  managerPort: nullableKey(whole, 'Port of the management page'),
  nodePort: nodePortKey(),
  nodeTlsPort: nodePortKey(),
  loadBalancerSourceRanges: loadBalancerSourceRangesKey(),
  extraPorts: nullableKey(freeMapList, 'More ports of the Service'),
  extraContainerPorts: nullableKey(freeMapList, 'More ports of the container'),
}));

const ldap = strictMap(() => ({
  enabled: nullableKey(flag, 'Checks passwords by LDAP'),
  server: nullableKey(text, 'Host of the LDAP server'),
  port: nullableKey(portReference, 'Port of the LDAP server'),
  user_dn_pattern: nullableKey(text, 'How a user name becomes a DN'),
  tls: nullableKey(switchOnly, 'TLS to the LDAP server'),
}));

const ingress = strictMap(() => ({
  enabled: nullableKey(flag, 'Makes an Ingress for the management page'),
  hostName: nullableKey(text, 'Host name'),
  path: nullableKey(text, 'Path that is routed'),
  tls: nullableKey(flag, 'Serves the host with TLS'),
  tlsSecret: nullableKey(text, 'Secret with the certificate'),
  annotations: nullableKey(textMap, 'Annotations of the Ingress'),
}));

const metrics = strictMap(() => ({
  ...metricsKeys(),
  ...exporterProbeKeys(),
  env: nullableKey(scalarMap, 'Environment variables of the exporter'),
  port: nullableKey(whole, 'Port of the exporter'),
  rabbitmqAddress: nullableKey(text, 'Host that the exporter asks'),
  capabilities: nullableKey(text, 'What the exporter may use'),
  annotations: nullableKey(textMap, 'Annotations for scraping'),
  serviceMonitor: nullableKey(
    serviceMonitor(() => ({
      additionalLabels: additionalLabelsKey(),
      honorLabels: nullableKey(flag, 'Keeps labels of the metrics over those of the target'),
      relabellings: nullableKey(freeMapList, 'Changes of labels'),
    })),
    'Scraping by Prometheus',
  ),
}));

/** `rabbitmq`: the bundled broker for Celery, with the values of its chart (rabbitmq 6.16.3). */
export const rabbitmqSchema = strictMap(() => ({
  enabled: key(flag, 'Runs RabbitMQ and lets Celery use it'),
  image: key(bitnamiMainImage, 'Image of RabbitMQ'),
  rabbitmq: key(broker, 'Settings of the broker'),
  service: key(service, 'Service in front of it'),
  volumePermissions: key(
    // The chart's JSON schema allows nothing but true here.
    strictMap(() => ({
      ...volumePermissionsKeys(),
      enabled: key(z.literal(true), 'Owns the volume; always on'),
      resources: nullableKey(resources, 'Compute resources of that init container'),
    })),
    'Ownership of the volume',
  ),
  ...nameKeys(),
  schedulerName: nullableKey(text, 'Scheduler that places the pods instead of the default one'),
  rbacEnabled: nullableKey(flag, 'Lets the nodes find each other through the API server'),
  podManagementPolicy: nullableKey(text, 'Order in which pods start'),
  ldap: nullableKey(ldap, 'Passwords checked by LDAP'),
  ...podLabelKeys(),
  ...placementKeys(),
  securityContext: nullableKey(switchedSecurityContext, 'Security context of the pod'),
  persistence: nullableKey(
    strictMap(() => ({
      ...persistenceKeys(),
      accessMode: nullableKey(text, 'Access mode of the claim'),
      path: nullableKey(text, 'Where the volume is mounted'),
    })),
    'Where the data is kept',
  ),
  resources: nullableKey(resources, 'Compute resources of the broker'),
  networkPolicy: nullableKey(
    strictMap(() => ({
      enabled: nullableKey(flag, 'Makes a NetworkPolicy'),
      allowExternal: nullableKey(flag, 'Lets any pod in, whatever its labels'),
      additionalRules: nullableKey(freeMapList, 'More peers that are let in'),
    })),
    'Who may connect',
  ),
  replicas: nullableKey(whole, 'Number of nodes'),
  priorityClassName: nullableKey(text, 'Priority class of the pods'),
  updateStrategy: nullableKey(freeMap, 'How new pods replace old ones'),
  podDisruptionBudget: nullableKey(freeMap, 'How many pods may be away'),
  ingress: nullableKey(ingress, 'Ingress of the management page'),
  livenessProbe: nullableKey(timedProbe, 'When a node is restarted'),
  readinessProbe: nullableKey(timedProbe, 'When a node counts as ready'),
  metrics: nullableKey(metrics, 'Exporter for Prometheus'),
  forceBoot: nullableKey(switchOnly, 'Starts nodes although others are away'),
  extraSecrets: nullableKey(freeMap, 'More Secrets to make, by name'),
  global: nullableKey(globalSchema, 'Values shared by all charts, as RabbitMQ alone should see them'),
}));
