import type { LintRule } from '../lint-rule';

/** A note rather than a warning: the default is a choice that many keep, with logs collected elsewhere. */
export const computeLogsLost: LintRule = {
  code: 'DAG025',
  title: 'stdout and stderr of runs are not kept',
  verdict: 'lint',
  explanation:
    'NoOpComputeLogManager is the chart’s default and keeps nothing: the UI shows no stdout and stderr of steps, and they are gone with the pod.',
  fix: 'set computeLogManager.type to S3ComputeLogManager, GCSComputeLogManager or AzureBlobComputeLogManager with its config',
  source: [27054],
  check: (view) => {
    if (view.text('computeLogManager', 'type') !== 'NoOpComputeLogManager') return [];
    if (Object.hasOwn(view.map('additionalInstanceConfig'), 'compute_logs')) return [];
    const message = 'stdout and stderr of steps are not kept: the UI cannot show them, and they are gone with the pod';
    return [{ message, path: view.place('computeLogManager', 'type'), severity: 'info' }];
  },
};
