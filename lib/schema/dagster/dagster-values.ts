import * as z from 'zod';
import { imagePullSecrets, serviceAccount } from './blocks/pod';
import { extraManifests, flag, freeMap, text } from './blocks/scalars';
import { computeLogManagerSchema } from './compute-log-manager';
import { concurrencySchema } from './concurrency';
import { daemonSchema } from './daemon';
import { flowerSchema } from './flower';
import { globalSchema } from './global';
import { ingressSchema } from './ingress';
import { deprecatedKey, key, nullableKey } from './key';
import { postgresqlSchema } from './postgresql';
import { pythonLogsSchema } from './python-logs';
import { rabbitmqSchema } from './rabbitmq';
import { redisSchema } from './redis';
import { retentionSchema } from './retention';
import { runLauncherSchema } from './run-launcher';
import { schedulerSchema } from './scheduler';
import { busyboxSchema, migrateSchema, pipelineRunSchema, telemetrySchema } from './small-sections';
import { userDeploymentsSchema } from './user-deployments';
import { webserverSchema } from './webserver';

/**
 * Values of the Dagster chart 1.12.17 and its subcharts as a user writes them: before the chart's defaults, every key
 * optional but for those of list entries (values.yaml, values.schema.json, and keys that only the templates read).
 *
 * Strict at every depth where the chart knows the keys. Unknown keys are {@link findUnknownKeys}'s, types are
 * {@link checkDagsterValues}'s.
 */
export const dagsterValuesSchema = z.strictObject({
  global: key(globalSchema, 'Values that the chart and its subcharts share'),
  nameOverride: nullableKey(text, 'Replaces the chart name in labels'),
  fullnameOverride: nullableKey(text, 'Known to the chart, but only the one under global is read'),
  rbacEnabled: nullableKey(flag, 'Lets the ServiceAccount create Jobs'),
  imagePullSecrets: key(imagePullSecrets, 'Secrets with registry credentials; code locations have a list of their own'),
  dagsterWebserver: key(webserverSchema, 'The user interface'),
  dagit: deprecatedKey(webserverSchema, 'Old name of dagsterWebserver'),
  dagsterDaemon: key(daemonSchema, 'The process behind schedules, sensors and the run queue'),
  'dagster-user-deployments': key(userDeploymentsSchema, 'The code locations'),
  runLauncher: key(runLauncherSchema, 'How a run becomes a pod'),
  scheduler: key(schedulerSchema, 'What starts the ticks of schedules'),
  computeLogManager: key(computeLogManagerSchema, 'Where stdout and stderr of steps are kept'),
  pythonLogs: key(pythonLogsSchema, 'Which Python logs become Dagster logs'),
  concurrency: nullableKey(concurrencySchema, 'Limits of runs and pools'),
  retention: key(retentionSchema, 'How long ticks are kept'),
  telemetry: key(telemetrySchema, 'Usage statistics'),
  additionalInstanceConfig: nullableKey(freeMap, 'More of dagster.yaml, written as it is'),
  postgresql: key(postgresqlSchema, 'The database'),
  generatePostgresqlPasswordSecret: key(flag, 'Makes the Secret with the database password'),
  generateCeleryConfigSecret: key(flag, 'Makes the Secret with the Celery addresses'),
  rabbitmq: key(rabbitmqSchema, 'Broker for Celery'),
  redis: key(redisSchema, 'Other broker for Celery'),
  flower: key(flowerSchema, 'Web page for Celery'),
  ingress: key(ingressSchema, 'Way in from outside the cluster'),
  busybox: key(busyboxSchema, 'Image of the waiting init containers'),
  serviceAccount: key(serviceAccount, 'ServiceAccount of webserver, daemon, workers and runs'),
  migrate: key(migrateSchema, 'One-off Job that migrates the database'),
  extraManifests: nullableKey(extraManifests, 'More objects, whose text is run as templates'),
  rollOnConfigChange: nullableKey(
    flag,
    'The toolkit’s own key: restarts pods when what they mount or take variables from changes',
  ),
  pipelineRun: key(pipelineRunSchema, 'Image and environment of runs that have none; deprecated'),
});

/** The chart's values as a user writes them, before defaults. */
export type DagsterValues = z.infer<typeof dagsterValuesSchema>;
