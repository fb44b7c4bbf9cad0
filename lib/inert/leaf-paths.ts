import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';

export interface LeafVisitor {
  /** Called for a value without values below it; a list of plain values counts as one. The path belongs to the walk. */
  readonly leaf: (path: DataPath, value: unknown) => void;
  /** Asked before a map or list is entered; false passes over all that is in it. @default - everything is entered */
  readonly enter?: (path: DataPath) => boolean;
}

/** Visits the leaves of values, in their order. */
export function visitLeaves(values: unknown, visitor: LeafVisitor): void {
  const path: (string | number)[] = [];
  const step = (key: string | number, value: unknown): void => {
    path.push(key);
    visit(value);
    path.pop();
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) {
      if (visitor.enter?.(path) !== false)
        for (let index = 0; index < value.length; index += 1) step(index, value[index]);
    } else if (isRecord(value) && Object.keys(value).length > 0) {
      if (visitor.enter?.(path) !== false) for (const key of Object.keys(value)) step(key, value[key]);
    } else if (path.length > 0) visitor.leaf(path, value);
  };
  visit(values);
}
