import * as z from 'zod';
import { duration } from '../patterns';
import { flag, orNull, section, text } from '../scalars';

/** Backends that the runtime's own schema does not know, and the toolkit does. */
export const toolkitBackend = 'external_secrets';

const externalSecretsSchema = section(() => ({
  enabled: flag().default(true).describe('Generate ExternalSecrets for the references of this file'),
  provider: orNull(text()).describe('Where the store keeps its values, such as aws_secrets_manager'),
  region: orNull(text()).describe('Region of the provider'),
  store_name: orNull(text({ min: 1, max: 253 })).describe('Name of the SecretStore or ClusterSecretStore'),
  store_kind: z
    .enum(['SecretStore', 'ClusterSecretStore'])
    .default('ClusterSecretStore')
    .describe('Kind of store: of one namespace or of the cluster'),
  refresh_interval: text({
    pattern: duration,
  })
    .default('1h')
    .describe('Time between two readings of the store'),
  key_prefix: text().default('').describe('What the store puts before the name of each reference'),
}));
/** What the External Secrets Operator is told, with all defaults. */
export type ExternalSecrets = z.infer<typeof externalSecretsSchema>;

/** Where secrets come from (schema section 3.7; `external_secrets` is the toolkit's own, ARCHITECTURE "Secrets"). */
export const secretBackendsSchema = section(() => ({
  primary: z
    .enum(['kubernetes', 'vault', 'aws_secrets_manager', toolkitBackend])
    .default('kubernetes')
    .describe('Backend that provides the Secrets'),
  kubernetes: section(() => ({
    enabled: flag().default(true).describe('Use Kubernetes Secrets'),
    namespace: text().default('default').describe('Namespace of the Secrets'),
    mount_path: text()
      .default('/var/run/secrets')
      .describe('Folder of mounted Secrets; the runtime knows only the default'),
  }))
    .prefault({})
    .describe('Kubernetes Secrets'),
  vault: section(() => ({
    enabled: flag().default(false).describe('Use Vault'),
    server_url: orNull(text()).describe('URL of Vault; needed when enabled'),
    auth_method: z.enum(['kubernetes', 'jwt', 'approle']).default('kubernetes').describe('How pods log in'),
    kubernetes_role: orNull(text()).describe('Role of Vault; needed when pods log in by kubernetes'),
    secret_path: text().default('secret/data/floe').describe('Path of the secrets in Vault'),
  }))
    .prefault({})
    .describe('HashiCorp Vault'),
  aws_secrets_manager: section(() => ({
    enabled: flag().default(false).describe('Use AWS Secrets Manager'),
    region: orNull(text()).describe('Region of the secrets'),
    prefix: text().default('floe/').describe('Prefix of the names of secrets'),
  }))
    .prefault({})
    .describe('AWS Secrets Manager'),
  external_secrets: externalSecretsSchema.optional().describe('External Secrets Operator (known to the toolkit only)'),
}));
/** The secret backends with all defaults. */
export type SecretBackends = z.infer<typeof secretBackendsSchema>;
