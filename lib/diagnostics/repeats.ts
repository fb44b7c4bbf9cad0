import type { Diagnostic } from './diagnostic';

/** Leaves out findings that are the same in every respect: environments share base values, whose faults are said once. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}
