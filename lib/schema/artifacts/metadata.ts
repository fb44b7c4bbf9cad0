import * as z from 'zod';
import { section, text, timestamp, uuid } from '../scalars';

/** Where the artifacts come from (schema section 4). */
export const metadataSchema = section(() => ({
  compiled_at: timestamp().describe('When they were compiled'),
  floe_core_version: text({ min: 1 }).describe('Version of the compiler'),
  source_hash: text({ min: 1 }).describe('SHA-256 of floe.yaml, in hex'),
}));

/** What a control plane adds; null without one (schema section 4). */
export const environmentContextSchema = section(() => ({
  tenant_id: uuid().describe('Id of the tenant'),
  tenant_slug: text({ min: 1 }).describe('Name of the tenant'),
  project_id: uuid().describe('Id of the project'),
  project_slug: text({ min: 1 }).describe('Name of the project'),
  environment_id: uuid().describe('Id of the environment'),
  environment_type: z.enum(['development', 'preview', 'staging', 'production']).describe('Kind of environment'),
  governance_category: z.enum(['production', 'non_production']).describe('Rules that it is under'),
}));

/** What is known about the sensitivity of one column (schema section 4). */
export const columnClassificationSchema = section(() => ({
  classification: text().describe('Class of the column'),
  pii_type: text().nullable().default(null).describe('Kind of personal data'),
  sensitivity: z.enum(['low', 'medium', 'high']).default('medium').describe('How sensitive it is'),
}));
