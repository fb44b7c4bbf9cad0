import type { Manifest } from '../../manifest';
import type { Finding, VerifyContext } from '../finding';
import { FindingList } from '../finding-list';
import { type IndexedManifest, manifestIndex } from '../manifest-index';
import { runConfigurations } from '../run-configuration';
import { checkPodDuplicates, checkVariableDuplicates } from './pod-duplicates';
import { checkLocationNames, checkServicePorts } from './service-duplicates';

/** Checks that nothing stands twice: objects, containers, variables, mounts, volumes, ports and code locations. */
export function checkDuplicates(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const index = manifestIndex(manifests, context.namespace);
  checkObjects(index.entries, found);
  for (const workload of index.workloads) checkPodDuplicates(workload, found);
  const { launchers, contexts } = runConfigurations(index);
  for (const { entry, config } of [...launchers, ...contexts]) checkVariableDuplicates(entry, config.get('env'), found);
  checkServicePorts(index, found);
  checkLocationNames(index, found);
  return found.findings;
}

function checkObjects(entries: readonly IndexedManifest[], found: FindingList): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const { group, kind, namespace, name } = entry;
    const key = JSON.stringify([group, kind, namespace, name]);
    if (seen.has(key)) {
      const message = `${entry.label} is rendered twice; of two equal names the last one applied wins`;
      found.add(entry, entry.cursor.at('metadata', 'name'), { code: 'FLOE4080', message, fix: 'rename or remove one' });
    }
    seen.add(key);
  }
}
