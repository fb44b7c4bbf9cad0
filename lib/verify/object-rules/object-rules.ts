import type { Manifest } from '../../manifest';
import type { Finding, VerifyContext } from '../finding';
import { FindingList } from '../finding-list';
import { manifestIndex } from '../manifest-index';
import { FieldRules } from './field-rules';
import { networkRules } from './network-rules';
import { checkPodRules } from './pod-rules';
import { workloadRules } from './workload-rules';

/**
 * Checks what the API server refuses though the schema allows it: two handlers in one probe, a volume of two sources,
 * fields that exclude each other, numbers out of range, empty names.
 */
export function checkObjectRules(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const index = manifestIndex(manifests, context.namespace);
  for (const workload of index.workloads) checkPodRules(workload, new FieldRules(workload.entry, found));
  for (const entry of index.entries) {
    const kind = `${entry.group}/${entry.kind}`;
    for (const table of [workloadRules, networkRules]) table.get(kind)?.(entry, new FieldRules(entry, found));
  }
  return found.findings;
}
