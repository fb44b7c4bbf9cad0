import type { Values } from '../dagster/values/values';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';

/** Why a section of values has no effect, when its condition holds; the first that fits a path says it. */
interface InertReason {
  /** Keys that the path begins with; a star is any one key or index. */
  readonly section: readonly string[];
  /** The sentence's end, or undefined when this is not the reason. */
  readonly because: (values: Values, path: DataPath) => string | undefined;
  /** @default - remove it */
  readonly fix?: string;
}

const switchedOff = (...path: string[]): InertReason => ({
  section: path.slice(0, -1),
  because: (values) => (isOff(at(values, path)) ? `${path.join('.')} is ${inWords(at(values, path))}` : undefined),
});

/** One of several alternatives, of which another is chosen. */
const notChosen = (section: string[], choice: string[], name: string): InertReason => ({
  section,
  because: (values) => {
    const chosen = at(values, choice);
    return chosen === name ? undefined : `${choice.join('.')} is ${inWords(chosen)}`;
  },
});

/** Settings of the Ingress for a read-only webserver that does not exist. */
function noReadOnly(section: string): InertReason {
  return {
    section: ['ingress', section],
    because: (values) =>
      ['dagsterWebserver', 'dagit'].every((name) => isOff(at(values, [name, 'enableReadOnly'])))
        ? 'dagsterWebserver.enableReadOnly is false'
        : undefined,
  };
}

/** A bundled broker that is on, which the chart renders and the toolkit passes over. */
function leftOut(name: string, section: string, key: string): InertReason {
  return {
    section: [section],
    because: (values) =>
      isOff(at(values, [section, key])) ? undefined : `the bundled ${name} is left out of what is rendered here`,
    fix: 'run a broker of your own',
  };
}

function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'not set';
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'a map' : String(value);
}

/** Values under one name over which the same values under another lie. */
const overlaid = (under: string[], over: string[]): InertReason => ({
  section: under,
  because: (values, path) =>
    at(values, [...over, ...path.slice(under.length)]) === undefined ? undefined : `${over.join('.')} lies over it`,
});

const reasons: readonly InertReason[] = [
  notChosen(['runLauncher', 'config', 'k8sRunLauncher'], ['runLauncher', 'type'], 'K8sRunLauncher'),
  notChosen(['runLauncher', 'config', 'celeryK8sRunLauncher'], ['runLauncher', 'type'], 'CeleryK8sRunLauncher'),
  notChosen(['runLauncher', 'config', 'customRunLauncher'], ['runLauncher', 'type'], 'CustomRunLauncher'),
  notChosen(['scheduler', 'config', 'customScheduler'], ['scheduler', 'type'], 'CustomScheduler'),
  notChosen(['scheduler', 'config', 'daemonScheduler'], ['scheduler', 'type'], 'DagsterDaemonScheduler'),
  ...['azureBlob', 'gcs', 's3', 'local', 'custom'].map((name) => {
    const type = `${name === 'gcs' ? 'GCS' : name.charAt(0).toUpperCase() + name.slice(1)}ComputeLogManager`;
    return notChosen(['computeLogManager', 'config', `${name}ComputeLogManager`], ['computeLogManager', 'type'], type);
  }),
  switchedOff('dagsterDaemon', 'enabled'),
  switchedOff('dagsterDaemon', 'runCoordinator', 'enabled'),
  notChosen(
    ['dagsterDaemon', 'runCoordinator', 'config', 'queuedRunCoordinator'],
    ['dagsterDaemon', 'runCoordinator', 'type'],
    'QueuedRunCoordinator',
  ),
  notChosen(
    ['dagsterDaemon', 'runCoordinator', 'config', 'customRunCoordinator'],
    ['dagsterDaemon', 'runCoordinator', 'type'],
    'CustomRunCoordinator',
  ),
  switchedOff('dagsterDaemon', 'runMonitoring', 'enabled'),
  switchedOff('dagsterDaemon', 'runRetries', 'enabled'),
  switchedOff('dagsterDaemon', 'sensors', 'useThreads'),
  switchedOff('dagsterDaemon', 'schedules', 'useThreads'),
  switchedOff('dagsterDaemon', 'startupProbe', 'enabled'),
  switchedOff('dagsterWebserver', 'startupProbe', 'enabled'),
  switchedOff('dagsterWebserver', 'workspace', 'enabled'),
  switchedOff('dagsterWebserver', 'checkDbReadyInitContainer'),
  switchedOff('dagster-user-deployments', 'enabled'),
  switchedOff('dagster-user-deployments', 'enableSubchart'),
  switchedOff('ingress', 'enabled'),
  {
    section: ['ingress', 'flower'],
    because: (values) => (isOff(at(values, ['flower', 'enabled'])) ? 'flower.enabled is false' : undefined),
  },
  noReadOnly('readOnlyDagsterWebserver'),
  noReadOnly('readOnlyDagit'),
  {
    section: ['ingress', '*', 'tls'],
    because: (values, path) =>
      isOff(at(values, [...path.slice(0, 3), 'enabled'])) ? 'tls.enabled is false' : undefined,
  },
  overlaid(['dagsterWebserver'], ['dagit']),
  overlaid(['ingress', 'dagsterWebserver'], ['ingress', 'dagit']),
  overlaid(['ingress', 'readOnlyDagit'], ['ingress', 'readOnlyDagsterWebserver']),
  switchedOff('flower', 'enabled'),
  switchedOff('redis', 'enabled'),
  switchedOff('redis', 'usePassword'),
  switchedOff('rabbitmq', 'enabled'),
  leftOut('RabbitMQ', 'rabbitmq', 'enabled'),
  leftOut('Redis', 'redis', 'internal'),
  {
    section: ['postgresql'],
    because: (values) =>
      isOff(at(values, ['postgresql', 'enabled']))
        ? 'postgresql.enabled is false: the database is not part of the release'
        : undefined,
  },
  {
    section: ['postgresql', 'persistence'],
    because: (values) =>
      isOff(at(values, ['postgresql', 'persistence', 'existingClaim'])) ? undefined : 'existingClaim is set, and wins',
  },
  switchedOff('migrate', 'enabled'),
  switchedOff('retention', 'enabled'),
  switchedOff('concurrency', 'enabled'),
  { section: ['pipelineRun'], because: () => 'runs take their image from their code location' },
  {
    section: ['dagster-user-deployments', 'deployments', '*', 'codeServerArgs'],
    because: () => 'dagsterApiGrpcArgs is set, and wins',
  },
  {
    section: ['dagster-user-deployments', 'deployments', '*', 'replicaCount'],
    because: () => 'the chart always runs one replica of a code location',
  },
  {
    section: ['dagster-user-deployments', 'deployments', '*', 'readinessProbe'],
    because: (values, path) =>
      isOff(at(values, [...path.slice(0, 4), 'enabled']))
        ? 'readinessProbe.enabled is false'
        : 'the chart always probes by gRPC health check',
  },
  {
    section: ['dagster-user-deployments', 'deployments', '*', 'livenessProbe'],
    because: () => 'the chart always probes by gRPC health check',
  },
  {
    section: ['dagster-user-deployments', 'deployments', '*', 'startupProbe'],
    because: (values, path) =>
      isOff(at(values, [...path.slice(0, 4), 'enabled'])) ? 'startupProbe.enabled is false' : undefined,
  },
  {
    section: ['dagster-user-deployments', 'deployments', '*', 'deploymentNamespace'],
    because: () => 'includeConfigInLaunchedRuns is off',
  },
  { section: ['nameOverride'], because: () => 'only global.nameOverride changes names' },
  { section: ['fullnameOverride'], because: () => 'only global.fullnameOverride changes names' },
];

/** Says why a value has no effect, for `inert:` findings. */
export function describeInert(path: DataPath, values: Values): { message: string; fix: string } {
  for (const { section, because, fix = 'remove it' } of reasons) {
    if (!section.every((key, depth) => key === '*' || path[depth] === key) || path.length < section.length) continue;
    const reason = because(values, path);
    if (reason !== undefined) return { message: `this has no effect: ${reason}`, fix };
  }
  return { message: 'this has no effect: nothing reads it in this configuration', fix: 'remove it' };
}

function at(values: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      isRecord(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[part] : undefined,
    values,
  );
}

function isOff(value: unknown): boolean {
  return value === undefined || value === null || value === false;
}
