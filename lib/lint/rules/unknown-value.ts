import { type DataPath, formatPath } from '../../diagnostics/diagnostic';
import { hasNoPlace, type KeySuggestion } from '../../schema/dagster/key-advisor';
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
      ...(suggestion === undefined ? {} : { fix: adviceOf(path, suggestion) }),
    })),
};

function adviceOf(path: DataPath, suggestion: KeySuggestion): string {
  const { note } = suggestion;
  if (hasNoPlace(path, suggestion)) return note === undefined ? 'remove it' : `remove it: ${note}`;
  return `did you mean ${formatPath(suggestion.path)}?${note === undefined ? '' : ` ${note}`}`;
}
