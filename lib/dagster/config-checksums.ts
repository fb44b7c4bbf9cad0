import type { Manifest } from '../manifest';
import type { DagsterChart } from './chart';
import { checksum } from './checksum';
import { dagsterHome } from './code-location';
import { envConfigMapsOf } from './env-config-maps';
import { dagsterYaml } from './instance/dagster-yaml';
import { sharedLocationEnvConfigMap } from './location-env';

/** Annotations with digests of what a pod mounts as single files or takes variables from. */
export type Checksums = Readonly<Record<string, string>>;

/** Digests beyond the chart's own, by the kind of pod whose annotations they belong to. */
export interface ConfigChecksums {
  readonly webserver: Checksums;
  readonly daemon: Checksums;
  readonly locations: Checksums;
}

/** Nothing beyond the chart's own. */
export const noChecksums: ConfigChecksums = { webserver: {}, daemon: {}, locations: {} };

/**
 * With `rollOnConfigChange` (the toolkit's own key), digests of ConfigMaps whose change the chart lets running pods
 * miss: variables, which a container takes when it starts, and dagster.yaml in code locations, which Kubernetes never
 * refreshes where it is mounted as a single file.
 */
export function configChecksums(chart: DagsterChart): ConfigChecksums {
  if (!chart.values.truthy('rollOnConfigChange')) return noChecksums;
  const maps = envConfigMapsOf(chart);
  const digest = (suffix: string): Checksums => {
    const found = maps.find((map) => map.metadata.name?.endsWith(`-${suffix}`));
    return found === undefined ? {} : { [`checksum/dagster-${suffix}`]: digestOf(found) };
  };
  return {
    webserver: digest('webserver-env'),
    daemon: digest('daemon-env'),
    locations: locationChecksums(chart),
  };
}

/** Nothing where the code locations are another release's: Helm then shares no `global` with their values. */
function locationChecksums(chart: DagsterChart): Checksums {
  if (chart.userDeployments.get('enableSubchart') === false) return {};
  const name = 'dagster-user-deployments';
  const section = { name, values: chart.userDeployments, release: chart.release };
  return {
    'checksum/dagster-instance': checksum(dagsterYaml(chart)),
    'checksum/dagster-shared-env': digestOf(sharedLocationEnvConfigMap(section, dagsterHome(section))),
  };
}

function digestOf(configMap: Manifest): string {
  return checksum(JSON.stringify(configMap['data'] ?? {}));
}
