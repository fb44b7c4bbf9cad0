import type { DagsterChart } from '../chart';
import { namesOf } from '../container-context';
import { externalImage } from '../images';
import { instanceConfigMapName } from '../instance-volumes';
import { postgresSecretName, serviceAccountName } from '../names';
import type { Block } from '../values/block';
import { isTruthy } from '../values/go-value';
import { customClass, plainFields } from './settings';

/** The `run_launcher` of `dagster.yaml`: what starts the pods of runs; null for a type that the chart does not know. */
export function runLauncher(chart: DagsterChart): unknown {
  const settings = chart.values.block('runLauncher');
  const config = (key: string) => settings.block('config').section(key);
  switch (settings.onlyText('type')) {
    case 'K8sRunLauncher':
      return { module: 'dagster_k8s', class: 'K8sRunLauncher', config: k8s(chart, config('k8sRunLauncher')) };
    case 'CeleryK8sRunLauncher':
      return {
        module: 'dagster_celery_k8s',
        class: 'CeleryK8sRunLauncher',
        config: celery(chart, config('celeryK8sRunLauncher')),
      };
    case 'CustomRunLauncher':
      return customClass(config('customRunLauncher'));
    default:
      return null;
  }
}

function k8s(chart: DagsterChart, settings: Block): unknown {
  return {
    load_incluster_config: settings.retyped('loadInclusterConfig'),
    ...plainFields(settings, { kubeconfig_file: 'kubeconfigFile' }),
    job_namespace: settings.textOr('jobNamespace', chart.release.namespace),
    image_pull_policy: settings.textOrNull('imagePullPolicy'),
    ...plainFields(chart.values, { image_pull_secrets: 'imagePullSecrets' }),
    service_account_name: serviceAccountName(chart),
    // An image without a name would be ":".
    ...(settings.truthy('image') ? { job_image: externalImage(settings.block('image')) } : {}),
    dagster_home: chart.values.block('global').quoted('dagsterHome'),
    instance_config_map: instanceConfigMapName(chart),
    postgres_password_secret: postgresSecretName(chart),
    ...namedSources(settings, { env_config_maps: 'envConfigMaps', env_secrets: 'envSecrets' }),
    ...plainFields(settings, {
      env_vars: 'envVars',
      volume_mounts: 'volumeMounts',
      volumes: 'volumes',
      labels: 'labels',
      resources: 'resources',
    }),
    ...(settings.truthy('failPodOnRunFailure') ? { fail_pod_on_run_failure: true } : {}),
    ...(settings.truthy('schedulerName') ? { scheduler_name: settings.text('schedulerName') } : {}),
    ...plainFields(settings, { security_context: 'securityContext' }),
    ...runConfig(settings),
  };
}

function runConfig(settings: Block): Record<string, unknown> {
  const config = settings.optionalBlock('runK8sConfig');
  if (config === undefined) return {};
  const fields = plainFields(config, {
    container_config: 'containerConfig',
    pod_spec_config: 'podSpecConfig',
    pod_template_spec_metadata: 'podTemplateSpecMetadata',
    job_spec_config: 'jobSpecConfig',
    job_metadata: 'jobMetadata',
  });
  return { run_k8s_config: isTruthy(fields) ? fields : null };
}

function celery(chart: DagsterChart, settings: Block): unknown {
  const secret = chart.values.block('global').text('celeryConfigSecretName');
  const secrets = [...namesOf(settings, 'envSecrets'), ...(secret === '' ? [] : [secret])];
  return {
    dagster_home: chart.values.block('global').quoted('dagsterHome'),
    instance_config_map: instanceConfigMapName(chart),
    postgres_password_secret: postgresSecretName(chart),
    job_namespace: settings.textOr('jobNamespace', chart.release.namespace),
    broker: { env: 'DAGSTER_CELERY_BROKER_URL' },
    backend: { env: 'DAGSTER_CELERY_BACKEND_URL' },
    ...plainFields(settings, { config_source: 'configSource' }),
    env_config_maps: [{ env: 'DAGSTER_K8S_PIPELINE_RUN_ENV_CONFIGMAP' }, ...namesOf(settings, 'envConfigMaps')],
    ...(secrets.length > 0 ? { env_secrets: secrets } : {}),
    ...plainFields(settings, { volume_mounts: 'volumeMounts', volumes: 'volumes', labels: 'labels' }),
    ...plainFields(chart.values, { image_pull_secrets: 'imagePullSecrets' }),
    service_account_name: serviceAccountName(chart),
    ...(settings.truthy('imagePullPolicy') ? { image_pull_policy: settings.text('imagePullPolicy') } : {}),
    ...(settings.truthy('failPodOnRunFailure') ? { fail_pod_on_run_failure: true } : {}),
  };
}

function namedSources(settings: Block, keys: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(keys)
      .filter(([, key]) => settings.truthy(key))
      .map(([field, key]) => [field, namesOf(settings, key)]),
  );
}
