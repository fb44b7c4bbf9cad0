import * as z from 'zod';
import { flag, openMap, section } from '../scalars';

/** How the pipeline describes its data (schema section 2.1); not the section of the same name in platform.yaml. */
export const floeGovernanceSchema = section(() => ({
  classification_source: z
    .enum(['dbt_meta', 'external'])
    .default('dbt_meta')
    .describe('Where the classification of columns comes from'),
  policies: openMap().describe('Policies by name'),
  emit_lineage: flag().default(true).describe('Emit lineage events'),
}));
/** The governance section of floe.yaml with all defaults. */
export type FloeGovernance = z.infer<typeof floeGovernanceSchema>;
