import * as z from 'zod';
import { env, envSources } from './blocks/env';
import { image } from './blocks/image';
import {
  checkDbReadyKey,
  containers,
  podKeys,
  resources,
  schedulerNameKey,
  service,
  volumeMounts,
  volumes,
} from './blocks/pod';
import { probe } from './blocks/probe';
import { flag, text, textMap, whole } from './blocks/scalars';
import { key, nullableKey, requiredKey, strictMap } from './key';

const server = strictMap(() => ({
  host: requiredKey(text, 'Host name of the code server'),
  port: requiredKey(whole, 'gRPC port of the code server'),
  name: nullableKey(text, 'Name of the code location; the host when empty'),
  ssl: nullableKey(flag, 'Connects with TLS'),
}));

const workspace = strictMap(() => ({
  enabled: key(flag, 'Takes the workspace from here and not from the list of code locations'),
  servers: key(z.array(server), 'Code servers to load; empty when an external ConfigMap is named'),
  externalConfigmap: nullableKey(text, 'ConfigMap with a finished workspace.yaml; servers must then be empty'),
}));

/** `dagsterWebserver`: the pods of the user interface, and of its read-only twin. */
export const webserverSchema = strictMap(() => ({
  replicaCount: key(whole, 'Number of webserver pods'),
  image: key(image, 'Image of the webserver and of the migration job'),
  nameOverride: key(text, 'Last part of the names of the Deployment and the Service'),
  pathPrefix: nullableKey(text, 'Path under which the interface is served, such as /dagster'),
  service: key(service, 'Service in front of the webserver'),
  workspace: key(workspace, 'Code servers that another release runs'),
  enableReadOnly: key(flag, 'Adds a second webserver that can change nothing'),
  logFormat: nullableKey(text, 'Form of the log: colored, json or rich'),
  logLevel: nullableKey(text, 'Least severe level that the HTTP server logs'),
  dbStatementTimeout: nullableKey(whole, 'Milliseconds after which a database statement is given up'),
  dbPoolRecycle: nullableKey(whole, 'Seconds after which a database connection is renewed; -1 for never'),
  dbPoolMaxOverflow: nullableKey(whole, 'Connections beyond the pool; -1 for no limit'),
  env: key(env, 'Environment variables, as a list or as a map'),
  envConfigMaps: key(envSources, 'ConfigMaps that become environment variables'),
  envSecrets: key(envSources, 'Secrets that become environment variables'),
  deploymentLabels: key(textMap, 'More labels for the Deployment'),
  labels: key(textMap, 'More labels for the pods'),
  volumes: nullableKey(volumes, 'More volumes for the pods'),
  volumeMounts: nullableKey(volumeMounts, 'More mounts for the webserver container'),
  extraContainers: nullableKey(containers, 'Containers beside the webserver'),
  extraPrependedInitContainers: nullableKey(containers, 'Init containers that run before the ones of the chart'),
  ...podKeys,
  initContainerResources: nullableKey(resources, 'Compute resources of the init containers'),
  checkDbReadyInitContainer: checkDbReadyKey,
  schedulerName: schedulerNameKey,
  readinessProbe: key(probe, 'When a pod receives requests'),
  livenessProbe: key(probe, 'When a pod is restarted; off by default'),
  startupProbe: key(probe, 'When a pod counts as started'),
}));
