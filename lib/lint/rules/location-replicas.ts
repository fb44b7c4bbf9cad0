import type { LintRule } from '../lint-rule';

/** The Deployment of a code location has the fixed number that the chart gives it. */
export const locationReplicas: LintRule = {
  code: 'DAG017',
  title: 'several replicas of a code location',
  verdict: 'impossible',
  explanation:
    'Webserver and daemon notice a redeploy by the id of the code server, and several replicas have several ids. A code location always has one replica; replicaCount on it is an unknown key.',
  fix: 'spread definitions over several code locations; give one location more resources',
  source: [13016],
};
