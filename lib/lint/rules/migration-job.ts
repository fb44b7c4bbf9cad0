import type { LintRule } from '../lint-rule';

/** Kubernetes refuses changes to the pod template of a Job. */
export const migrationJob: LintRule = {
  code: 'DAG029',
  title: 'the database migration is a step of its own',
  verdict: 'lint',
  explanation:
    'migrate.enabled makes a Job with a fixed name that runs "dagster instance migrate" once. Left on, the next image or setting changes the Job, which Kubernetes refuses: the release can no longer be applied. Left off, nothing migrates the database after an upgrade.',
  fix: 'set it for one release after an upgrade, with webserver and daemon stopped, then set it to false and delete the Job',
  source: [2378, 28683],
  check: (view) => {
    if (!view.isOn('migrate', 'enabled')) return [];
    const message =
      'this Job can run once: its pod template cannot change, so the next image or setting of the webserver is refused when it is applied';
    return [{ message, path: view.place('migrate', 'enabled') }];
  },
};
