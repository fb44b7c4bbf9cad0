import type { DataPath } from '../../diagnostics/diagnostic';

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
