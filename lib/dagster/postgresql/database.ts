import type { Chart } from '../chart';
import { olderLabels } from '../labels';
import { labelName, shortName } from '../names';
import { refuse } from '../refusal';
import { expandTemplate } from '../template/expand';
import type { Block } from '../values/block';
import { isTruthy } from '../values/go-value';
import { databaseFullName } from './names';

/** The bundled PostgreSQL chart being rendered, with what its objects have in common. */
export interface Database {
  readonly chart: Chart;
  readonly values: Block;
  /** `global.postgresql`, which wins over the chart's own values. */
  readonly globals: Block;
  readonly fullName: string;
  readonly labels: Record<string, string>;
  /** The labels of its pods, without the role that tells primary and replicas apart. */
  readonly podLabels: Record<string, string>;
}

const chartVersion = '8.1.0';

/** Takes the values of the subchart for a database. */
export function databaseOf(chart: Chart): Database {
  const { values, release } = chart;
  return {
    chart,
    values,
    globals: values.block('global').block('postgresql'),
    fullName: databaseFullName(chart),
    labels: olderLabels(chart, chartVersion),
    podLabels: { app: labelName(chart), release: release.name },
  };
}

/** The name of the primary's StatefulSet, which unlike the other names ignores that a release's name may say it all. */
export function primaryName(database: Database): string {
  const { chart, values } = database;
  const joined = `${chart.release.name}-${values.textOr('nameOverride', chart.name)}`;
  const name = values.textOr('fullnameOverride', joined);
  return shortName(hasReplicas(database) ? `${name}-master` : name);
}

/** True where replicas are asked for. */
export function hasReplicas({ values }: Database): boolean {
  return values.block('replication').truthy('enabled');
}

/** The user that Dagster logs in as. */
export function userName({ values, globals }: Database): string {
  return globals.truthyText('postgresqlUsername') ?? values.text('postgresqlUsername');
}

/** The user of the replicas. */
export function replicationUser({ values, globals }: Database): string {
  return globals.truthyText('replicationUser') ?? values.block('replication').text('user');
}

/** The database that is made at the first start; "" for none. */
export function databaseName({ values, globals }: Database): string {
  return globals.truthyText('postgresqlDatabase') ?? values.text('postgresqlDatabase');
}

/** The port, as text. */
export function portText({ values, globals }: Database): string {
  return globals.truthyText('servicePort') ?? values.block('service').text('port');
}

/** The port, as a number. */
export function port({ values, globals }: Database): unknown {
  return globals.truthy('servicePort') ? globals.retyped('servicePort') : values.block('service').retyped('port');
}

/** The Secret with the passwords: one that exists, or the chart's own. */
export function secretName({ values, globals, fullName }: Database): string {
  return globals.truthyText('existingSecret') ?? values.textOr('existingSecret', fullName);
}

/** True where no Secret is named that exists. */
export function makesSecret({ values, globals }: Database): boolean {
  return !globals.truthy('existingSecret') && !values.truthy('existingSecret');
}

/** True where the administrator has a password beside the user's. */
export function hasAdminPassword({ values }: Database): boolean {
  return values.truthy('postgresqlPostgresPassword') && values.text('postgresqlUsername') !== 'postgres';
}

/** True where a ConfigMap with the main configuration is mounted. */
export function hasConfiguration({ values }: Database): boolean {
  return ['postgresqlConfiguration', 'pgHbaConfiguration', 'configurationConfigMap'].some((key) => values.truthy(key));
}

/** True where a ConfigMap with additional configuration is mounted. */
export function hasExtendedConfiguration({ values }: Database): boolean {
  return values.truthy('postgresqlExtendedConf') || values.truthy('extendedConfConfigMap');
}

/** The name of a ConfigMap that exists (it may be a template), or of the chart's own. */
export function configMapName(database: Database, key: string, suffix: string): string {
  const { chart, values, fullName } = database;
  if (!values.truthy(key)) return `${fullName}-${suffix}`;
  return expandTemplate(values.text(key), values.pathOf(key), chart);
}

/** An image of the chart's, from the global registry where there is one. */
export function imageOf({ values }: Database, image: Block, tag: string): string {
  const registry = values.block('global').truthyText('imageRegistry') ?? image.text('registry');
  return `${registry}/${image.text('repository')}:${tag}`;
}

/** A boolean that the chart asks for by `ternary`, which takes nothing else. */
export function booleanOf(block: Block, key: string): boolean {
  const value = block.get(key);
  if (typeof value === 'boolean') return value;
  return refuse({ code: 'wrong-type', message: 'expected true or false', path: block.pathOf(key) });
}

/** The names that pods pull images with: the global ones, or those of the three images. */
export function pullSecrets({ values }: Database): unknown[] {
  const global = values.block('global');
  const named = (block: Block, key: string) => block.copies(key).map((name) => ({ name }));
  if (isTruthy(global.get('imagePullSecrets'))) return named(global, 'imagePullSecrets');
  const images = [values, values.block('metrics'), values.block('volumePermissions')];
  return images.flatMap((owner) => named(owner.block('image'), 'pullSecrets'));
}
