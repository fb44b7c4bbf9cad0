/**
 * Names the variable under which the running pod looks for a reference: upper case, `-` becomes `_` (R38).
 */
export function secretVariable(reference: string): string {
  return reference.toUpperCase().replaceAll('-', '_');
}
