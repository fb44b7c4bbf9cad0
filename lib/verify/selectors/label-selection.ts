import type { DataCursor } from '../data-cursor';
import type { ManifestIndex } from '../manifest-index';
import { textMap, type Workload } from '../workload';

/** A label selector: what a Service, a workload or a budget selects pods by. */
export interface LabelSelector {
  readonly labels: ReadonlyMap<string, string>;
  readonly expressions: readonly DataCursor[];
}

/** Reads a `selector` with `matchLabels` and `matchExpressions` (meta/v1 LabelSelector). */
export function readSelector(selector: DataCursor): LabelSelector {
  return { labels: textMap(selector.get('matchLabels')), expressions: selector.itemsOf('matchExpressions') };
}

/** True when a pod with these labels is selected. */
export function selects({ labels, expressions }: LabelSelector, pod: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of labels) if (pod.get(key) !== value) return false;
  return expressions.every((expression) => holds(expression, pod));
}

function holds(expression: DataCursor, pod: ReadonlyMap<string, string>): boolean {
  const value = pod.get(expression.textOf('key') ?? '');
  const values = expression.itemsOf('values').map((item) => item.value);
  switch (expression.raw('operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}

/** Finds the workloads whose pods a selector matches, by their rarest label: linear in what it finds. */
export class WorkloadLabels {
  private readonly byNamespace = new Map<string, Workload[]>();
  private readonly byLabel = new Map<string, Workload[]>();

  constructor(index: ManifestIndex) {
    for (const workload of index.workloads) {
      const { namespace } = workload.entry;
      append(this.byNamespace, namespace, workload);
      for (const [key, value] of workload.labels) append(this.byLabel, labelKey(namespace, key, value), workload);
    }
  }

  selectedBy(selector: LabelSelector, namespace: string): Workload[] {
    let candidates = this.byNamespace.get(namespace) ?? [];
    for (const [key, value] of selector.labels) {
      const list = this.byLabel.get(labelKey(namespace, key, value)) ?? [];
      if (list.length < candidates.length) candidates = list;
    }
    return candidates.filter((workload) => selects(selector, workload.labels));
  }
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace}\n${key}=${value}`;
}

function append(map: Map<string, Workload[]>, key: string, workload: Workload): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [workload]);
  else list.push(workload);
}
