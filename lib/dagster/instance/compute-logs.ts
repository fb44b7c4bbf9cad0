import type { Block } from '../values/block';
import { customClass, optionalBoolean, plainFields, stringSource, stringSources, typedFields } from './settings';

/** The `compute_logs` of `dagster.yaml`: where the output of runs is kept; null for a type unknown to the chart. */
export function computeLogs(values: Block): unknown {
  const settings = values.block('computeLogManager');
  const config = (key: string) => settings.block('config').section(key);
  switch (settings.onlyText('type')) {
    case 'NoOpComputeLogManager':
      return { module: 'dagster.core.storage.noop_compute_log_manager', class: 'NoOpComputeLogManager' };
    case 'AzureBlobComputeLogManager':
      return azure(config('azureBlobComputeLogManager'));
    case 'GCSComputeLogManager':
      return gcs(config('gcsComputeLogManager'));
    case 'S3ComputeLogManager':
      return s3(config('s3ComputeLogManager'));
    case 'LocalComputeLogManager':
      return local(config('localComputeLogManager'));
    case 'CustomComputeLogManager':
      return customClass(config('customComputeLogManager'));
    default:
      return null;
  }
}

function azure(settings: Block): unknown {
  return {
    module: 'dagster_azure.blob.compute_log_manager',
    class: 'AzureBlobComputeLogManager',
    config: {
      storage_account: stringSource(settings, 'storageAccount'),
      container: stringSource(settings, 'container'),
      ...plainFields(settings, { secret_credential: 'secretCredential' }),
      ...stringSources(settings, {
        access_key_or_sas_token: 'accessKeyOrSasToken',
        local_dir: 'localDir',
        prefix: 'prefix',
      }),
      ...typedFields(settings, { upload_interval: 'uploadInterval' }),
      ...plainFields(settings, { default_azure_credential: 'defaultAzureCredential' }),
      ...typedFields(settings, { show_url_only: 'showUrlOnly' }),
    },
  };
}

function gcs(settings: Block): unknown {
  return {
    module: 'dagster_gcp.gcs.compute_log_manager',
    class: 'GCSComputeLogManager',
    config: {
      bucket: stringSource(settings, 'bucket'),
      ...stringSources(settings, {
        local_dir: 'localDir',
        prefix: 'prefix',
        json_credentials_envvar: 'jsonCredentialsEnvvar',
      }),
      ...typedFields(settings, { upload_interval: 'uploadInterval', show_url_only: 'showUrlOnly' }),
    },
  };
}

function s3(settings: Block): unknown {
  return {
    module: 'dagster_aws.s3.compute_log_manager',
    class: 'S3ComputeLogManager',
    config: {
      bucket: stringSource(settings, 'bucket'),
      ...stringSources(settings, { local_dir: 'localDir', prefix: 'prefix' }),
      ...typedFields(settings, { use_ssl: 'useSsl' }),
      verify: optionalBoolean(settings, 'verify') !== false,
      ...stringSources(settings, { verify_cert_path: 'verifyCertPath', endpoint_url: 'endpointUrl' }),
      ...typedFields(settings, { skip_empty_files: 'skipEmptyFiles', upload_interval: 'uploadInterval' }),
      ...plainFields(settings, { upload_extra_args: 'uploadExtraArgs' }),
      ...typedFields(settings, { show_url_only: 'showUrlOnly' }),
      ...plainFields(settings, { region: 'region' }),
    },
  };
}

function local(settings: Block): unknown {
  return {
    module: 'dagster.core.storage.local_compute_log_manager',
    class: 'LocalComputeLogManager',
    config: {
      base_dir: stringSource(settings, 'baseDir'),
      ...typedFields(settings, { polling_timeout: 'pollingTimeout' }),
    },
  };
}
