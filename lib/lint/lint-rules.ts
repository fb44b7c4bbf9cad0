import type { LintRule } from './lint-rule';
import { busyboxLookup } from './rules/busybox-lookup';
import { celeryRunConfiguration } from './rules/celery-run-configuration';
import { codeServerArguments } from './rules/code-server-arguments';
import { computeLogsLost } from './rules/compute-logs-lost';
import { databaseExampleUser } from './rules/database-example-user';
import { databaseFilesNotMounted } from './rules/database-files-not-mounted';
import { databaseSecretKey } from './rules/database-secret-key';
import { databaseSecretMissing } from './rules/database-secret-missing';
import { databaseWaitInMesh } from './rules/database-wait-in-mesh';
import { environmentForm } from './rules/environment-form';
import { externalWorkspace } from './rules/external-workspace';
import { floatingImageTag } from './rules/floating-image-tag';
import { foreignNamespace } from './rules/foreign-namespace';
import { frozenMount } from './rules/frozen-mount';
import { initContainerSecurity } from './rules/init-container-security';
import { locationHomeIgnored } from './rules/location-home-ignored';
import { locationReplicas } from './rules/location-replicas';
import { migrationJob } from './rules/migration-job';
import { noWorkspace } from './rules/no-workspace';
import { optionalSourceRequired } from './rules/optional-source-required';
import { placementNotInherited } from './rules/placement-not-inherited';
import { probeReplaced } from './rules/probe-replaced';
import { rolloutOverlap } from './rules/rollout-overlap';
import { runLauncherOverridden } from './rules/run-launcher-overridden';
import { runLimitsTwice } from './rules/run-limits-twice';
import { schedulerNameKey } from './rules/scheduler-name-key';
import { schemaFromNetwork } from './rules/schema-from-network';
import { sharedServiceAccount } from './rules/shared-service-account';
import { stepPodConfiguration } from './rules/step-pod-configuration';
import { unknownValue } from './rules/unknown-value';
import { workspaceLists } from './rules/workspace-lists';

/** The foot-guns of the official Dagster chart in the order of their codes. */
export const lintRules: readonly LintRule[] = [
  runLauncherOverridden,
  placementNotInherited,
  noWorkspace,
  optionalSourceRequired,
  locationHomeIgnored,
  databaseSecretKey,
  databaseExampleUser,
  databaseSecretMissing,
  databaseFilesNotMounted,
  runLimitsTwice,
  schemaFromNetwork,
  initContainerSecurity,
  databaseWaitInMesh,
  busyboxLookup,
  codeServerArguments,
  probeReplaced,
  locationReplicas,
  sharedServiceAccount,
  foreignNamespace,
  stepPodConfiguration,
  celeryRunConfiguration,
  externalWorkspace,
  environmentForm,
  floatingImageTag,
  computeLogsLost,
  schedulerNameKey,
  rolloutOverlap,
  frozenMount,
  migrationJob,
  workspaceLists,
  unknownValue,
];
