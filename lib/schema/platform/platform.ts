import * as z from 'zod';
import { profileName, schemaVersion } from '../patterns';
import { keyedMap, orNull, text } from '../scalars';
import { adviseVersion } from '../version-advice';
import { catalogProfileSchema } from './catalogs';
import { computeProfileSchema } from './compute';
import { platformGovernanceSchema } from './governance';
import { infrastructureSchema } from './infrastructure';
import { layerConfigSchema } from './layers';
import { observabilitySchema } from './observability';
import { securitySchema } from './security';
import { storageProfileSchema } from './storage';

/** The versions of platform.yaml; all of them are read alike (schema section 3.1, ADR amendment 1). */
export const platformVersions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'] as const;

function profiles<S extends z.ZodType>(schema: S) {
  return keyedMap(profileName, schema).default({});
}

/**
 * Tier 2, platform.yaml (schema section 3).
 *
 * The shape only: rules across keys, and warnings, are in `checkPlatform`.
 */
export const platformSchema = z.strictObject({
  version: text({ pattern: schemaVersion, advise: adviseVersion('platform.yaml', platformVersions) })
    .default('1.2.0')
    .describe('Version of the schema'),
  layers: z.record(z.string(), layerConfigSchema).default({}).describe('Layers of the lakehouse by name'),
  infrastructure: orNull(infrastructureSchema).describe('Network, cloud, quotas and resources'),
  security: orNull(securitySchema).describe('Users, secrets, encryption and audit'),
  governance: orNull(platformGovernanceSchema).describe('Classification, retention, compliance and quality of data'),
  storage: profiles(storageProfileSchema).describe('Storage profiles by name'),
  catalogs: profiles(catalogProfileSchema).describe('Catalog profiles by name'),
  compute: profiles(computeProfileSchema).describe('Compute profiles by name'),
  observability: orNull(observabilitySchema).describe('Traces, metrics, lineage and logs'),
});
/** A platform.yaml with all defaults. */
export type Platform = z.infer<typeof platformSchema>;
