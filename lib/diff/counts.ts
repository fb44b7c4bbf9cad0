import type { DiffReport, EnvironmentDiff, ImpactKind, ObjectDiff } from './model';

/** Counts of one environment or of all; every output shows the same. */
export interface DiffCounts {
  readonly objects: number;
  readonly changes: number;
  readonly created: number;
  readonly changed: number;
  readonly renamed: number;
  readonly deleted: number;
  readonly impacts: Readonly<Partial<Record<ImpactKind, number>>>;
  readonly broadens: number;
  readonly narrows: number;
  readonly hidden: number;
}

export function countEnvironment({ objects, security, hidden }: EnvironmentDiff): DiffCounts {
  const ofStatus = (status: ObjectDiff['status']) => objects.filter((object) => object.status === status).length;
  const impacts: Partial<Record<ImpactKind, number>> = {};
  for (const { impact } of objects) impacts[impact.kind] = (impacts[impact.kind] ?? 0) + 1;
  return {
    objects: objects.length,
    changes: objects.reduce((sum, object) => sum + object.changes.length, 0),
    created: ofStatus('created'),
    changed: ofStatus('changed'),
    renamed: ofStatus('renamed'),
    deleted: ofStatus('deleted'),
    impacts,
    broadens: security.filter(({ direction }) => direction === 'broadens').length,
    narrows: security.filter(({ direction }) => direction === 'narrows').length,
    hidden: hidden.reduce((sum, { changes }) => sum + changes, 0),
  };
}

export function countReport({ environments }: DiffReport): DiffCounts {
  const all = environments.map(countEnvironment);
  const sum = (of: (counts: DiffCounts) => number) => all.reduce((total, counts) => total + of(counts), 0);
  const impacts: Partial<Record<ImpactKind, number>> = {};
  for (const counts of all) {
    for (const [kind, count] of Object.entries(counts.impacts) as [ImpactKind, number][]) {
      impacts[kind] = (impacts[kind] ?? 0) + count;
    }
  }
  return {
    objects: sum((one) => one.objects),
    changes: sum((one) => one.changes),
    created: sum((one) => one.created),
    changed: sum((one) => one.changed),
    renamed: sum((one) => one.renamed),
    deleted: sum((one) => one.deleted),
    impacts,
    broadens: sum((one) => one.broadens),
    narrows: sum((one) => one.narrows),
    hidden: sum((one) => one.hidden),
  };
}

/** True when something differs. */
export function hasDifferences({ environments }: DiffReport): boolean {
  return environments.some(({ objects }) => objects.length > 0);
}
