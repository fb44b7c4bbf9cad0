import * as z from 'zod';
import { flag, integer, orNull, section } from '../scalars';

const days = { min: 1, max: 36500 };

const retentionPolicySchema = section(() => ({
  retention_days: integer(days).default(730).describe('Days to keep data'),
  archive_after_days: orNull(integer(days)).describe('Days until data is archived'),
}));

const classificationsSchema = section(() => ({
  enabled: flag().default(false).describe('Classify data'),
  classes: z
    .record(
      z.string(),
      section(() => ({
        sensitivity: z
          .enum(['low', 'medium', 'high', 'critical'])
          .default('medium')
          .describe('How sensitive the data is'),
        encryption_required: flag().default(false).describe('Data must be encrypted'),
        retention_days: orNull(integer(days)).describe('Days to keep data'),
        require_approval: flag().default(false).describe('Access must be approved'),
        compliance_required: z
          .array(z.enum(['gdpr', 'ccpa', 'soc2', 'hipaa', 'pci_dss']))
          .default([])
          .describe('Frameworks that apply'),
        masking_required: flag().default(false).describe('Values must be masked'),
      })),
    )
    .default({})
    .describe('Classes of data by name'),
}));

const complianceSchema = section(() => ({
  enabled: flag().default(false).describe('Follow compliance frameworks'),
  frameworks: z
    .record(
      z.string(),
      section(() => ({
        enabled: flag().default(false).describe('Follow this framework'),
        enforcement: z.enum(['strict', 'moderate', 'permissive']).default('moderate').describe('How strictly'),
      })),
    )
    .default({})
    .describe('Frameworks by name'),
}));

const qualityChecks = [
  'schema_validation',
  'null_percentage',
  'unique_constraints',
  'referential_integrity',
  'value_ranges',
  'freshness',
] as const;

/** How data is classified, kept and checked (schema section 3.8); not the section of the same name in floe.yaml. */
export const platformGovernanceSchema = section(() => ({
  classifications: classificationsSchema.prefault({}).describe('Classes of data'),
  retention: section(() => ({
    enabled: flag().default(false).describe('Delete old data'),
    default_policy: retentionPolicySchema.prefault({}).describe('What holds where no policy is named'),
    policies: z.record(z.string(), retentionPolicySchema).default({}).describe('Policies by name'),
  }))
    .prefault({})
    .describe('How long data is kept'),
  compliance: complianceSchema.prefault({}).describe('Compliance frameworks'),
  data_quality: section(() => ({
    enabled: flag().default(false).describe('Check data'),
    default_checks: z
      .array(z.enum(qualityChecks))
      .default(['schema_validation', 'null_percentage'])
      .describe('Checks that run on all data'),
    fail_on_error: flag().default(false).describe('A failed check fails the run'),
  }))
    .prefault({})
    .describe('Data quality'),
}));
/** The governance section of platform.yaml with all defaults. */
export type PlatformGovernance = z.infer<typeof platformGovernanceSchema>;
