import type { DataPath, Severity } from '../diagnostics/diagnostic';
import { compareText } from '../diagnostics/order';
import type { LintCode } from './lint-rule';
import { lintRules } from './lint-rules';
import { type LintInput, ReleaseView } from './release-view';

export type { LintInput } from './release-view';

/** A foot-gun of the Dagster chart that these values step on. */
export interface LintFinding {
  readonly code: LintCode;
  readonly severity: Severity;
  /** What was found and what will happen; lower case, no full stop. */
  readonly message: string;
  /** How to mend it. */
  readonly fix: string;
  /** Path in the user's values; the nearest section that stands there when a default is the cause, `[]` when none does. */
  readonly path: DataPath;
}

/**
 * Finds the foot-guns of the Dagster chart (docs/lints.md) in a release's values, in the order of the user's values.
 *
 * Values of any shape are read; what has another one than the chart expects is left to the checks of the schema.
 *
 * @param except - codes of lints that the caller has other findings for
 */
export function lintValues(input: LintInput, except: ReadonlySet<string> = new Set()): LintFinding[] {
  const view = new ReleaseView(input);
  const rules = lintRules.filter((rule) => !except.has(rule.code));
  const findings = rules.flatMap((rule) =>
    (rule.check?.(view) ?? []).map(
      (hit): LintFinding => ({
        code: rule.code,
        severity: hit.severity ?? (rule.verdict === 'error' ? 'error' : 'warning'),
        message: hit.message,
        fix: hit.fix ?? rule.fix,
        path: hit.path,
      }),
    ),
  );
  return inOrderOf(view.user, findings);
}

function inOrderOf(values: unknown, findings: readonly LintFinding[]): LintFinding[] {
  const positions = new KeyPositions();
  return findings
    .map((finding) => ({ finding, position: positions.of(values, finding.path) }))
    .sort(
      (a, b) =>
        comparePositions(a.position, b.position) ||
        compareText(a.finding.code, b.finding.code) ||
        compareText(a.finding.message, b.finding.message),
    )
    .map(({ finding }) => finding);
}

/** Numbers the keys of each map that a path leads through; each map once. */
class KeyPositions {
  private readonly known = new Map<object, ReadonlyMap<string, number>>();

  of(root: unknown, path: DataPath): number[] {
    let value = root;
    return path.map((part) => {
      const container = value as Record<string | number, unknown>;
      value = container[part];
      return typeof part === 'number' ? part : (this.keysOf(container).get(part) ?? 0);
    });
  }

  private keysOf(map: object): ReadonlyMap<string, number> {
    const keys = this.known.get(map) ?? new Map(Object.keys(map).map((key, position) => [key, position]));
    this.known.set(map, keys);
    return keys;
  }
}

/** A section comes before what is in it. */
function comparePositions(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
