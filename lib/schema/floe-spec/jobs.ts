import * as z from 'zod';
import { functionPath, identifier, notBlank } from '../patterns';
import { orNull, text } from '../scalars';

/** What jobs, schedules, sensors and backfills say about themselves. */
export function descriptionSchema() {
  return orNull(text({ max: 500 })).describe('What it is for');
}

/** The name of a job. */
export function jobNameSchema() {
  return text({ pattern: identifier }).describe('Name of the job');
}

/** Tags of runs. */
export function tagsSchema() {
  return orNull(z.record(z.string(), z.string())).describe('Tags of its runs');
}

/** Arguments of a Python function. */
export function argumentsSchema() {
  return orNull(z.record(z.string(), z.unknown())).describe('Arguments of the function');
}

/** A job, told apart by `type` (schema section 2.2). */
export const jobSchema = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('batch').describe('Runs assets'),
      selection: z
        .array(text({ pattern: notBlank }))
        .min(1)
        .describe('Assets of the job: group:<name>, key:<name>, tag:<name>'),
      description: descriptionSchema(),
      tags: tagsSchema(),
    }),
    z.strictObject({
      type: z.literal('ops').describe('Runs a Python function'),
      target_function: text({ pattern: functionPath }).describe('Python function that the job runs'),
      args: argumentsSchema(),
      description: descriptionSchema(),
      tags: tagsSchema(),
    }),
  ]),
);
/** A job. */
export type Job = z.infer<typeof jobSchema>;
