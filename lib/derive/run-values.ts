import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import type { Platform } from '../schema/platform/platform';
import type { ChartValues } from './floe-shorthands';

/** Where the run launcher of the chart keeps its settings. */
export const launcherPath = ['runLauncher', 'config', 'k8sRunLauncher'] as const;

/**
 * Values of the release that follow for runs: monitoring with the constants of floe's instance generator (schema
 * section 8.1), the time that a finished Job stays (`lifecycle.cleanup.jobs.ttl_seconds`), and that pods restart when
 * the configuration which they read changes.
 *
 * @param written - the operator's values of the chart, which may spell a field of Kubernetes in either case
 */
export function runValues(platform: Platform, written: ChartValues): ChartValues {
  return {
    rollOnConfigChange: true,
    dagsterDaemon: { runMonitoring: { enabled: true, startTimeoutSeconds: 60, pollIntervalSeconds: 10 } },
    ...jobLifetime(platform, written),
  };
}

function jobLifetime(platform: Platform, written: ChartValues): ChartValues {
  const cleanup = platform.infrastructure?.lifecycle?.cleanup;
  const type = valueAt(written, ['runLauncher', 'type']) ?? 'K8sRunLauncher';
  if (cleanup?.enabled !== true || type !== 'K8sRunLauncher') return {};
  const own = valueAt(written, [...launcherPath, 'runK8sConfig', 'jobSpecConfig']);
  if (isRecord(own) && own['ttl_seconds_after_finished'] !== undefined) return {};
  const jobSpecConfig = { ttlSecondsAfterFinished: cleanup.jobs.ttl_seconds };
  return { runLauncher: { config: { k8sRunLauncher: { runK8sConfig: { jobSpecConfig } } } } };
}
