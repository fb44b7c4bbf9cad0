import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareSides } from '../diff/compare-sides';
import type { MatrixEnvironment } from '../diff/matrix/build-matrix';
import { matrixColumns } from '../diff/matrix/matrix-columns';
import type { DiffReport } from '../diff/model';
import { mergeBase, RevisionFault } from '../diff/sides/git';
import { platformSide } from '../diff/sides/platform-side';
import { readExists } from '../diff/sides/read-manifests';
import { type ReadParity, readParity } from '../diff/sides/read-parity';
import { readRevision } from '../diff/sides/read-revision';
import { parseRevisionRange } from '../diff/sides/revision-range';
import { type ExitStatus, exitStatus } from './exit-status';
import { reportUnknownEnvironments } from './unknown-environments';

type PlatformSide = ReturnType<typeof platformSide>;

/** Two revisions compared, and platform/parity.yaml as it is on the side after. */
export interface ComparedRevisions {
  readonly report: DiffReport;
  readonly parity: ReadParity;
  /** The environments of the side after. */
  readonly columns: readonly MatrixEnvironment[];
}

export interface RevisionOptions {
  readonly root: string;
  /** `A`, `A..B` or `A...B` */
  readonly rev: string;
  /** Environments; empty for all. */
  readonly environments: readonly string[];
  /** Prints what is wrong with the input; true when nothing can be compared. */
  readonly showFaults: (sides: readonly PlatformSide[]) => boolean;
}

/** `floe diff --rev`: compares a git revision with the working tree, or with another revision. */
export function diffRevision(options: RevisionOptions): ComparedRevisions | { readonly status: ExitStatus } {
  const { root, rev } = options;
  try {
    const { before, after, fromCommonBase } = parseRevisionRange(rev);
    const base = after !== undefined && fromCommonBase === true ? mergeBase(root, before, after) : before;
    const label = base === before ? before : `${before} (from ${base.slice(0, 10)})`;
    return readRevision(root, base, (folder) => {
      const left = revisionSide(folder, label, options);
      if (after === undefined) return compare(left, workingTree(options), readParity(root), options);
      return readRevision(root, after, (other) =>
        compare(left, revisionSide(other, after, options), readParity(other), options),
      );
    });
  } catch (error) {
    if (!(error instanceof RevisionFault)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return { status: exitStatus.wrongUsage };
  }
}

function compare(
  before: PlatformSide,
  after: PlatformSide,
  parity: ReadParity,
  { environments, showFaults }: RevisionOptions,
): ComparedRevisions | { readonly status: ExitStatus } {
  if (reportUnknownEnvironments(environments, [...new Set([...before.names, ...after.names])])) {
    return { status: exitStatus.wrongUsage };
  }
  if (showFaults([before, after])) return { status: exitStatus.fault };
  return { report: compareSides(before, after), parity, columns: matrixColumns(after) };
}

function workingTree({ root, environments }: RevisionOptions): PlatformSide {
  return platformSide({ label: 'working tree', root, only: environments.length === 0 ? undefined : environments });
}

/** A revision without a platform folder has no environments. */
function revisionSide(folder: string, label: string, { environments }: RevisionOptions): PlatformSide {
  if (!readExists(`${folder}/platform`)) {
    return { label, environments: new Map(), diagnostics: [], textOf: () => undefined, names: [] };
  }
  const only = environments.length === 0 ? undefined : environments;
  const side = platformSide({ label, root: folder, only });
  const inRevision = (one: Diagnostic): Diagnostic => ({ ...one, message: `in ${label}: ${one.message}` });
  return { ...side, diagnostics: side.diagnostics.map(inRevision) };
}
