import * as z from 'zod';
import { flag, section, text } from '../scalars';
import { credentialConfigSchema, textOrReferenceSchema } from './credentials';

/** Where tables are stored (schema section 3.3). */
export const storageProfileSchema = section(() => ({
  type: z.enum(['s3', 'gcs', 'azure', 'local']).default('s3').describe('Kind of object store'),
  endpoint: textOrReferenceSchema
    .default('')
    .describe('URL of the store; empty means AWS S3, anything else MinIO, LocalStack and the like'),
  region: text().default('us-east-1').describe('Region of the bucket'),
  bucket: text({ min: 3, max: 63 }).describe('Name of the bucket'),
  path_style_access: flag().default(false).describe('Put the bucket into the path of URLs instead of the host'),
  credentials: credentialConfigSchema.prefault({}).describe('How the store is accessed'),
}));
/** A storage profile with all defaults. */
export type StorageProfile = z.infer<typeof storageProfileSchema>;
