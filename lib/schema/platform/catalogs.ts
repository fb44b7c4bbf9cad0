import * as z from 'zod';
import { flag, section, text, textMap } from '../scalars';
import { credentialConfigSchema, textOrReferenceSchema } from './credentials';

/** Which catalog knows the tables (schema section 3.3). */
export const catalogProfileSchema = section(() => ({
  type: z.enum(['polaris', 'glue', 'nessie', 'rest', 'hive']).default('polaris').describe('Kind of Iceberg catalog'),
  uri: textOrReferenceSchema.describe('URL of the catalog, as text or as a reference'),
  warehouse: text({ min: 1, max: 255 }).describe('Warehouse of the catalog; namespaces do not repeat it'),
  namespace: text({ min: 1, max: 255 }).default('default').describe('Namespace of tables that name none'),
  credentials: credentialConfigSchema.prefault({}).describe('How the catalog is accessed'),
  access_delegation: z
    .enum(['vended-credentials', 'remote-signing', 'none'])
    .default('none')
    .describe('Who gives access to the files of a table: the catalog by short-lived keys or signatures, or nobody'),
  token_refresh_enabled: flag().default(true).describe('Renew the access token before it runs out'),
  properties: textMap().describe('Further properties of the catalog'),
}));
/** A catalog profile with all defaults. */
export type CatalogProfile = z.infer<typeof catalogProfileSchema>;
