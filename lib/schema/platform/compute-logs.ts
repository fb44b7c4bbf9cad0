import * as z from 'zod';
import { flag, integer, orNull, section, text } from '../scalars';

/** Where Dagster keeps what runs print (schema section 3.5). */
export const computeLogsSchema = section(() => ({
  enabled: flag().default(true).describe('Keep the output of runs outside of their pods'),
  manager_type: z.enum(['s3', 'azure_blob', 'gcs', 'local', 'noop']).default('s3').describe('Kind of log store'),
  storage_ref: text()
    .nullable()
    .default('default')
    .describe('Storage profile whose endpoint, region and bucket are used'),
  bucket: orNull(text()).describe('Bucket for logs; without it the bucket of the storage profile and -compute-logs'),
  prefix: text().default('dagster-compute-logs/').describe('Prefix of the keys in the bucket'),
  retention_days: integer({ min: 1, max: 365 }).default(30).describe('Days to keep logs'),
  local_dir: text().default('/tmp/dagster-compute-logs').describe('Folder in the pod that buffers logs'),
  upload_interval: integer({ min: 1, max: 300 }).default(30).describe('Seconds between two uploads of a running step'),
}));
/** Where compute logs go, with all defaults. */
export type ComputeLogs = z.infer<typeof computeLogsSchema>;
