import type * as z from 'zod';
import { secretNameSchema } from '../platform/credentials';
import { flag, integer, orNull, section, text } from '../scalars';

const preAggregationsSchema = section(() => ({
  refresh_schedule: text().default('*/30 * * * *').describe('When pre-aggregations are refreshed, as cron'),
  timezone: text().default('UTC').describe('Time zone of the schedule'),
  external: flag().default(true).describe('Keep pre-aggregations outside of the source database'),
  cube_store: section(() => ({
    enabled: flag().default(false).describe('Use Cube Store'),
    s3_bucket: orNull(text()).describe('Bucket of Cube Store'),
    s3_region: orNull(text()).describe('Region of the bucket'),
    s3_endpoint: orNull(text()).describe('URL of the store, where it is not AWS'),
    s3_access_key_ref: orNull(secretNameSchema).describe('Secret with the access key id'),
    s3_secret_key_ref: orNull(secretNameSchema).describe('Secret with the secret access key'),
  }))
    .prefault({})
    .describe('Cube Store'),
  export_bucket: section(() => ({
    enabled: flag().default(false).describe('Export through a bucket'),
    bucket_type: orNull(text()).describe('Kind of bucket, s3 or gcs'),
    name: orNull(text()).describe('Name of the bucket'),
    region: orNull(text()).describe('Region of the bucket'),
    access_key_ref: orNull(secretNameSchema).describe('Secret with the access key id'),
    secret_key_ref: orNull(secretNameSchema).describe('Secret with the secret access key'),
    integration: orNull(text()).describe('Storage integration of the database'),
  }))
    .prefault({})
    .describe('Bucket that large pre-aggregations go through'),
}));

/** How data is served to users, by Cube (schema section 2.1). */
export const consumptionSchema = section(() => ({
  enabled: flag().default(false).describe('Serve data'),
  port: integer().default(4000).describe('Port of the API'),
  api_secret_ref: orNull(secretNameSchema).describe('Secret that signs API tokens'),
  database_type: orNull(text()).describe('Kind of database'),
  dev_mode: flag().default(false).describe('Run in development mode'),
  pre_aggregations: preAggregationsSchema.prefault({}).describe('Pre-aggregations'),
  security: section(() => ({
    row_level: flag().default(true).describe('Filter rows by user'),
    filter_column: text().default('organization_id').describe('Column that rows are filtered by'),
  }))
    .prefault({})
    .describe('Who sees which rows'),
}));
/** The consumption section with all defaults. */
export type Consumption = z.infer<typeof consumptionSchema>;
