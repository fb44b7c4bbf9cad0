import type { Chart } from './chart';
import { releaseName } from './names';

/** Where the database answers: the host that the values name, or the Service of the bundled database. */
export function postgresHost(chart: Chart): string {
  const postgresql = chart.values.block('postgresql');
  if (!postgresql.truthy('enabled') || postgresql.truthy('postgresqlHost')) return postgresql.text('postgresqlHost');
  return releaseName(chart, postgresql.textOr('nameOverride', 'postgresql'));
}

/** The same for YAML: null where an external database has no host at all, which the chart writes as nothing. */
export function postgresHostOrNull(chart: Chart): string | null {
  const postgresql = chart.values.block('postgresql');
  return postgresql.truthy('enabled') || !postgresql.isNull('postgresqlHost') ? postgresHost(chart) : null;
}

/** The same as the chart prints it into commands: a host of the values in quotes. */
export function printedPostgresHost(chart: Chart): string {
  const host = postgresHostOrNull(chart);
  if (host === null) return '';
  return chart.values.block('postgresql').truthy('enabled') ? host : JSON.stringify(host);
}
