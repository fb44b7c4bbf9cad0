import { externalImage, image } from './blocks/image';
import { containers } from './blocks/pod';
import { flag, scalarMap } from './blocks/scalars';
import { key, nullableKey, strictMap } from './key';

/** `busybox`: the image that waits for code locations and RabbitMQ. */
export const busyboxSchema = strictMap(() => ({ image: key(externalImage, 'Image of the waiting init containers') }));

/** `migrate`: a one-off Job that migrates the database. */
export const migrateSchema = strictMap(() => ({
  enabled: key(flag, 'Makes the Job'),
  extraContainers: key(containers, 'Containers beside the migration'),
  initContainers: key(containers, 'Containers that run before the migration'),
}));

/** `telemetry`: usage statistics for the makers of Dagster. */
export const telemetrySchema = strictMap(() => ({ enabled: key(flag, 'Sends usage statistics') }));

/** `pipelineRun`: image and environment of runs whose code location names none; deprecated, and still read. */
export const pipelineRunSchema = strictMap(() => ({
  image: key(image, 'Image of such runs'),
  env: nullableKey(scalarMap, 'Environment variables of every run, as a map'),
}));
