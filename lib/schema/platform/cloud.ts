import * as z from 'zod';
import { accountId, kmsKeyArn, vpcId } from '../patterns';
import { flag, orNull, section, text } from '../scalars';
import { roleArnSchema } from './credentials';

const awsSchema = section(() => ({
  account_id: orNull(text({ pattern: accountId })).describe('Account of twelve digits, in quotes'),
  vpc: section(() => ({
    id: orNull(text({ pattern: vpcId })).describe('Network that the cluster lives in'),
    subnets: z.record(z.string(), z.array(z.string())).default({}).describe('Subnet ids by kind'),
  }))
    .prefault({})
    .describe('Network'),
  iam: section(() => ({
    service_accounts: z
      .record(
        z.string(),
        section(() => ({ role_arn: roleArnSchema.describe('IAM role of the service account') })),
      )
      .default({})
      .describe('Roles of service accounts, by name of the service account'),
  }))
    .prefault({})
    .describe('Roles'),
  kms: section(() => ({ key_arn: orNull(text({ pattern: kmsKeyArn })).describe('Key that encrypts data at rest') }))
    .prefault({})
    .describe('Keys'),
  cloudwatch: section(() => ({
    enabled: flag().default(false).describe('Send logs and metrics to CloudWatch'),
    log_group: orNull(text()).describe('Log group'),
    metrics_namespace: orNull(text()).describe('Namespace of metrics'),
  }))
    .prefault({})
    .describe('CloudWatch'),
}));

/** The cloud that the platform runs in (schema section 3.6). */
export const cloudSchema = section(() => ({
  provider: z.enum(['aws', 'gcp', 'azure', 'local']).default('local').describe('Cloud provider'),
  region: orNull(text()).describe('Region; needed when the provider is aws'),
  aws: awsSchema.prefault({}).describe('What only AWS knows'),
  localstack: section(() => ({
    enabled: flag().default(false).describe('LocalStack stands in for AWS'),
    endpoint: orNull(text()).describe('URL of LocalStack'),
    services: z.array(z.string()).default(['s3', 'sts']).describe('Services that LocalStack runs'),
  }))
    .prefault({})
    .describe('LocalStack'),
}));
/** The cloud section with all defaults. */
export type Cloud = z.infer<typeof cloudSchema>;
