import * as z from 'zod';
import { consumptionSchema } from '../floe-spec/consumption';
import { floeGovernanceSchema } from '../floe-spec/governance';
import { orchestrationSchema } from '../floe-spec/orchestration';
import { transformSchema } from '../floe-spec/transforms';
import { observabilitySchema } from '../platform/observability';
import { orNull, text } from '../scalars';
import { adviseVersion } from '../version-advice';
import { legacyCatalogSchema, legacyComputeSchema } from './legacy';
import { columnClassificationSchema, environmentContextSchema, metadataSchema } from './metadata';
import { resolvedLayerSchema, resolvedProfilesSchema } from './resolved';

/** The versions of compiled artifacts; both are read alike (schema section 4). */
export const artifactsVersions = ['1.0.0', '1.1.0'] as const;

/**
 * compiled_artifacts.json: Tier 1 merged with the profiles of Tier 2 (schema section 4). Keys are in the order in which
 * the compiler writes them.
 *
 * The shape only: rules across keys are in `checkArtifacts`.
 */
export const artifactsSchema = z.strictObject({
  version: text({ advise: adviseVersion('the artifacts', artifactsVersions) })
    .default('1.1.0')
    .describe('Version of the schema'),
  metadata: metadataSchema.describe('Where the artifacts come from'),
  transforms: z.array(transformSchema).describe('Transforms of floe.yaml'),
  compute: orNull(legacyComputeSchema).describe('Deprecated: compute from before profiles'),
  consumption: consumptionSchema.prefault({}).describe('How data is served'),
  governance: floeGovernanceSchema.prefault({}).describe('Classification and lineage'),
  observability: observabilitySchema.prefault({}).describe('Observability of floe.yaml'),
  orchestration: orNull(orchestrationSchema).describe('What Dagster runs, and when; the compiler leaves it null'),
  catalog: orNull(legacyCatalogSchema).describe('Deprecated: catalog from before profiles'),
  resolved_profiles: orNull(resolvedProfilesSchema).describe('Profiles that floe.yaml names'),
  resolved_layers: orNull(z.record(z.string(), resolvedLayerSchema)).describe('Layers of platform.yaml by name'),
  dbt_manifest_path: orNull(text()).describe('Path of the manifest that dbt wrote'),
  dbt_project_path: orNull(text()).describe('Folder of the dbt project'),
  dbt_profiles_path: text().default('.floe/profiles').describe('Folder of the dbt profiles'),
  lineage_namespace: orNull(text()).describe('Namespace of lineage events'),
  environment_context: orNull(environmentContextSchema).describe('What a control plane adds'),
  column_classifications: orNull(z.record(z.string(), z.record(z.string(), columnClassificationSchema))).describe(
    'Classification by model and column',
  ),
});
/** Compiled artifacts with all defaults. */
export type CompiledArtifacts = z.infer<typeof artifactsSchema>;
