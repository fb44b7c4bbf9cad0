/** Environments side by side: one column for each, one row for each setting. */
export interface Matrix {
  readonly columns: readonly string[];
  /** Sorted by group, object and path. */
  readonly rows: readonly MatrixRow[];
  /** Identity that was taken out before comparing: namespaces, release names, names of environments. */
  readonly takenOut: readonly string[];
}

export const matrixGroups = ['image', 'scale', 'resources', 'secrets', 'access', 'flags'] as const;
export type MatrixGroup = (typeof matrixGroups)[number];

/** One setting of one object. */
export interface MatrixRow {
  readonly group: MatrixGroup;
  /** `Deployment/floe-dagster-daemon` */
  readonly object: string;
  /** `containers[daemon].image`; `object` for whether it is there at all. */
  readonly path: string;
  /** What is shown for each column, secrets masked; undefined where there is nothing. */
  readonly cells: readonly (string | undefined)[];
  /**
   * Columns with the same number are alike, also where what is shown is masked; undefined where the object is not
   * there, which its row `object` tells.
   */
  readonly variants: readonly (number | undefined)[];
}

/** The name by which platform/parity.yaml allows a row: `Deployment/floe-dagster-daemon containers[daemon].image`. */
export function rowName({ object, path }: Pick<MatrixRow, 'object' | 'path'>): string {
  return `${object} ${path}`;
}

/** True when the columns that `counts` keeps are not all alike. */
export function rowDiffers({ variants }: MatrixRow, counts: (column: number) => boolean = () => true): boolean {
  const kept = variants.filter((variant, column) => variant !== undefined && counts(column));
  return new Set(kept).size > 1;
}
