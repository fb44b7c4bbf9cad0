import type { DataPath } from '../../diagnostics/diagnostic';

/** A name without what people mix up: letter case, `-` and `_`. */
export function foldKey(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/** A path that is equal for all items of a list, and for keys that differ only in case, `-` and `_`. */
export function foldPath(path: DataPath): string {
  return path.map((part) => (typeof part === 'number' ? '*' : foldKey(part))).join('.');
}

/** Reads a written path such as `deployments.*.image`; `*` becomes the index 0. */
export function parsePattern(pattern: string): DataPath {
  return pattern.split('.').map((part) => (part === '*' ? 0 : part));
}

/** Gives the list indexes of a pattern the values that they have in a path, as far as both lead the same way. */
export function fillIndexes(pattern: DataPath, path: DataPath): DataPath {
  let together = true;
  return pattern.map((part, index) => {
    const own = path[index];
    if (together && typeof part === 'number' && typeof own === 'number') return own;
    together &&= part === own;
    return part;
  });
}
