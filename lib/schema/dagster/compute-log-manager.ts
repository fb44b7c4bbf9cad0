import * as z from 'zod';
import { configurableClass, requireConfigOf } from './blocks/configurable-class';
import { envReference } from './blocks/env';
import { flag, freeMap, text, whole } from './blocks/scalars';
import { key, nullableKey, requiredKey, strictMap } from './key';

const source = z.union([text, envReference]);

const uploadKeys = () => ({
  localDir: nullableKey(source, 'Folder for logs that are not uploaded yet'),
  prefix: nullableKey(source, 'First part of the names of uploaded logs'),
  uploadInterval: nullableKey(whole, 'Seconds between uploads while a step runs'),
  showUrlOnly: nullableKey(flag, 'Shows only a link to the log'),
});

const azureBlob = strictMap(() => ({
  storageAccount: requiredKey(source, 'Storage account'),
  container: requiredKey(source, 'Container of the storage account'),
  secretCredential: nullableKey(freeMap, 'Client id, secret and tenant of a service principal'),
  defaultAzureCredential: nullableKey(freeMap, "Settings of Azure's default credential chain"),
  accessKeyOrSasToken: nullableKey(source, 'Access key or SAS token; better taken from an environment variable'),
  ...uploadKeys(),
}));

const gcs = strictMap(() => ({
  bucket: requiredKey(source, 'Bucket'),
  jsonCredentialsEnvvar: nullableKey(source, 'Environment variable that holds the JSON of a service account'),
  ...uploadKeys(),
}));

const s3 = strictMap(() => ({
  bucket: requiredKey(source, 'Bucket'),
  useSsl: nullableKey(flag, 'Connects with TLS'),
  verify: nullableKey(flag, 'Checks the certificate of the endpoint'),
  verifyCertPath: nullableKey(source, 'File with the certificates to trust'),
  endpointUrl: nullableKey(source, 'Address of an S3 service other than the one of AWS'),
  skipEmptyFiles: nullableKey(flag, 'Uploads no empty logs'),
  uploadExtraArgs: nullableKey(freeMap, 'Arguments of each upload, such as server-side encryption'),
  region: nullableKey(source, 'Region of the bucket'),
  ...uploadKeys(),
}));

const local = strictMap(() => ({
  baseDir: requiredKey(source, 'Folder for the logs'),
  pollingTimeout: nullableKey(whole, 'Seconds between looks at growing logs'),
}));

const types = z.enum([
  'NoOpComputeLogManager',
  'AzureBlobComputeLogManager',
  'GCSComputeLogManager',
  'S3ComputeLogManager',
  'LocalComputeLogManager',
  'CustomComputeLogManager',
]);

/** `computeLogManager`: where the stdout and stderr of steps are kept. */
export const computeLogManagerSchema = requireConfigOf(
  strictMap(() => ({
    type: key(types, 'Which storage is used; NoOp keeps no logs'),
    config: key(
      strictMap(() => ({
        azureBlobComputeLogManager: nullableKey(azureBlob, 'Settings of AzureBlobComputeLogManager'),
        gcsComputeLogManager: nullableKey(gcs, 'Settings of GCSComputeLogManager'),
        s3ComputeLogManager: nullableKey(s3, 'Settings of S3ComputeLogManager'),
        localComputeLogManager: nullableKey(local, 'Settings of LocalComputeLogManager'),
        customComputeLogManager: nullableKey(configurableClass, 'Settings of CustomComputeLogManager'),
      })),
      'Settings, one block for each type',
    ),
  })),
  {
    defaultType: 'NoOpComputeLogManager',
    own: {
      AzureBlobComputeLogManager: 'azureBlobComputeLogManager',
      GCSComputeLogManager: 'gcsComputeLogManager',
      S3ComputeLogManager: 's3ComputeLogManager',
      LocalComputeLogManager: 'localComputeLogManager',
      CustomComputeLogManager: 'customComputeLogManager',
    },
  },
);
