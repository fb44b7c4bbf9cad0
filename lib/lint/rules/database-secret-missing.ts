import type { LintHit, LintRule } from '../lint-rule';
import type { ReleaseView } from '../release-view';

const secretKinds = ['Secret', 'ExternalSecret', 'SealedSecret'];
const fix =
  'name the Secret in global.postgresqlSecretName and give it the key postgresql-password; for a login without a password an empty value will do';

/** DAGSTER_PG_PASSWORD is part of every pod, whether or not the database asks for a password. */
export const databaseSecretMissing: LintRule = {
  code: 'DAG008',
  title: 'every pod needs the Secret of the database password',
  verdict: 'lint',
  explanation:
    'DAGSTER_PG_PASSWORD comes from a Secret in every pod, even where the database needs no password. When nothing makes the Secret, no pod starts.',
  fix,
  source: [25538],
  check: (view) => (view.text('global', 'postgresqlSecretName') === undefined ? splitNames(view) : unnamed(view)),
};

/** Without the global name the main chart and the code locations each have a name of their own. */
function splitNames(view: ReleaseView): LintHit[] {
  const name = view.text('dagster-user-deployments', 'postgresqlSecretName');
  if (name === undefined || view.deployed.length === 0 || view.addsObject(secretKinds, name)) return [];
  if (view.isSet('dagster-user-deployments', 'postgresqlSecretName')) return [];
  return [
    {
      message: `code servers read the password from the Secret "${name}", the other pods from another: global.postgresqlSecretName is empty, and nothing here makes "${name}"`,
      path: view.place('global', 'postgresqlSecretName'),
    },
  ];
}

function unnamed(view: ReleaseView): LintHit[] {
  const name = view.text('global', 'postgresqlSecretName') ?? '';
  if (view.isOn('generatePostgresqlPasswordSecret') || view.isSet('global', 'postgresqlSecretName')) return [];
  if (view.addsObject(secretKinds, name)) return [];
  return [
    {
      message: `every pod reads the Secret "${name}", the chart’s default, and nothing here makes or names it: without it no pod starts`,
      path: view.place('generatePostgresqlPasswordSecret'),
      severity: 'info',
    },
  ];
}
