import type { LintRule } from '../lint-rule';

/** Step pods are built like run pods, without the tags of the job (dagster_k8s, K8sStepHandler). */
export const stepPodConfiguration: LintRule = {
  code: 'DAG020',
  title: 'step pods without the configuration of the run launcher',
  verdict: 'impossible',
  explanation:
    'Since Dagster 1.2 the k8s_job_executor builds step pods from the run launcher of dagster.yaml and the container context of the code location, both of which are rendered. Only the tags of a job stay with the run’s own pod.',
  fix: 'for a single step use the tag dagster-k8s/config on its op, or step_k8s_config of the executor',
  source: [4317],
};
