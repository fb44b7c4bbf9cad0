import type * as z from 'zod';
import type { DataPath } from '../../diagnostics/diagnostic';
import { judgeUnion } from '../union-issue';

/** One issue and its place, counted from the root of the values. */
export interface SettledIssue {
  readonly path: DataPath;
  readonly issue: z.core.$ZodIssue;
}

/**
 * Takes zod's issues apart: unknown keys are left out, and a failed union becomes the issues of the option that the
 * user meant, or stays one issue when the value is of no option's kind.
 */
export function settledIssues(issues: readonly z.core.$ZodIssue[], base: DataPath = []): SettledIssue[] {
  return issues.flatMap((issue): SettledIssue[] => {
    if (issue.code === 'unrecognized_keys') return [];
    const path = [...base, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
    if (issue.code !== 'invalid_union') return [{ path, issue }];
    const verdict = judgeUnion(issue.errors);
    return verdict.kind === 'none' ? [{ path, issue }] : settledIssues(verdict.issues, path);
  });
}
