import * as z from 'zod';
import { openMap, section } from '../scalars';
import { credentialConfigSchema } from './credentials';

/** The engines that a compute profile can name. */
export const computeTypes = ['duckdb', 'snowflake', 'bigquery', 'redshift', 'databricks', 'postgres', 'spark'] as const;

/** What computes (schema section 3.3). */
export const computeProfileSchema = section(() => ({
  type: z.enum(computeTypes).default('duckdb').describe('Kind of engine'),
  properties: openMap().describe('Settings of the engine, such as threads or memory_limit for duckdb'),
  credentials: credentialConfigSchema.prefault({}).describe('How the engine is accessed'),
}));
/** A compute profile with all defaults. */
export type ComputeProfile = z.infer<typeof computeProfileSchema>;
