import * as z from 'zod';
import { pipelineName, profileName } from '../patterns';
import { observabilitySchema } from '../platform/observability';
import { orNull, text } from '../scalars';
import { consumptionSchema } from './consumption';
import { floeGovernanceSchema } from './governance';
import { orchestrationSchema } from './orchestration';
import { transformSchema } from './transforms';

function profileReference() {
  return text({ pattern: profileName }).default('default');
}

/**
 * Tier 1, floe.yaml (schema section 2).
 *
 * The shape only: advice on keys of other tiers is in `checkFloeSpec`.
 */
export const floeSpecSchema = z.strictObject({
  name: text({ min: 1, max: 100, pattern: pipelineName }).describe('Name of the pipeline'),
  version: text().describe('Version of the pipeline'),
  storage: profileReference().describe('Storage profile of platform.yaml'),
  catalog: profileReference().describe('Catalog profile of platform.yaml'),
  compute: profileReference().describe('Compute profile of platform.yaml'),
  transforms: z.array(transformSchema).default([]).describe('Transforms'),
  consumption: consumptionSchema.prefault({}).describe('How data is served'),
  governance: floeGovernanceSchema.prefault({}).describe('Classification and lineage'),
  observability: observabilitySchema
    .prefault({})
    .describe('Switches and attributes; endpoints belong to platform.yaml'),
  orchestration: orNull(orchestrationSchema).describe('What Dagster runs, and when'),
  service_account: orNull(text({ pattern: profileName })).describe('Service account of the pipeline'),
  principal_role: orNull(text({ pattern: profileName })).describe('Role of the pipeline in the catalog'),
});
/** A floe.yaml with all defaults. */
export type FloeSpec = z.infer<typeof floeSpecSchema>;
