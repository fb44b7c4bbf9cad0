import { isTruthy } from '../../dagster/values/go-value';
import { isRecord } from '../../documents/is-record';
import { k8sRunLauncher, launcherField } from '../kubernetes-field';
import type { LintRule } from '../lint-rule';
import { locationNames } from '../location-names';
import type { ReleaseView } from '../release-view';

interface ServerOnlyField {
  /** Key of the code location. */
  readonly key: string;
  /** Block of `runK8sConfig`, and the field there, that gives runs the same. */
  readonly block: 'podSpecConfig' | 'containerConfig';
  readonly field: string;
}

const fields: readonly ServerOnlyField[] = [
  { key: 'nodeSelector', block: 'podSpecConfig', field: 'nodeSelector' },
  { key: 'affinity', block: 'podSpecConfig', field: 'affinity' },
  { key: 'tolerations', block: 'podSpecConfig', field: 'tolerations' },
  { key: 'podSecurityContext', block: 'podSpecConfig', field: 'securityContext' },
  { key: 'securityContext', block: 'containerConfig', field: 'securityContext' },
];

/** The chart's container context has none of these keys. */
export const placementNotInherited: LintRule = {
  code: 'DAG002',
  title: 'placement and security of the code server do not reach its runs',
  verdict: 'lint',
  explanation:
    'nodeSelector, affinity, tolerations, podSecurityContext and securityContext of a code location are for its server: the pods of its runs start without them, on other nodes, as another user, or not at all where Pod Security demands them.',
  fix: 'set the same for all runs under runLauncher.config.k8sRunLauncher.runK8sConfig, or for one job by its tag dagster-k8s/config',
  source: [20350, 9924],
  check: (view) => {
    if (view.launcher !== 'K8sRunLauncher') return [];
    const sharing = view.deployed.filter((location) => location.sharesConfig);
    return fields.flatMap((field) => {
      const having = sharing.filter(({ entry }) => isTruthy(entry[field.key]) && !runsOwn(entry['runs'], field.key));
      const [first] = having;
      if (first === undefined || runsHave(view, field)) return [];
      return [
        {
          message: `"${field.key}" of ${locationNames(having)} is for the code server alone: the pods of runs start without it`,
          path: view.place(...first.path, field.key),
          fix: `set runLauncher.config.k8sRunLauncher.runK8sConfig.${field.block}.${field.field} for all runs, or give jobs the tag dagster-k8s/config`,
        },
      ];
    });
  },
};

/** `runs` of a code location, the toolkit's own key, gives its runs what their server has. */
function runsOwn(runs: unknown, key: string): boolean {
  return isRecord(runs) && isTruthy(runs[key]);
}

function runsHave(view: ReleaseView, { block, field }: ServerOnlyField): boolean {
  if (launcherField(view, block, field) !== undefined) return true;
  return block === 'containerConfig' && view.isOn(...k8sRunLauncher, field);
}
