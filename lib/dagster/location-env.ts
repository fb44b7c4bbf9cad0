import type { Manifest } from '../manifest';
import type { Chart } from './chart';
import { configMap } from './env-config-maps';
import { hasEnvMap } from './environment';
import { textMap } from './map-fields';
import { fullName } from './names';
import type { Block } from './values/block';

/** The name of the ConfigMap with a code location's own variables. */
export function locationEnvName(chart: Chart, location: Block): string {
  return `${fullName(chart)}-${location.requiredText('name')}-user-env`;
}

/** The name of the ConfigMap with the variables that all code locations have. */
export function sharedLocationEnvName(chart: Chart): string {
  return `${fullName(chart)}-user-deployments-shared-env`;
}

/** The ConfigMap with a code location's own variables; it has none where `env` is a list. */
export function locationEnvConfigMap(chart: Chart, location: Block): Manifest {
  return configMap(chart, locationEnvName(chart, location), locationEnvVariables(location));
}

/** The variables of a code location whose `env` has the older form, a map. */
export function locationEnvVariables(location: Block): Record<string, string> {
  return hasEnvMap(location) ? textMap(location, 'env') : {};
}

/** The ConfigMap with the variables that all code locations have. */
export function sharedLocationEnvConfigMap(chart: Chart, dagsterHome: string): Manifest {
  return configMap(chart, sharedLocationEnvName(chart), {
    DAGSTER_HOME: dagsterHome,
    DAGSTER_K8S_PIPELINE_RUN_NAMESPACE: chart.release.namespace,
    DAGSTER_K8S_PIPELINE_RUN_ENV_CONFIGMAP: `${fullName(chart)}-pipeline-env`,
  });
}
