import type { z } from 'zod';
import type { DataPath } from '../../diagnostics/diagnostic';
import { dagsterValuesSchema } from './dagster-values';
import { settledIssues } from './settled-issues';
import { describeIssue } from './value-sentence';

/** What is wrong: the type, a value outside a fixed choice, something missing, or a number or list out of bounds. */
export type ValueIssueCode = 'type' | 'enum' | 'required' | 'range';

/** A value that the chart's JSON schema refuses, in words for `found …, expected …`. */
export interface ValueIssue {
  readonly path: DataPath;
  readonly code: ValueIssueCode;
  /** What stands there: `a number (3)`; never a value that may be a secret. */
  readonly found: string;
  /** What may stand there: `a string`. */
  readonly expected: string;
  /** How to mend it. @default - the sentence says it already */
  readonly fix?: string;
}

/**
 * Checks a user's chart values, before defaults, as the JSON schema of the chart (1.12.17) checks them after.
 *
 * Null over a key that the chart requires counts as missing, since Helm then drops the default. Where that schema is
 * silent about a key that templates read, the type of its default is asked for. Unknown keys are not reported here.
 *
 * @param schema - the values' schema, for callers that extend the chart's
 */
export function checkDagsterValues(values: unknown, schema: z.core.$ZodType = dagsterValuesSchema): ValueIssue[] {
  const result = (schema as z.ZodType).safeParse(values);
  if (result.success) return [];
  return settledIssues(result.error.issues).map((settled) => describeIssue(settled, values, schema));
}
