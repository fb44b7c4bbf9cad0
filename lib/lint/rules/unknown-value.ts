import { formatPath } from '../../diagnostics/diagnostic';
import { findUnknownKeys } from '../../schema/dagster/unknown-keys';
import type { LintRule } from '../lint-rule';

/** The same check as for an environment’s values, for values that are rendered on their own. */
export const unknownValue: LintRule = {
  code: 'DAG031',
  title: 'values that nothing reads',
  verdict: 'lint',
  explanation:
    'The chart’s schema lets unknown keys pass, and its templates ignore them: what they ask for never happens. In an environment’s values.yaml they are errors (FLOE3009).',
  fix: 'remove it',
  source: [],
  check: (view) =>
    findUnknownKeys(view.user).map(({ path, suggestion }) => ({
      message: `unknown key "${String(path[path.length - 1])}": neither the chart nor the toolkit reads it`,
      path,
      ...(suggestion === undefined
        ? {}
        : {
            fix: `did you mean ${formatPath(suggestion.path)}?${suggestion.note === undefined ? '' : ` ${suggestion.note}`}`,
          }),
    })),
};
