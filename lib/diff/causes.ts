import { compareText } from '../diagnostics/order';
import type { DiffReport } from './model';

/** One line of the input, and how much follows from it. */
export interface CauseGroup {
  /** `platform/prod/values.yaml:42` */
  readonly place: string;
  readonly changes: number;
  readonly objects: number;
}

/** Changes by the input line behind them, the line with the most changes first. */
export function causeGroups({ environments }: DiffReport): CauseGroup[] {
  const groups = new Map<string, { changes: number; objects: Set<unknown> }>();
  for (const object of environments.flatMap(({ objects }) => objects)) {
    for (const { cause } of [...object.changes, ...(object.cause === undefined ? [] : [object])]) {
      if (cause === undefined) continue;
      const place = `${cause.file}:${cause.line}`;
      const group = groups.get(place) ?? { changes: 0, objects: new Set() };
      group.changes += 1;
      group.objects.add(object);
      groups.set(place, group);
    }
  }
  return [...groups]
    .map(([place, { changes, objects }]) => ({ place, changes, objects: objects.size }))
    .sort((a, b) => b.changes - a.changes || compareText(a.place, b.place));
}
