import * as z from 'zod';
import { adviseRoleArn, adviseSecretName, roleArn, secretName } from '../patterns';
import { orNull, section, text } from '../scalars';

/** The name of a Secret (schema section 3.2). */
export const secretNameSchema = text({ min: 1, max: 253, pattern: secretName, advise: adviseSecretName });

/** The ARN of an IAM role; an account id that does not have twelve digits passes with a warning. */
export const roleArnSchema = text({ pattern: roleArn, advise: adviseRoleArn });

/** A reference to a Secret: `{ secret_ref: NAME }`. */
export const secretReferenceSchema = z
  .strictObject({ secret_ref: secretNameSchema.describe('Name of the Secret that holds the value; never the value') })
  .describe('Reference to a Kubernetes Secret');
/** A reference to a Secret. */
export type SecretReference = z.infer<typeof secretReferenceSchema>;

/** A text written here, or a reference to the Secret that holds it. */
export const textOrReferenceSchema = z.union([text(), secretReferenceSchema]);
/** A text, or a reference to the Secret that holds it. */
export type TextOrReference = z.infer<typeof textOrReferenceSchema>;

/** The modes that credentials can have (ADR R37). */
export const credentialModes = ['static', 'oauth2', 'iam_role', 'service_account'] as const;
/** How a profile proves who it is. */
export type CredentialMode = (typeof credentialModes)[number];

/** How a profile proves who it is (schema section 3.2). Fields of other modes are tolerated in every mode. */
export const credentialConfigSchema = section(() => ({
  mode: z
    .enum(credentialModes)
    .default('static')
    .describe(
      'static: a Secret or the environment; oauth2: client credentials; iam_role: AWS; service_account: GCP, Azure',
    ),
  client_id: orNull(textOrReferenceSchema).describe('OAuth2 client, as text or as a reference; needed by oauth2'),
  client_secret: orNull(secretReferenceSchema).describe('Reference to the OAuth2 client secret; needed by oauth2'),
  scope: orNull(text()).describe('OAuth2 scope, such as PRINCIPAL_ROLE:DATA_ENGINEER'),
  role_arn: orNull(roleArnSchema).describe('IAM role to assume; needed by iam_role'),
  secret_ref: orNull(secretNameSchema).describe('Secret that holds static credentials'),
}));
/** Credentials with all defaults. */
export type CredentialConfig = z.infer<typeof credentialConfigSchema>;
