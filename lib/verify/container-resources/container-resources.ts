import type { Manifest } from '../../manifest';
import type { DataCursor } from '../data-cursor';
import type { Finding, VerifyContext } from '../finding';
import { FindingList } from '../finding-list';
import { manifestIndex } from '../manifest-index';
import { type RunConfiguration, runConfigurations } from '../run-configuration';
import { podContainers } from '../workload';
import { checkPresence, checkQuantities } from './resource-rules';

/**
 * Checks that every container, init container and run pod has requests and limits of cpu and memory, readable, not
 * negative, and no request above its limit (R16: resources per component belong to Tier 3).
 */
export function checkContainerResources(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const index = manifestIndex(manifests, context.namespace);
  for (const { entry, containers } of index.workloads) {
    for (const { cursor, name, role } of containers) {
      const resources = cursor.get('resources');
      const owner = { entry, what: `the ${role} "${name}"`, found };
      // The API server refuses resources of ephemeral containers.
      if (role !== 'ephemeral container') checkPresence(resources, owner);
      checkQuantities(resources, owner);
    }
  }
  const { launchers, contexts } = runConfigurations(index);
  const isLaunched = launchers.some((launcher) => runResources(launcher).some(isComplete));
  for (const configuration of launchers) checkRunPods(configuration, contexts.length === 0, found);
  for (const configuration of contexts) checkRunPods(configuration, !isLaunched, found);
  return found.findings;
}

/** `alone` is true when no other configuration can supply what this one lacks. */
function checkRunPods(configuration: RunConfiguration, alone: boolean, found: FindingList): void {
  const { entry, config, origin } = configuration;
  const owner = { entry, what: `the run pod (${origin})`, found };
  const resources = runResources(configuration);
  const given = resources.find((cursor) => cursor.present && cursor.entries().length > 0);
  for (const cursor of resources) checkQuantities(cursor, owner);
  if (given !== undefined || alone) checkPresence(given ?? config.get('resources'), owner);
  for (const { cursor, name, role } of podContainers(config.at('run_k8s_config', 'pod_spec_config'))) {
    const own = { entry, what: `the ${role} "${name}" of run pods (${origin})`, found };
    checkPresence(cursor.get('resources'), own);
    checkQuantities(cursor.get('resources'), own);
  }
}

/** The places of a run container's resources; the first one that holds something counts. */
function runResources({ config }: RunConfiguration): DataCursor[] {
  return [config.at('run_k8s_config', 'container_config', 'resources'), config.get('resources')];
}

function isComplete(resources: DataCursor): boolean {
  return ['requests', 'limits'].every((part) => ['cpu', 'memory'].every((name) => resources.at(part, name).present));
}
