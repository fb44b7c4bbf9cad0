import type * as z from 'zod';
import { catalogProfileSchema } from '../platform/catalogs';
import { computeProfileSchema } from '../platform/compute';
import { storageProfileSchema } from '../platform/storage';
import { integer, orNull, section, text, textMap } from '../scalars';

/** The profiles that floe.yaml names, copied whole out of platform.yaml (schema section 4). */
export const resolvedProfilesSchema = section(() => ({
  storage: storageProfileSchema.describe('Storage profile'),
  catalog: catalogProfileSchema.describe('Catalog profile'),
  compute: computeProfileSchema.describe('Compute profile'),
  platform_env: text().default('local').describe('Environment of platform.yaml'),
}));
/** The profiles of one pipeline. */
export type ResolvedProfiles = z.infer<typeof resolvedProfilesSchema>;

/** A layer with its profiles copied in (schema section 4). */
export const resolvedLayerSchema = section(() => ({
  name: text({ min: 1, max: 100 }).describe('Name of the layer'),
  storage: storageProfileSchema.describe('Storage profile of the layer'),
  catalog: catalogProfileSchema.describe('Catalog profile of the layer'),
  namespace: text({ min: 1, max: 255 }).describe('Namespace of its tables'),
  retention_days: orNull(integer({ min: 1, max: 36500 })).describe('Days to keep data'),
  properties: textMap().describe('Further facts about the layer'),
}));
/** A layer and its profiles. */
export type ResolvedLayer = z.infer<typeof resolvedLayerSchema>;
