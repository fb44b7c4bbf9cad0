import type { Chart } from './chart';

/** Kubernetes' limit for a label, to which the chart cuts names before it adds suffixes. */
const maxNameLength = 63;

/** Cuts a name to 63 characters and takes one dash off its end. */
export function shortName(name: string): string {
  return name.slice(0, maxNameLength).replace(/-$/, '');
}

/** The prefix of most of a chart's objects: the release's name, joined with the chart's unless it contains that. */
export function fullName(chart: Chart): string {
  const known = fullNames.get(chart);
  if (known !== undefined) return known;
  const name = computedFullName(chart);
  fullNames.set(chart, name);
  return name;
}

/** Every object of a code location begins with it. */
const fullNames = new WeakMap<Chart, string>();

function computedFullName(chart: Chart): string {
  const global = chart.values.block('global');
  if (global.truthy('fullnameOverride')) return shortName(global.onlyText('fullnameOverride'));
  const name = global.truthy('nameOverride') ? global.onlyText('nameOverride') : chart.name;
  const release = chart.release.name;
  return shortName(release.includes(name) ? release : `${release}-${name}`);
}

/** The name that labels carry; unlike the full name it follows the chart's own `nameOverride`. */
export function labelName(chart: Chart): string {
  const { name, values } = chart;
  return shortName(values.truthy('nameOverride') ? values.onlyText('nameOverride') : name);
}

/** The account that the main chart's pods run as. */
export function serviceAccountName(chart: Chart): string {
  return accountName(chart, fullName(chart));
}

/** The account that code locations, and their runs, run as. */
export function userServiceAccountName(chart: Chart): string {
  return accountName(chart, `${fullName(chart)}-user-deployments`);
}

function accountName(chart: Chart, otherwise: string): string {
  const shared = chart.values.block('global').truthyText('serviceAccountName');
  return shared ?? chart.values.optionalBlock('serviceAccount')?.truthyText('name') ?? otherwise;
}

/** A setting of all charts, or else the one that a chart has under the same name. */
export function globalText(chart: Chart, key: string): string {
  return chart.values.block('global').truthyText(key) ?? chart.values.text(key);
}

/** The Secret with the database's password, as the main chart names it. */
export function postgresSecretName(chart: Chart): string {
  return chart.values.block('global').textOr('postgresqlSecretName', `${fullName(chart)}-postgresql-secret`);
}

/** The name of an object that always begins with the release's name. */
export function releaseName(chart: Chart, name: string): string {
  return shortName(`${chart.release.name}-${name}`);
}
