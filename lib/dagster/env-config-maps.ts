import type { Manifest } from '../manifest';
import type { Chart, DagsterChart } from './chart';
import { hasEnvMap, usesCelery } from './environment';
import { dagsterImage } from './images';
import { olderLabels } from './labels';
import { textMap } from './map-fields';
import { fullName } from './names';
import { present } from './present';
import type { Block } from './values/block';

type Variables = Record<string, string>;

/** A ConfigMap of text; without `data` where there is none. */
export function configMap(chart: Chart, name: string, data: Variables): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels: olderLabels(chart) }, ...present({ data }) };
}

/** The ConfigMaps of variables, one for each kind of pod of the main chart. */
export function envConfigMapsOf(chart: DagsterChart): Manifest[] {
  const { values, webserver } = chart;
  const shared = sharedVariables(chart);
  const named = (suffix: string, own: Variables) =>
    configMap(chart, `${fullName(chart)}-${suffix}`, { ...shared, ...own });
  const maps = [
    named('webserver-env', mapForm(webserver)),
    named('pipeline-env', { ...textMap(values.block('pipelineRun'), 'env'), ...celeryVariables(chart) }),
  ];
  if (values.block('dagsterDaemon').truthy('enabled')) {
    maps.push(named('daemon-env', mapForm(values.block('dagsterDaemon'))));
  }
  if (usesCelery(chart)) maps.push(named('celery-worker-env', celeryVariables(chart)));
  if (values.block('flower').truthy('enabled')) maps.push(named('flower-env', textMap(values.block('flower'), 'env')));
  return maps;
}

function mapForm(component: Block): Variables {
  return hasEnvMap(component) ? textMap(component, 'env') : {};
}

function celeryVariables(chart: DagsterChart): Variables {
  if (!usesCelery(chart)) return {};
  return textMap(chart.values.block('runLauncher').block('config').block('celeryK8sRunLauncher'), 'env');
}

function sharedVariables(chart: DagsterChart): Variables {
  const home = chart.values.block('global').quoted('dagsterHome');
  const image = chart.values.block('pipelineRun').block('image');
  return {
    ...(home === null ? {} : { DAGSTER_HOME: home }),
    DAGSTER_K8S_PIPELINE_RUN_NAMESPACE: chart.release.namespace,
    DAGSTER_K8S_PIPELINE_RUN_ENV_CONFIGMAP: `${fullName(chart)}-pipeline-env`,
    DAGSTER_K8S_PIPELINE_RUN_IMAGE: dagsterImage(image),
    DAGSTER_K8S_PIPELINE_RUN_IMAGE_PULL_POLICY: image.text('pullPolicy'),
  };
}
