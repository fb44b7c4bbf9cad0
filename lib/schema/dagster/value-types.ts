import type * as z from 'zod';
import { isRecord } from '../../documents/is-record';
import { dagsterValuesSchema } from './dagster-values';
import { settledIssues } from './settled-issues';
import type { ValueIssue } from './value-issue';
import { describeIssue } from './value-sentence';

export type { ValueIssue, ValueIssueCode } from './value-issue';

/**
 * Checks a user's chart values, before defaults, as the JSON schema of the chart (1.12.17) checks them after.
 *
 * Null over a key that the chart requires counts as missing, since Helm then drops the default. Where that schema is
 * silent about a key that templates read, the type of its default is asked for. Unknown keys are not reported here.
 *
 * @param schema - the values' schema, for callers that extend the chart's
 */
export function checkDagsterValues(values: unknown, schema: z.core.$ZodType = dagsterValuesSchema): ValueIssue[] {
  // A few values do not pay for the parser that zod would compile.
  const result = (schema as z.ZodType).safeParse(values, { jitless: !isLarge(values) });
  if (result.success) return [];
  return settledIssues(result.error.issues).map((settled) => describeIssue(settled, values, schema));
}

/** Code locations by the dozen: only they make values large. */
function isLarge(values: unknown): boolean {
  const section = isRecord(values) ? values['dagster-user-deployments'] : undefined;
  const deployments = isRecord(section) ? section['deployments'] : undefined;
  return Array.isArray(deployments) && deployments.length > 50;
}
