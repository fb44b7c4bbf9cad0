import { isTruthy } from '../../dagster/values/go-value';
import type { LintRule } from '../lint-rule';

/** Annotations by which a cloud gives rights to a ServiceAccount. */
const identities = [
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
] as const;

/** The subchart makes one account, and every container context names it. */
export const sharedServiceAccount: LintRule = {
  code: 'DAG018',
  title: 'one ServiceAccount for all code locations',
  verdict: 'lint',
  explanation:
    'All code locations and their runs use one ServiceAccount: a cloud role bound to it gives each of them the rights of all. With global.serviceAccountName webserver and daemon have them too.',
  fix: 'bind the role to a ServiceAccount of its own and let the jobs that need it name that in the tag dagster-k8s/config, or run the code location in a release of its own',
  source: [15696],
  check: (view) => {
    const isGlobal = view.isOn('global', 'serviceAccountName');
    const account = isGlobal ? ['serviceAccount'] : ['dagster-user-deployments', 'serviceAccount'];
    const count = view.deployed.length;
    if (count < 2 || !view.isOn(...account, 'create')) return [];
    return identities
      .filter((key) => isTruthy(view.get(...account, 'annotations', key)))
      .map((key) => ({
        message: `all ${count} code locations${isGlobal ? ', webserver and daemon' : ''} and all runs get the rights of this identity: they share one ServiceAccount`,
        path: view.place(...account, 'annotations', key),
      }));
  },
};
