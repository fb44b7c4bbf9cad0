import { renderYamlAsGiven } from '../../documents/yaml-text';
import type { DagsterChart } from '../chart';
import { postgresHostOrNull } from '../postgres-connection';
import { isTruthy } from '../values/go-value';
import { isMap } from '../values/values';
import { computeLogs } from './compute-logs';
import { concurrencyLimits } from './concurrency';
import { daemonFeatures } from './daemon-features';
import { runCoordinator } from './run-coordinator';
import { runLauncher } from './run-launcher';
import { scheduler } from './scheduler';
import { plainFields } from './settings';

/** The text of `dagster.yaml`, the configuration: data first, so that each value is quoted as it needs. */
export function dagsterYaml(chart: DagsterChart): string {
  const { values } = chart;
  const storage = (module: string, name: string) => ({ module, class: name, config: { postgres_db: postgres(chart) } });
  const additional = values.copy('additionalInstanceConfig');
  return renderYamlAsGiven({
    scheduler: scheduler(values),
    schedule_storage: storage('dagster_postgres.schedule_storage', 'PostgresScheduleStorage'),
    run_launcher: runLauncher(chart),
    run_storage: storage('dagster_postgres.run_storage', 'PostgresRunStorage'),
    event_log_storage: storage('dagster_postgres.event_log', 'PostgresEventLogStorage'),
    ...runCoordinator(values),
    compute_logs: computeLogs(values),
    ...pythonLogs(chart),
    ...daemonFeatures(values.block('dagsterDaemon')),
    telemetry: { enabled: values.block('telemetry').retyped('enabled') },
    ...retention(chart),
    ...(values.block('concurrency').truthy('enabled') ? { concurrency: concurrencyLimits(values) } : {}),
    // The user's own keys win over the chart's.
    ...(isMap(additional) ? additional : {}),
  });
}

function postgres(chart: DagsterChart): unknown {
  const postgresql = chart.values.block('postgresql');
  return {
    username: postgresql.textOrNull('postgresqlUsername'),
    password: { env: 'DAGSTER_PG_PASSWORD' },
    hostname: postgresHostOrNull(chart),
    db_name: postgresql.textOrNull('postgresqlDatabase'),
    port: postgresql.block('service').retyped('port'),
    params: postgresql.copy('postgresqlParams'),
    ...plainFields(postgresql, { scheme: 'postgresqlScheme' }),
  };
}

function pythonLogs(chart: DagsterChart): Record<string, unknown> {
  const logs = chart.values.optionalBlock('pythonLogs');
  if (logs === undefined) return {};
  const fields = plainFields(logs, {
    python_log_level: 'pythonLogLevel',
    dagster_handler_config: 'dagsterHandlerConfig',
    managed_python_loggers: 'managedPythonLoggers',
  });
  return { python_logs: isTruthy(fields) ? fields : null };
}

function retention(chart: DagsterChart): Record<string, unknown> {
  const settings = chart.values.block('retention');
  if (!settings.truthy('enabled')) return {};
  const kinds = { sensor: 'sensor', schedule: 'schedule', auto_materialize: 'autoMaterialize' };
  const kept = Object.entries(kinds)
    .filter(([, key]) => settings.truthy(key))
    .map(([name, key]) => [name, { purge_after_days: settings.block(key).copy('purgeAfterDays') }]);
  return { retention: kept.length > 0 ? Object.fromEntries(kept) : null };
}
