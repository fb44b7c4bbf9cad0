import * as z from 'zod';
import { functionPath, notBlank } from '../patterns';
import { integer, orNull, text } from '../scalars';
import { argumentsSchema, descriptionSchema, jobNameSchema } from './jobs';

function pollInterval() {
  return integer({ min: 1 }).default(30).describe('Seconds between two looks');
}

function watched() {
  return z.array(text({ pattern: notBlank })).min(1);
}

/** A sensor, told apart by `type` (schema section 2.2). */
export const sensorSchema = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('file_watcher').describe('Watches files'),
      job: jobNameSchema(),
      path: text().describe('Folder that is watched'),
      pattern: orNull(text()).describe('Names of the files that count'),
      poll_interval_seconds: pollInterval(),
      description: descriptionSchema(),
    }),
    z.strictObject({
      type: z.literal('asset_sensor').describe('Watches assets'),
      job: jobNameSchema(),
      watched_assets: watched().describe('Assets whose updates start the job'),
      poll_interval_seconds: pollInterval(),
      description: descriptionSchema(),
    }),
    z.strictObject({
      type: z.literal('run_status').describe('Watches runs'),
      job: jobNameSchema(),
      watched_jobs: watched().describe('Jobs whose runs are watched'),
      status: z.enum(['SUCCESS', 'FAILURE', 'STARTED']).describe('Status that starts the job'),
      poll_interval_seconds: pollInterval(),
      description: descriptionSchema(),
    }),
    z.strictObject({
      type: z.literal('custom').describe('Asks a Python function'),
      job: jobNameSchema(),
      target_function: text({ pattern: functionPath }).describe('Python function that decides'),
      args: argumentsSchema(),
      poll_interval_seconds: pollInterval(),
      description: descriptionSchema(),
    }),
  ]),
);
/** A sensor with all defaults. */
export type Sensor = z.infer<typeof sensorSchema>;
