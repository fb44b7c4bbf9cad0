import * as z from 'zod';
import { identifier, modulePath } from '../patterns';
import { keyedMap, orNull, section, text } from '../scalars';
import { jobSchema } from './jobs';
import { partitionSchema } from './partitions';
import { backfillSchema, scheduleSchema } from './schedules';
import { sensorSchema } from './sensors';

const dbtSchema = section(() => ({
  manifest_path: text().describe('Path of the manifest that dbt writes'),
  observability_level: z
    .enum(['per_model', 'job_level'])
    .default('per_model')
    .describe('Whether each model or the whole job is traced'),
  project_dir: orNull(text()).describe('Folder of the dbt project'),
  profiles_dir: orNull(text()).describe('Folder of the dbt profiles'),
  target: orNull(text({ pattern: identifier })).describe('Target of dbt'),
}));

const assetSchema = section(() => ({
  partitions: orNull(text({ pattern: identifier })).describe('Name of a definition of partitions'),
  automation_condition: orNull(z.enum(['eager', 'on_cron', 'on_missing'])).describe('When it is made anew by itself'),
  backfill_policy: orNull(z.enum(['lazy', 'eager'])).describe('How backfills treat it'),
  compute_kind: orNull(text()).describe('Kind of computation, shown in the web page'),
  group_name: orNull(text({ pattern: identifier })).describe('Group that it belongs to'),
}));

function named<S extends z.ZodType>(schema: S) {
  return keyedMap(identifier, schema).default({});
}

/** What Dagster runs, and when (schema section 2.2). References between its parts are not checked here. */
export const orchestrationSchema = section(() => ({
  asset_modules: z
    .array(text({ pattern: modulePath }))
    .default([])
    .describe('Python modules that define assets'),
  dbt: orNull(dbtSchema).describe('Assets made from a dbt project'),
  partitions: named(partitionSchema).describe('Definitions of partitions by name'),
  assets: z.record(z.string(), assetSchema).default({}).describe('Settings of assets, by pattern of their names'),
  jobs: named(jobSchema).describe('Jobs by name'),
  schedules: named(scheduleSchema).describe('Schedules by name'),
  sensors: named(sensorSchema).describe('Sensors by name'),
  backfills: named(backfillSchema).describe('Backfills by name'),
}));
/** The orchestration section with all defaults. */
export type Orchestration = z.infer<typeof orchestrationSchema>;
