import * as z from 'zod';
import { tlsVersion } from '../patterns';
import { flag, integer, orNull, section, text, textList, textMap } from '../scalars';
import { secretReferenceSchema } from './credentials';
import { secretBackendsSchema } from './secret-backends';

const oidcSchema = section(() => ({
  provider_url: text().describe('URL of the identity provider'),
  client_id: text({ min: 1 }).describe('Client at the identity provider'),
  client_secret: orNull(secretReferenceSchema).describe('Reference to the secret of the client'),
  scopes: z.array(z.string()).default(['openid', 'profile', 'email']).describe('Scopes to ask for'),
  claims_mapping: section(() => ({
    email: text().default('email').describe('Claim with the e-mail address'),
    groups: text().default('groups').describe('Claim with the groups'),
    username: text().default('preferred_username').describe('Claim with the name of the user'),
  }))
    .prefault({})
    .describe('Claims that tell who the user is'),
}));

const authenticationSchema = section(() => ({
  enabled: flag().default(false).describe('Ask users who they are'),
  method: z.enum(['oidc', 'oauth2', 'saml', 'static']).default('static').describe('How users log in'),
  oidc: orNull(oidcSchema).describe('OpenID Connect; needed when enabled with method oidc'),
  session: section(() => ({
    timeout_minutes: integer({ min: 1, max: 10080 }).default(480).describe('Minutes until a session ends'),
    max_sessions_per_user: integer({ min: 1, max: 100 }).default(5).describe('Most sessions of one user'),
    secure_cookies: flag().default(true).describe('Send cookies over TLS only'),
    same_site: z.enum(['Strict', 'Lax', 'None']).default('Lax').describe('SameSite attribute of cookies'),
  }))
    .prefault({})
    .describe('Sessions'),
}));

const authorizationSchema = section(() => ({
  enabled: flag().default(false).describe('Restrict what users may do'),
  mode: z.enum(['rbac', 'abac']).default('rbac').describe('By role or by attribute'),
  roles: z
    .record(
      z.string(),
      section(() => ({
        description: text({ max: 500 }).default('').describe('Who has the role'),
        permissions: textList().describe('What the role allows, as resource:action'),
      })),
    )
    .default({})
    .describe('Roles by name'),
  group_mappings: textMap().describe('Role of each group of the identity provider'),
}));

const encryptionSchema = section(() => ({
  in_transit: section(() => ({
    enabled: flag().default(true).describe('Encrypt traffic'),
    min_tls_version: text({ pattern: tlsVersion }).default('1.2').describe('Oldest TLS version that is accepted'),
  }))
    .prefault({})
    .describe('Traffic'),
  at_rest: section(() => ({
    enabled: flag().default(false).describe('Encrypt stored data'),
    provider: z.enum(['aws_kms', 'gcp_kms', 'local']).default('local').describe('Who keeps the key'),
    key_ref: orNull(secretReferenceSchema).describe('Reference to the key'),
  }))
    .prefault({})
    .describe('Stored data'),
}));

const auditSchema = section(() => ({
  enabled: flag().default(false).describe('Record what happens'),
  events: section(() => ({
    authentication: flag().default(true).describe('Record logins'),
    authorization: flag().default(true).describe('Record decisions on access'),
    data_access: flag().default(true).describe('Record reading and writing of data'),
    configuration_changes: flag().default(true).describe('Record changes of configuration'),
  }))
    .prefault({})
    .describe('What is recorded'),
  backend: z.enum(['cloudwatch', 'loki', 'elasticsearch']).default('loki').describe('Where records go'),
  retention_days: integer({ min: 1, max: 3650 }).default(90).describe('Days to keep records'),
}));

/** Who may do what, and where secrets come from (schema section 3.7). */
export const securitySchema = section(() => ({
  authentication: authenticationSchema.prefault({}).describe('Who the user is'),
  authorization: authorizationSchema.prefault({}).describe('What the user may do'),
  secret_backends: secretBackendsSchema.prefault({}).describe('Where secrets come from'),
  encryption: encryptionSchema.prefault({}).describe('Encryption'),
  audit: auditSchema.prefault({}).describe('Audit log'),
}));
/** The security section with all defaults. */
export type Security = z.infer<typeof securitySchema>;
