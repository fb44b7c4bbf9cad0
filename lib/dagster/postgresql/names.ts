import type { Chart } from '../chart';
import { shortName } from '../names';

/** The prefix of the database's objects: the release's name, joined with the chart's unless it contains that. */
export function databaseFullName({ name: chartName, values, release }: Chart): string {
  const name = values.textOr('nameOverride', chartName);
  const joined = release.name.includes(name) ? release.name : `${release.name}-${name}`;
  return shortName(values.textOr('fullnameOverride', joined));
}
