import type { DataPath, Severity } from '../diagnostics/diagnostic';
import type { ReleaseView } from './release-view';

/** A code of the list of foot-guns: DAG001 to DAG031, kept for good. */
export type LintCode = `DAG${string}`;

/**
 * What the toolkit does about a foot-gun of the Dagster chart.
 *
 * `impossible`: no values produce the fault. `error`: the values are refused. `lint`: the values are accepted, with a
 * sentence on what will happen.
 */
export type LintVerdict = 'impossible' | 'error' | 'lint';

/** One place where a rule applies. */
export interface LintHit {
  /** What was found and what will happen; lower case, no full stop. */
  readonly message: string;
  /** Path in the user's values: what causes it, or the nearest section that stands there when a default does. */
  readonly path: DataPath;
  /** @default - the fix of the rule */
  readonly fix?: string;
  /** @default - error for a rule with the verdict error, else warning */
  readonly severity?: Severity;
}

/** One foot-gun of the Dagster chart. */
export interface LintRule {
  readonly code: LintCode;
  /** The fault in a few words. */
  readonly title: string;
  readonly verdict: LintVerdict;
  /** What will happen in such a configuration; for `impossible`, why it cannot. */
  readonly explanation: string;
  /** How to mend it; for `impossible`, what to write. */
  readonly fix: string;
  /** Numbers of issues and pull requests of dagster-io/dagster. */
  readonly source: readonly number[];
  /** Finds the places; reads values of any shape, in time linear in them. @default - nothing can be found */
  readonly check?: (view: ReleaseView) => readonly LintHit[];
}
