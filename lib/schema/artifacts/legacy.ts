import * as z from 'zod';
import { principalRole } from '../patterns';
import { computeTypes } from '../platform/compute';
import { secretNameSchema } from '../platform/credentials';
import { flag, openMap, orNull, section, text } from '../scalars';

/** The compute section of artifacts from before profiles; the compiler leaves it null (schema section 4). */
export const legacyComputeSchema = section(() => ({
  target: z.enum(computeTypes).describe('Kind of engine'),
  connection_secret_ref: orNull(secretNameSchema).describe('Secret with the connection'),
  properties: openMap().describe('Settings of the engine'),
}));

/** The catalog section of artifacts from before profiles; the compiler leaves it null (schema section 4). */
export const legacyCatalogSchema = section(() => ({
  type: z.enum(['polaris', 'glue', 'nessie']).describe('Kind of catalog'),
  uri: text().describe('URL of the catalog'),
  credential_secret_ref: orNull(secretNameSchema).describe('Secret with the credentials'),
  warehouse: orNull(text()).describe('Warehouse of the catalog'),
  scope: orNull(text({ pattern: principalRole })).describe('OAuth2 scope'),
  token_refresh_enabled: orNull(flag()).describe('Renew the access token before it runs out'),
  access_delegation: orNull(text()).describe('Who gives access to the files of a table'),
  properties: openMap().describe('Further properties of the catalog'),
}));
