import type { Chart } from './chart';
import { locationAccountName } from './location-account';
import { locationEnvName } from './location-env';
import { locationInitContainers } from './location-init-containers';
import { isEmpty, present } from './present';
import { refuse } from './refusal';
import { type RunFields, runFields } from './run-fields';
import { sidecarContainers } from './sidecars';
import { asBlock, type Block, nameOfKind } from './values/block';
import { isMap } from './values/values';

/**
 * What a code location tells Dagster about the pods of its runs (the Kubernetes container context).
 *
 * Placement and security of the server's pod are not in it; `runs` of the entry, the toolkit's own key, gives runs theirs.
 */
export function containerContext(chart: Chart, location: Block): unknown {
  const copied = (key: string) => (location.truthy(key) ? location.copy(key) : undefined);
  const runs = runFields(location);
  const image = location.block('image');
  return {
    k8s: {
      // Empty is written as null, missing not at all.
      ...(image.isNull('pullPolicy') ? {} : { image_pull_policy: image.textOrNull('pullPolicy') }),
      ...present({
        image_pull_secrets: chart.values.truthy('imagePullSecrets') ? chart.values.copy('imagePullSecrets') : undefined,
        env_config_maps: [locationEnvName(chart, location), ...namesOf(location, 'envConfigMaps')],
        env_secrets: namesOf(location, 'envSecrets'),
        volume_mounts: copied('volumeMounts'),
        volumes: copied('volumes'),
        labels: copied('labels'),
        resources: runs.resources,
        scheduler_name: location.truthyText('schedulerName'),
        namespace: location.textOr('deploymentNamespace', chart.release.namespace),
        service_account_name: locationAccountName(chart, location),
        env: runs.env,
        run_k8s_config: runConfig(location, runs),
      }),
    },
  };
}

function runConfig(location: Block, runs: RunFields): unknown {
  const containers = sidecarContainers(location);
  const initContainers = locationInitContainers(location);
  return {
    pod_spec_config: {
      automount_service_account_token: true,
      ...(isEmpty(containers) ? {} : { containers }),
      ...(isEmpty(initContainers) ? {} : { init_containers: initContainers }),
      ...runs.podSpec,
    },
    ...(isEmpty(runs.container) ? {} : { container_config: runs.container }),
    ...(location.truthy('annotations')
      ? { pod_template_spec_metadata: { annotations: location.copy('annotations') } }
      : {}),
  };
}

/** The names in a list of sources; entries without a name are passed over. */
export function namesOf(owner: Block, key: string): string[] {
  return owner.items(key).flatMap((item) => {
    if (!isMap(item.value)) {
      return refuse({
        code: 'wrong-shape',
        message: `found ${nameOfKind(item.value)}, expected a map with a name`,
        path: item.path,
        fix: 'write each entry as - name: <name>',
      });
    }
    return asBlock(item).optionalText('name') ?? [];
  });
}
