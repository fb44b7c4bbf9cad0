import { compareText } from '../diagnostics/order';
import { isRecord } from '../documents/is-record';
import { chartEntry } from '../schema/values/chart-entry';
import type { ChartValues } from './floe-shorthands';

/** A code location as the operator wrote it: fields of the chart's deployment entry, before anything is derived. */
export interface OperatorLocation {
  readonly name: string;
  readonly entry: ChartValues;
  /** Where its fields stand: under `codeLocations`, in the chart's list at this index, or both. */
  readonly keyed: boolean;
  readonly listIndex: number | undefined;
}

/**
 * Brings the keyed form (`codeLocations`) and the chart's list (`dagster-user-deployments.deployments`) together by
 * name; a field written in the list wins.
 *
 * Keyed locations come first, by name, since the order of a map's keys means nothing; then the rest of the list as it is.
 */
export function operatorLocations(
  codeLocations: Readonly<Record<string, unknown>>,
  deployments: readonly unknown[],
): OperatorLocation[] {
  const byName = new Map<string, { entry: ChartValues; index: number }>();
  const unnamed: OperatorLocation[] = [];
  deployments.forEach((deployment, index) => {
    if (!isRecord(deployment)) return;
    const name = deployment['name'];
    if (typeof name !== 'string' || byName.has(name)) {
      unnamed.push({ name: typeof name === 'string' ? name : '', entry: deployment, keyed: false, listIndex: index });
    } else byName.set(name, { entry: deployment, index });
  });
  const names = Object.keys(codeLocations).filter((name) => isRecord(codeLocations[name]));
  const keyed = names.sort(compareText).map((name): OperatorLocation => {
    const listed = byName.get(name);
    byName.delete(name);
    const entry = { ...chartEntry(codeLocations[name] as ChartValues), ...listed?.entry, name };
    return { name, entry, keyed: true, listIndex: listed?.index };
  });
  const listed = [...byName].map(([name, { entry, index }]) => ({ name, entry, keyed: false, listIndex: index }));
  return [...keyed, ...[...listed, ...unnamed].sort((a, b) => (a.listIndex ?? 0) - (b.listIndex ?? 0))];
}
