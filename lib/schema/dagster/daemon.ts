import { env, envSources } from './blocks/env';
import { image } from './blocks/image';
import { checkDbReadyKey, containers, podKeys, resources, schedulerNameKey, volumeMounts, volumes } from './blocks/pod';
import { probe } from './blocks/probe';
import { flag, text, textMap, whole } from './blocks/scalars';
import { key, nullableKey, requiredKey, strictMap } from './key';
import { runCoordinatorSchema } from './run-coordinator';

/** The chart's schema is silent about the types here; the daemon reads whole numbers. */
const runMonitoring = strictMap(() => ({
  enabled: nullableKey(flag, 'Watches the pods of runs'),
  startTimeoutSeconds: nullableKey(whole, 'Seconds that a run may take to start'),
  cancelTimeoutSeconds: nullableKey(whole, 'Seconds that a run may take to stop when canceled'),
  maxRuntimeSeconds: nullableKey(whole, 'Seconds that a run may take in all'),
  pollIntervalSeconds: nullableKey(whole, 'Seconds between two looks at the runs'),
  maxResumeRunAttempts: nullableKey(whole, 'How often a run whose pod crashed is resumed'),
  freeSlotsAfterRunEndSeconds: nullableKey(whole, 'Seconds after the end of a run that its pool slots are freed'),
}));

const runRetries = strictMap(() => ({
  enabled: key(flag, 'Lets runs be retried'),
  maxRetries: nullableKey(whole, 'Retries of a failed run'),
  retryOnAssetOrOpFailure: nullableKey(flag, 'Retries runs also when an op or asset failed, not only on crashes'),
}));

const threadKeys = () => ({
  numWorkers: nullableKey(whole, 'Threads for the evaluation'),
  numSubmitWorkers: nullableKey(whole, 'Threads that submit the runs of one tick'),
});
const threads = strictMap(() => ({ useThreads: key(flag, 'Evaluates several at a time'), ...threadKeys() }));

/** Backfills have no defaults in the chart. */
const backfills = strictMap(() => ({ useThreads: requiredKey(flag, 'Submits several at a time'), ...threadKeys() }));

/** `dagsterDaemon`: the process behind schedules, sensors, backfills and the run queue. */
export const daemonSchema = strictMap(() => ({
  enabled: key(flag, 'Runs the daemon'),
  image: key(image, 'Image of the daemon'),
  heartbeatTolerance: key(whole, 'Seconds without a heartbeat after which a thread counts as hanging'),
  logFormat: nullableKey(text, 'Form of the log: colored, json or rich'),
  runCoordinator: key(runCoordinatorSchema, 'The run queue'),
  runMonitoring: key(runMonitoring, 'What happens to runs whose pod hangs or crashes'),
  runRetries: key(runRetries, 'Retries of failed runs'),
  sensors: key(threads, 'Threads for sensors'),
  schedules: key(threads, 'Threads for schedules'),
  backfills: nullableKey(backfills, 'Threads for backfills'),
  env: key(env, 'Environment variables, as a list or as a map'),
  envConfigMaps: key(envSources, 'ConfigMaps that become environment variables'),
  envSecrets: key(envSources, 'Secrets that become environment variables'),
  deploymentLabels: key(textMap, 'More labels for the Deployment'),
  labels: key(textMap, 'More labels for the pod'),
  volumes: nullableKey(volumes, 'More volumes for the pod'),
  volumeMounts: nullableKey(volumeMounts, 'More mounts for the daemon container'),
  extraContainers: nullableKey(containers, 'Containers beside the daemon'),
  extraPrependedInitContainers: nullableKey(containers, 'Init containers that run before the ones of the chart'),
  ...podKeys,
  initContainerResources: nullableKey(resources, 'Compute resources of the init containers'),
  checkDbReadyInitContainer: checkDbReadyKey,
  schedulerName: schedulerNameKey,
  livenessProbe: key(probe, 'When the pod is restarted; off by default'),
  readinessProbe: key(probe, 'When the pod counts as ready'),
  startupProbe: key(probe, 'When the pod counts as started'),
}));
