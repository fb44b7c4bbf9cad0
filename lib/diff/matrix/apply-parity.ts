import type { Diagnostic, SourceRange } from '../../diagnostics/diagnostic';
import { suggest } from '../../diagnostics/suggestion';
import type { SourceDocument } from '../../documents/source-document';
import { type Matrix, type MatrixRow, rowDiffers, rowName } from './matrix';
import { fitsPattern } from './name-pattern';
import type { Allowance, Parity } from './parity-file';

/** A row with the verdict of platform/parity.yaml. */
export interface JudgedRow extends MatrixRow {
  readonly state: 'same' | 'allowed' | 'unapproved';
  /** Reasons of the allowances that cover the difference. @default - there is no difference, or nothing covers it */
  readonly reason?: string;
}

export interface JudgedMatrix extends Omit<Matrix, 'rows'> {
  readonly rows: readonly JudgedRow[];
}

/** A difference is approved when the columns that no allowance names are alike. */
export function applyParity(matrix: Matrix, { allowed }: Parity): JudgedMatrix {
  return {
    ...matrix,
    rows: matrix.rows.map((row): JudgedRow => {
      if (!rowDiffers(row)) return { ...row, state: 'same' };
      const found = allowed.filter((allowance) => covers(allowance, row));
      const isFree = (column: number) =>
        found.some(({ environments }) => environments?.includes(matrix.columns[column] ?? '') ?? true);
      if (found.length === 0 || rowDiffers(row, (column) => !isFree(column))) return { ...row, state: 'unapproved' };
      return { ...row, state: 'allowed', reason: [...new Set(found.map(({ reason }) => reason))].join('; ') };
    }),
  };
}

/** Allowances that name an environment that is not there, or that allow nothing which differs. */
export function checkAllowances(
  matrix: Matrix,
  { allowed }: Parity,
  { document, names }: { readonly document: SourceDocument; readonly names: readonly string[] },
): Diagnostic[] {
  const isWhole = names.every((name) => matrix.columns.includes(name));
  return allowed.flatMap((allowance, index): Diagnostic[] => {
    const unknown = (allowance.environments ?? []).flatMap((name, at): Diagnostic[] => {
      if (names.includes(name)) return [];
      const near = suggest(name, names);
      const range = document.rangeOfValue(['allowed', index, 'environments', at]);
      return [unknownEnvironment(name, { names, near, range, path: ['allowed', index, 'environments', at] })];
    });
    // Of some environments it cannot be told what is stale: the difference may be in another.
    if (unknown.length > 0 || !isWhole || matrix.rows.some((row) => isUsed(allowance, row, matrix.columns))) {
      return unknown;
    }
    const path = ['allowed', index, 'rows'];
    const where = allowance.environments === undefined ? '' : ` in ${allowance.environments.join(', ')}`;
    const message = `nothing that "${allowance.rows}" names differs${where}: the allowance is stale`;
    return [
      {
        severity: 'warning',
        code: 'FLOE7001',
        message,
        path,
        range: document.rangeOfValue(path),
        fix: 'delete it, or correct its rows as floe matrix names them',
      },
    ];
  });
}

function unknownEnvironment(
  name: string,
  { names, near, ...rest }: { names: readonly string[]; near?: string; range: SourceRange; path: (string | number)[] },
): Diagnostic {
  return {
    severity: 'error',
    code: 'FLOE7002',
    message: `there is no environment "${name}"; expected one of ${names.join(', ')}`,
    ...(near === undefined ? {} : { fix: `did you mean "${near}"?` }),
    ...rest,
  };
}

function covers({ rows, group }: Allowance, row: MatrixRow): boolean {
  return (group === undefined || group === row.group) && fitsPattern(rowName(row), rows);
}

/** True when a row differs and would not, or less, without the environments that an allowance names. */
function isUsed(allowance: Allowance, row: MatrixRow, columns: readonly string[]): boolean {
  if (!covers(allowance, row) || !rowDiffers(row)) return false;
  const { environments } = allowance;
  if (environments === undefined) return true;
  const isNamed = (column: number) => environments.includes(columns[column] ?? '');
  const others = new Set(row.variants.filter((_, column) => !isNamed(column)));
  return others.size === 0 || row.variants.some((variant, column) => isNamed(column) && isApart(variant, others));
}

function isApart(variant: number | undefined, others: ReadonlySet<number | undefined>): boolean {
  return variant !== undefined && [...others].some((other) => other !== undefined && other !== variant);
}
