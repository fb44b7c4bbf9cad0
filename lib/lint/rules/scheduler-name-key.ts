import type { LintRule } from '../lint-rule';

/** Dagster’s configuration knows `scheduler_name` only (dagster_k8s, DagsterK8sJobConfig). */
export const schedulerNameKey: LintRule = {
  code: 'DAG026',
  title: 'schedulerName under a key that Dagster does not know',
  verdict: 'impossible',
  explanation:
    'Older charts wrote schedulerName into dagster.yaml, which Dagster refuses. The toolkit writes scheduler_name, for the run launcher and for the container context alike.',
  fix: 'nothing to do: runLauncher.config.k8sRunLauncher.schedulerName works',
  source: [11333],
};
