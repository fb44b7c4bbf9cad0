import * as z from 'zod';
import { cron } from '../patterns';
import { flag, integer, orNull, section, text } from '../scalars';
import { descriptionSchema, jobNameSchema, tagsSchema } from './jobs';

/** When a job runs (schema section 2.2). */
export const scheduleSchema = section(() => ({
  job: jobNameSchema(),
  cron_schedule: text({ pattern: cron }).describe('When it runs, as cron of five or six fields'),
  timezone: text().default('UTC').describe('Time zone of the schedule'),
  enabled: flag().default(true).describe('Start switched on'),
  partition_selector: orNull(z.enum(['latest', 'all'])).describe('Partitions that a run covers'),
  description: descriptionSchema(),
}));
/** A schedule with all defaults. */
export type Schedule = z.infer<typeof scheduleSchema>;

/** A run over past partitions (schema section 2.2). */
export const backfillSchema = section(() => ({
  job: jobNameSchema(),
  partition_range: section(() => ({
    start: text().describe('First partition'),
    end: text().describe('Last partition'),
  })).describe('Partitions to fill'),
  batch_size: integer({ min: 1 }).default(10).describe('Partitions in one run'),
  description: descriptionSchema(),
  tags: tagsSchema(),
}));
/** A backfill with all defaults. */
export type Backfill = z.infer<typeof backfillSchema>;
