import type { LintRule } from '../lint-rule';

const own = ['dagster-user-deployments', 'dagsterHome'] as const;

/** The run launcher's `dagster_home` is the global one, and the subchart prefers that too. */
export const locationHomeIgnored: LintRule = {
  code: 'DAG005',
  title: 'dagsterHome of the code locations does not reach their runs',
  verdict: 'lint',
  explanation:
    'Runs take DAGSTER_HOME from global.dagsterHome. While that is set, the code servers take it too and dagster-user-deployments.dagsterHome is ignored; where it is empty, only the servers have the folder.',
  fix: 'set global.dagsterHome, which every pod uses, and remove dagster-user-deployments.dagsterHome',
  source: [13669],
  check: (view) => {
    const home = view.text(...own);
    const shared = view.text('global', 'dagsterHome');
    if (!view.isSet(...own) || home === undefined || home === shared || view.deployed.length === 0) return [];
    const message =
      shared === undefined
        ? `"${home}" is the home of the code servers alone: their runs take global.dagsterHome, which is empty`
        : `"${home}" has no effect: code servers and their runs use global.dagsterHome, "${shared}"`;
    return [{ message, path: view.place(...own) }];
  },
};
