import type { LintRule } from '../lint-rule';

/** Names that operators give the Secret of a database user, all with the key `password`. */
const operators: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'CloudNativePG', pattern: /-(app|superuser)$/ },
  { name: 'Crunchy Postgres', pattern: /-pguser-/ },
  { name: 'the Zalando operator', pattern: /\.credentials\.postgresql\.acid\.zalan\.do$/ },
];

/** The chart reads the fixed key `postgresql-password` (templates of every pod, and dagster_k8s for runs). */
export const databaseSecretKey: LintRule = {
  code: 'DAG006',
  title: 'the key of the database password is fixed',
  verdict: 'lint',
  explanation:
    'Every pod reads the key postgresql-password. A Secret that a database operator writes has the key password instead: no pod starts (CreateContainerConfigError).',
  fix: 'make a Secret of your own with the key postgresql-password, for example by an ExternalSecret that reads the operator’s, and name it in global.postgresqlSecretName',
  source: [32227],
  check: (view) => {
    const name = view.text('global', 'postgresqlSecretName');
    if (name === undefined || view.isOn('generatePostgresqlPasswordSecret')) return [];
    const operator = operators.find(({ pattern }) => pattern.test(name));
    if (operator === undefined) return [];
    return [
      {
        message: `"${name}" is named like a Secret of ${operator.name}, whose key is "password"; pods read "postgresql-password" and do not start without it`,
        path: view.place('global', 'postgresqlSecretName'),
      },
    ];
  },
};
