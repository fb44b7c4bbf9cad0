import * as z from 'zod';

const annotationsSchema = z.record(z.string(), z.string());

const externalSecretDataSchema = z
  .strictObject({ secretKey: z.string(), remoteKey: z.string(), property: z.string() })
  .partial({ property: true });

const externalSecretOverrideSchema = z
  .strictObject({
    remoteKey: z.string().describe('name of the secret in the store'),
    properties: z.record(z.string(), z.string()).describe('property of that secret by key of the Kubernetes Secret'),
    secretStoreRef: z.string(),
    secretStoreKind: z.enum(['SecretStore', 'ClusterSecretStore']),
    refreshInterval: z.string(),
  })
  .partial();

/** How ExternalSecrets are made (External Secrets Operator). */
export const externalSecretsSchema = z
  .strictObject({
    enabled: z.boolean(),
    secretStoreRef: z.string(),
    secretStoreKind: z.enum(['SecretStore', 'ClusterSecretStore']),
    refreshInterval: z.string(),
    creationPolicy: z.enum(['Owner', 'Orphan', 'Merge', 'None']),
    annotations: annotationsSchema,
    keyPrefix: z.string().describe('what the store puts before the name of each Secret'),
    secrets: z
      .record(z.string(), externalSecretOverrideSchema)
      .describe('by name of a Secret: where the store keeps it, when not under its own name'),
    template: z.strictObject({ enabled: z.boolean(), connectionString: z.boolean() }).partial(),
    postgresql: z
      .strictObject({
        enabled: z.boolean(),
        passwordKey: z.string(),
        passwordProperty: z.string(),
        usernameKey: z.string(),
        usernameProperty: z.string(),
        hostKey: z.string(),
        hostProperty: z.string(),
        additionalSecrets: z.array(externalSecretDataSchema),
      })
      .partial(),
    compute: z.strictObject({ enabled: z.boolean(), secrets: z.array(externalSecretDataSchema) }).partial(),
    storage: z.strictObject({ enabled: z.boolean(), secrets: z.array(externalSecretDataSchema) }).partial(),
    catalog: z
      .strictObject({
        enabled: z.boolean(),
        clientIdKey: z.string(),
        clientIdProperty: z.string(),
        clientSecretKey: z.string(),
        clientSecretProperty: z.string(),
        additionalSecrets: z.array(externalSecretDataSchema),
      })
      .partial(),
    custom: z.array(
      z
        .strictObject({
          name: z.string(),
          component: z.string(),
          secretStoreRef: z.string(),
          refreshInterval: z.string(),
          data: z.array(externalSecretDataSchema),
        })
        .partial({ component: true, secretStoreRef: true, refreshInterval: true }),
    ),
  })
  .partial();

const sealedDataSchema = z
  .strictObject({ enabled: z.boolean(), encryptedData: z.record(z.string(), z.string()) })
  .partial();
/** SealedSecrets in values: they belong into files of their own. */
export const sealedSecretsSchema = z
  .strictObject({
    enabled: z.boolean(),
    annotations: annotationsSchema,
    postgresql: sealedDataSchema,
    compute: sealedDataSchema,
    storage: sealedDataSchema,
    catalog: sealedDataSchema,
    custom: z.array(
      z
        .strictObject({ name: z.string(), component: z.string(), encryptedData: z.record(z.string(), z.string()) })
        .partial({ component: true }),
    ),
  })
  .partial();

/** Another Secret, key or variable for a reference of platform.yaml. */
export const secretBindingSchema = z
  .strictObject({
    secretName: z.string().describe('Kubernetes Secret that holds the value'),
    key: z.string().describe('key in that Secret'),
    keys: z.record(z.string(), z.string()).describe('key by role: access-key-id, secret-access-key, client-id, …'),
    env: z.string().describe('name of the variable'),
    file: z.boolean().describe('a file /var/run/secrets/<reference> instead of the variable'),
  })
  .partial();
