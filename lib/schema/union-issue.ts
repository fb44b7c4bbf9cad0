import type * as z from 'zod';

/** What remains of a failed union: the issues of the one option that was meant, or that no option fits at all. */
export type UnionVerdict =
  | { readonly kind: 'option'; readonly option: number; readonly issues: readonly z.core.$ZodIssue[] }
  | { readonly kind: 'none'; readonly choices: readonly unknown[] };

/**
 * Finds the option of a union that the value was meant for: one that did not fail on the value's own type; of several
 * the one with the fewest faults. Without such an option `choices` holds the literals that would have fitted.
 */
export function judgeUnion(errors: readonly (readonly z.core.$ZodIssue[])[]): UnionVerdict {
  let best: { option: number; issues: readonly z.core.$ZodIssue[] } | undefined;
  for (const [option, issues] of errors.entries()) {
    if (issues.some(rejectsWhole)) continue;
    if (best === undefined || issues.length < best.issues.length) best = { option, issues };
  }
  if (best !== undefined) return { kind: 'option', ...best };
  const choices = errors.flat().flatMap((issue) => (issue.code === 'invalid_value' ? issue.values : []));
  return { kind: 'none', choices };
}

function rejectsWhole(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((issues) => issues.some(rejectsWhole));
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}
