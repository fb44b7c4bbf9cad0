import type { Manifest } from '../../manifest';
import { toYaml } from '../template/data-text';
import { type Item, itemsOf, textOf } from '../values/block';
import { isTruthy } from '../values/go-value';
import type { Database } from './database';

/** The ConfigMaps with the database's configuration, first scripts and metrics, where the values hold any. */
export function databaseConfigMaps(database: Database): Manifest[] {
  const { values, fullName, labels } = database;
  const metrics = values.block('metrics');
  const maps: Manifest[] = [];
  const add = (suffix: string, data: Readonly<Record<string, unknown>>) => {
    maps.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${fullName}-${suffix}`, labels }, data });
  };
  const main = {
    ...(values.truthy('postgresqlConfiguration')
      ? { 'postgresql.conf': settings(database, 'postgresqlConfiguration') }
      : {}),
    ...(values.truthy('pgHbaConfiguration')
      ? { 'pg_hba.conf': `${values.text('pgHbaConfiguration').trimEnd()}\n` }
      : {}),
  };
  if (isTruthy(main) && !values.truthy('configurationConfigMap')) add('configuration', main);
  if (values.truthy('postgresqlExtendedConf') && !values.truthy('extendedConfConfigMap')) {
    add('extended-configuration', { 'override.conf': settings(database, 'postgresqlExtendedConf') });
  }
  if (values.truthy('initdbScripts') && !values.truthy('initdbScriptsConfigMap')) {
    add('init-scripts', values.copy('initdbScripts') as Record<string, unknown>);
  }
  if (metrics.truthy('enabled') && metrics.truthy('customMetrics')) {
    add('metrics', { 'custom-metrics.yaml': toYaml(metrics.get('customMetrics')) });
  }
  return maps;
}

/** Settings as PostgreSQL reads them, one a line; their names may be written in camel case. */
function settings({ values }: Database, key: string): string {
  const lines = itemsOf({ value: values.get(key), path: values.pathOf(key) }).map(
    (item: Item) => `${snakeCase(String(item.path.at(-1)))}=${textOf(item)}\n`,
  );
  return lines.join('');
}

function snakeCase(name: string): string {
  return name
    .replace(/[a-z0-9](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&_')
    .replace(/[\s-]/g, '_')
    .toLowerCase();
}
