import type { Manifest } from '../../manifest';
import type { TreeChange } from '../compare/tree';
import { type PodSource, podSources, podSpecOf } from '../pods';

/** A workload of the new side, with what becomes of its pods. */
export interface WorkloadFate {
  readonly manifest: Manifest;
  readonly label: string;
  readonly sources: readonly PodSource[];
  readonly serviceAccount: string;
  /** True when its pods start anew: a change of their template, or a new object. */
  readonly rolls: boolean;
}

/** An object that both sides have, or one of them, with its changes. */
export interface ComparedObject {
  readonly before?: Manifest;
  readonly after?: Manifest;
  readonly renamed?: boolean;
  readonly changes: readonly TreeChange[];
}

/** Kinds whose pods are replaced when their template changes. */
const rolling = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** Every workload of the new side: whether its pods start anew, and what they read. */
export function workloadFates(objects: readonly ComparedObject[]): WorkloadFate[] {
  return objects.flatMap(({ before, after, renamed, changes }): WorkloadFate[] => {
    const pod = podSpecOf(after);
    if (after === undefined || pod === undefined) return [];
    const isNew = before === undefined || renamed === true;
    const rolls = isNew || (rolling.has(after.kind) && changesTemplate(changes));
    return [
      {
        manifest: after,
        label: `${after.kind} ${after.metadata.name}`,
        sources: podSources(pod),
        serviceAccount: String(pod['serviceAccountName'] ?? 'default'),
        rolls,
      },
    ];
  });
}

/** True when the pods' template is among what changes. */
export function changesTemplate(changes: readonly TreeChange[]): boolean {
  return changes.some(({ steps }) => {
    const [first, second] = steps;
    return first?.key === 'spec' && (second === undefined || second.key === 'template');
  });
}
