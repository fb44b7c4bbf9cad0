import * as z from 'zod';

const annotationsSchema = z.record(z.string(), z.string());

const externalSecretDataSchema = z
  .strictObject({
    secretKey: z.string().describe('key of the Kubernetes Secret'),
    remoteKey: z.string().describe('name of the secret in the store'),
    property: z.string().describe('property of that secret'),
  })
  .partial({ property: true });

const storeName = z.string().describe('SecretStore or ClusterSecretStore that is asked');
const storeKind = z.enum(['SecretStore', 'ClusterSecretStore']).describe('which of the two it is');
const refreshInterval = z.string().describe('how often the store is asked, such as 1h');

const externalSecretOverrideSchema = z
  .strictObject({
    remoteKey: z.string().describe('name of the secret in the store'),
    properties: z.record(z.string(), z.string()).describe('property of that secret by key of the Kubernetes Secret'),
    secretStoreRef: storeName,
    secretStoreKind: storeKind,
    refreshInterval,
  })
  .partial();

const enabled = z.boolean().describe('use this block');
const additionalSecrets = z.array(externalSecretDataSchema).describe('more keys of the Secret');
const secretsBlockSchema = z
  .strictObject({ enabled, secrets: z.array(externalSecretDataSchema).describe('keys of the Secret') })
  .partial();

/** How ExternalSecrets are made (External Secrets Operator). */
export const externalSecretsSchema = z
  .strictObject({
    enabled: z.boolean().describe('make ExternalSecrets'),
    secretStoreRef: storeName,
    secretStoreKind: storeKind,
    refreshInterval,
    creationPolicy: z.enum(['Owner', 'Orphan', 'Merge', 'None']).describe('what the operator does with the Secret'),
    annotations: annotationsSchema.describe('of the ExternalSecrets'),
    keyPrefix: z.string().describe('what the store puts before the name of each Secret'),
    secrets: z
      .record(z.string(), externalSecretOverrideSchema)
      .describe('by name of a Secret: where the store keeps it, when not under its own name'),
    template: z
      .strictObject({
        enabled: z.boolean().describe('render the Secret from a template'),
        connectionString: z.boolean().describe('add the URL of the database'),
      })
      .partial()
      .describe('form of the Secret of the database'),
    postgresql: z
      .strictObject({
        enabled,
        passwordKey: z.string().describe('secret of the store with the password'),
        passwordProperty: z.string().describe('property of it'),
        usernameKey: z.string().describe('secret of the store with the user'),
        usernameProperty: z.string().describe('property of it'),
        hostKey: z.string().describe('secret of the store with the host'),
        hostProperty: z.string().describe('property of it'),
        additionalSecrets,
      })
      .partial()
      .describe('credentials of the database'),
    compute: secretsBlockSchema.describe('credentials of compute'),
    storage: secretsBlockSchema.describe('credentials of object stores'),
    catalog: z
      .strictObject({
        enabled,
        clientIdKey: z.string().describe('secret of the store with the OAuth2 client id'),
        clientIdProperty: z.string().describe('property of it'),
        clientSecretKey: z.string().describe('secret of the store with the OAuth2 client secret'),
        clientSecretProperty: z.string().describe('property of it'),
        additionalSecrets,
      })
      .partial()
      .describe('credentials of the catalog'),
    custom: z
      .array(
        z
          .strictObject({
            name: z.string().describe('of the ExternalSecret and its Secret'),
            component: z.string().describe('label app.kubernetes.io/component'),
            secretStoreRef: storeName,
            refreshInterval,
            data: z.array(externalSecretDataSchema).describe('keys of the Secret'),
          })
          .partial({ component: true, secretStoreRef: true, refreshInterval: true }),
      )
      .describe('further ExternalSecrets'),
  })
  .partial();

const encryptedData = z.record(z.string(), z.string()).describe('sealed values by key');
const sealedDataSchema = z.strictObject({ enabled, encryptedData }).partial();
/** SealedSecrets in values: they belong into files of their own. */
export const sealedSecretsSchema = z
  .strictObject({
    enabled,
    annotations: annotationsSchema.describe('of the SealedSecrets'),
    postgresql: sealedDataSchema.describe('credentials of the database'),
    compute: sealedDataSchema.describe('credentials of compute'),
    storage: sealedDataSchema.describe('credentials of object stores'),
    catalog: sealedDataSchema.describe('credentials of the catalog'),
    custom: z
      .array(
        z
          .strictObject({
            name: z.string().describe('of the SealedSecret'),
            component: z.string().describe('label app.kubernetes.io/component'),
            encryptedData,
          })
          .partial({ component: true }),
      )
      .describe('further SealedSecrets'),
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
