import type { Manifest } from '../../manifest';
import type { Finding, VerifyContext } from '../finding';
import { FindingList } from '../finding-list';
import { type IndexedManifest, manifestIndex } from '../manifest-index';
import { textMap, type Workload } from '../workload';
import { type LabelSelector, readSelector, selects, WorkloadLabels } from './label-selection';

const runLabel = 'dagster/run-id';
const controllers = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/**
 * Checks that workloads select their own pods and nobody else's, and that Services, budgets and network policies select
 * pods that are rendered.
 */
export function checkSelectors(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const index = manifestIndex(manifests, context.namespace);
  const pods = new WorkloadLabels(index);
  for (const workload of index.workloads) checkWorkload(workload, pods, found);
  for (const entry of index.ofKind('', 'Service')) checkService(entry, pods, found);
  for (const [group, kind, field] of [
    ['policy', 'PodDisruptionBudget', 'selector'],
    ['networking.k8s.io', 'NetworkPolicy', 'podSelector'],
  ] as const) {
    for (const entry of index.ofKind(group, kind)) checkPodSelector(entry, field, pods, found);
  }
  return found.findings;
}

function checkWorkload(workload: Workload, pods: WorkloadLabels, found: FindingList): void {
  const { entry, labels } = workload;
  const at = entry.cursor.at('spec', 'selector');
  if (entry.group !== 'apps' || !controllers.has(entry.kind) || !at.present) return;
  const selector = readSelector(at);
  if (isEmpty(selector)) return;
  if (!selects(selector, labels)) {
    const wrong = [...selector.labels].find(([key, value]) => labels.get(key) !== value);
    const detail = wrong === undefined ? '' : `: ${wrong[0]}=${wrong[1]} is not among them`;
    const message = `the selector does not match the labels of the pod template${detail}`;
    found.add(entry, at, { code: 'FLOE4090', message, fix: 'give the template the labels of the selector' });
    return;
  }
  const other = pods
    .selectedBy(selector, entry.namespace)
    .find((one) => one !== workload && one.entry.kind !== 'Pod' && one.entry.group === 'apps');
  if (other === undefined) return;
  found.add(entry, at, {
    severity: 'warning',
    code: 'FLOE4094',
    message: `the selector also matches the pods of ${other.entry.label}; controllers must not share pods`,
    fix: 'add a label to selector and template that tells the two apart',
  });
}

function checkService(entry: IndexedManifest, pods: WorkloadLabels, found: FindingList): void {
  const spec = entry.cursor.get('spec');
  const selector = { labels: textMap(spec.get('selector')), expressions: [] };
  if (isEmpty(selector) || spec.raw('type') === 'ExternalName') return;
  const selected = pods.selectedBy(selector, entry.namespace);
  if (selected.length === 0) {
    const message = 'the Service selects no pods of any rendered workload';
    found.add(entry, spec.get('selector'), { severity: 'warning', code: 'FLOE4091', message });
    return;
  }
  for (const port of spec.itemsOf('ports')) {
    const target = port.get('targetPort');
    const name = target.text();
    if (name === undefined || selected.some((workload) => portNames(workload).has(name))) continue;
    const message = `the selected pods have no port named "${name}"`;
    found.add(entry, target, { code: 'FLOE4092', message, fix: 'name a port of the container, or write its number' });
  }
}

function portNames({ containers }: Workload): Set<string> {
  const ports = containers.flatMap(({ cursor }) => cursor.itemsOf('ports'));
  return new Set(ports.map((port) => port.textOf('name') ?? ''));
}

function checkPodSelector(entry: IndexedManifest, field: string, pods: WorkloadLabels, found: FindingList): void {
  const at = entry.cursor.at('spec', field);
  const selector = readSelector(at);
  // An empty selector means every pod of the namespace.
  if (!at.present || isEmpty(selector) || selectsRuns(selector)) return;
  if (pods.selectedBy(selector, entry.namespace).length > 0) return;
  const message = `the ${entry.kind} selects no pods of any rendered workload`;
  found.add(entry, at, { severity: 'warning', code: 'FLOE4093', message });
}

/** The pods of runs come and go and are never rendered; Dagster labels them with their run. */
function selectsRuns({ labels, expressions }: LabelSelector): boolean {
  return labels.has(runLabel) || expressions.some((expression) => expression.textOf('key') === runLabel);
}

function isEmpty({ labels, expressions }: LabelSelector): boolean {
  return labels.size === 0 && expressions.length === 0;
}
