/** How much a finding weighs: errors stop the run, warnings do not, info only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** A stretch of text in an input file; line and column count from 1, length in characters. */
export interface SourceRange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** @default - 1 */
  readonly length?: number;
}

/** A dotted path's raw form: keys and list indexes from the document's root. */
export type DataPath = readonly (string | number)[];

/**
 * One thing that is wrong (or worth knowing) in the user's input.
 *
 * A user's mistake is always such a value, never a thrown error (CLI contract, "A diagnostic").
 */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable code, FLOE and four digits; listed in docs/diagnostics.md. */
  readonly code: string;
  /** One sentence: what was found and what was expected; lower case, no full stop. */
  readonly message: string;
  /** Path of the key in its document. @default - the finding is about the whole file */
  readonly path?: DataPath;
  /** Where to look. @default - the finding has no place in a file */
  readonly range?: SourceRange;
  /** How to mend it. @default - the sentence says it already */
  readonly fix?: string;
  /** A secret stands at the range, or under the key there: the code frame shows stars instead. @default false */
  readonly sensitive?: boolean;
}

/** Writes a data path the way people write it: `catalogs.default.uri`, `deployments[0].image`, `labels["a.b/c"]`. */
export function formatPath(path: DataPath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z0-9_-]+$/.test(part)) text += text === '' ? part : `.${part}`;
    else text += `[${JSON.stringify(part)}]`;
  }
  return text;
}

/** True when any of the findings is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
