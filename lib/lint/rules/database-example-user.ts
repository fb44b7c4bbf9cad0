import type { LintRule } from '../lint-rule';
import { joinWords } from '../location-names';

/** The chart's defaults are user test, database test, and a password as well known. */
export const databaseExampleUser: LintRule = {
  code: 'DAG007',
  title: 'the example user of the chart on a database of your own',
  verdict: 'lint',
  explanation:
    'User and database can only be given as plain values, not from a Secret, and default to "test": with an external database and without these values Dagster logs in as the chart’s example user, and no pod gets past its first query.',
  fix: 'set postgresql.postgresqlUsername and postgresql.postgresqlDatabase, and keep the password in the Secret that global.postgresqlSecretName names, with generatePostgresqlPasswordSecret: false',
  source: [15023, 16686],
  check: (view) => {
    if (view.isOn('postgresql', 'enabled') || view.text('postgresql', 'postgresqlHost') === undefined) return [];
    const isExample = (key: string) => !view.isSet('postgresql', key) && view.isOn('postgresql', key);
    const examples = [
      ...(isExample('postgresqlUsername') ? ['user'] : []),
      ...(isExample('postgresqlDatabase') ? ['database'] : []),
      ...(isExample('postgresqlPassword') && view.isOn('generatePostgresqlPasswordSecret') ? ['password'] : []),
    ];
    if (examples.length === 0) return [];
    const host = view.text('postgresql', 'postgresqlHost');
    return [
      {
        message: `Dagster connects to "${host}" with the ${joinWords(examples)} of the chart’s example`,
        path: view.place('postgresql', 'postgresqlHost'),
      },
    ];
  },
};
