import type { ImportCode } from '../diagnostics/codes/import-codes';
import type { DataPath, Severity } from '../diagnostics/diagnostic';

/** Something that the tiered form does not take over, or takes over changed, and why; the path is canonical. */
export interface ImportFinding {
  /** `['dagster', …]` for the chart's values, `['floe', …]` for those of the floe level. */
  readonly path: DataPath;
  readonly code: ImportCode;
  readonly severity: Severity;
  readonly message: string;
  /** @default - the sentence says it already */
  readonly fix?: string;
  /** A secret stands there: the code frame shows stars. @default false */
  readonly sensitive?: boolean;
  /** Whether the value is left out. @default true */
  readonly kept?: boolean;
}

/** What is left out with these codes must not be lost: an endpoint is said elsewhere, a secret is changed. */
const alwaysSaid: ReadonlySet<ImportCode> = new Set(['FLOE8023', 'FLOE8024']);

/**
 * Leaves out what repeats an earlier finding's path, and what lies inside something that is left out; a warning is said
 * all the same where the whole is only worth a note, and so is what belongs to another tier or is a secret.
 */
export function withoutCovered(findings: readonly ImportFinding[]): ImportFinding[] {
  const pathsOf = (left: readonly ImportFinding[]) => new Set(left.map(({ path }) => JSON.stringify(path)));
  const left = findings.filter(({ kept }) => kept !== true);
  const all = pathsOf(left);
  const warned = pathsOf(left.filter(({ severity }) => severity === 'warning'));
  const seen = new Set<string>();
  return findings.filter(({ path, severity, code }) => {
    const own = JSON.stringify(path);
    const isRepeated = seen.has(own);
    seen.add(own);
    if (isRepeated) return false;
    return alwaysSaid.has(code) || !isInside(severity === 'warning' ? warned : all, path);
  });
}

/** Paths without those inside others of them. */
export function outermost(paths: readonly DataPath[]): DataPath[] {
  const known = new Set(paths.map((path) => JSON.stringify(path)));
  return [...known].map((path): DataPath => JSON.parse(path)).filter((path) => !isInside(known, path));
}

/** Whether a path lies inside one of these, which are given as JSON. */
export function isInside(paths: ReadonlySet<string>, path: DataPath): boolean {
  return path.some((_, depth) => depth > 0 && paths.has(JSON.stringify(path.slice(0, depth))));
}

/** Paths from the last item of a list to the first, so that no index moves before its turn. */
export function inRemovalOrder(paths: readonly DataPath[]): DataPath[] {
  return [...paths].sort((a, b) => comparePaths(b, a));
}

function comparePaths(a: DataPath, b: DataPath): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth += 1) {
    const [left, right] = [a[depth], b[depth]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}
