import type { Chart } from './chart';
import { releaseName } from './names';

/** Where the database answers: the host that the values name, or the Service of the bundled database. */
export function postgresHost(chart: Chart): string {
  const postgresql = chart.values.block('postgresql');
  const host = postgresql.text('postgresqlHost');
  if (host !== '' || !postgresql.truthy('enabled')) return host;
  return releaseName(chart, postgresql.textOr('nameOverride', 'postgresql'));
}
