import type { DataPath, Diagnostic, SourceRange } from '../diagnostics/diagnostic';
import { isRecord } from './is-record';
import type { SourceDocument } from './source-document';

/** One values file in the canonical form: everything of the floe level under `floe`, the chart's values under `dagster`. */
export interface ValuesLayer {
  /** What the file holds: floe's values with the chart's under `dagster`, or the chart's alone. @default 'floe' */
  readonly kind?: 'floe' | 'chart';
  readonly document: SourceDocument;
  readonly floe: Readonly<Record<string, unknown>>;
  readonly dagster: Readonly<Record<string, unknown>>;
}

/**
 * Brings a values file into the canonical form (R16: keys of the floe level stand at the top or under `floe:`).
 *
 * A key that the file gives in both places is an error, unless both are maps whose keys differ.
 */
export function parseValuesLayer(document: SourceDocument): { layer?: ValuesLayer; diagnostics: Diagnostic[] } {
  const data = document.data ?? {};
  const fault = (message: string, path: DataPath, fix?: string): { diagnostics: Diagnostic[] } => ({
    diagnostics: [{ severity: 'error', code: 'FLOE1009', message, path, fix, range: document.rangeOfValue(path) }],
  });
  if (!isRecord(data)) return fault('the file holds no map; expected keys such as "release" and "dagster"', []);
  const { floe = {}, dagster = {}, ...top } = data;
  if (floe !== null && !isRecord(floe))
    return fault('found no map; expected keys such as "compiledArtifacts"', ['floe']);
  if (dagster !== null && !isRecord(dagster)) {
    return fault('found no map; expected the Dagster chart’s values', ['dagster']);
  }
  const diagnostics: Diagnostic[] = [];
  const merged = mergeForms(top, floe ?? {}, [], (path) => {
    const message = `set twice in this file: here and under "floe:"`;
    const range = document.rangeOfKey(path);
    diagnostics.push({ severity: 'error', code: 'FLOE3001', message, path, fix: 'keep one of the two', range });
  });
  return { layer: { document, floe: merged, dagster: dagster ?? {} }, diagnostics };
}

function mergeForms(
  top: Readonly<Record<string, unknown>>,
  nested: Readonly<Record<string, unknown>>,
  path: DataPath,
  conflict: (path: DataPath) => void,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...top };
  for (const [key, value] of Object.entries(nested)) {
    const other = merged[key];
    if (!Object.hasOwn(merged, key)) merged[key] = value;
    else if (isRecord(other) && isRecord(value)) merged[key] = mergeForms(other, value, [...path, key], conflict);
    else conflict([...path, key]);
  }
  return merged;
}

/** Where a canonical path (`['floe', …]` or `['dagster', …]`) stands in a layer's file; undefined when it does not. */
export function findInLayer(layer: ValuesLayer, path: DataPath): DataPath | undefined {
  return formsOf(layer, path).find((form) => form.length > 0 && hasPath(layer.document.data, form));
}

function formsOf(layer: ValuesLayer, path: DataPath): DataPath[] {
  const [level, ...rest] = path;
  if (layer.kind === 'chart') return level === 'dagster' ? [rest] : [path];
  return level === 'floe' ? [path, rest] : [path];
}

function hasPath(data: unknown, path: DataPath): boolean {
  let value = data;
  for (const part of path) {
    if (Array.isArray(value) ? typeof part !== 'number' || part >= value.length : !isRecord(value)) return false;
    if (!Array.isArray(value) && !Object.hasOwn(value as object, part)) return false;
    value = (value as Record<string | number, unknown>)[part];
  }
  return true;
}

/** True when what a layer writes at a canonical path serves another place of its file, through an anchor. */
export function isReferredToInLayer(layer: ValuesLayer, path: DataPath): boolean {
  const found = findInLayer(layer, path);
  return found !== undefined && layer.document.isReferredTo?.(found) === true;
}

/** A place in a values file: the path as that file writes it, and its range. */
export interface ValuesPlace {
  readonly path: DataPath;
  /** False when only a parent of the path stands there. */
  readonly exact: boolean;
  readonly key: SourceRange;
  readonly value: SourceRange;
}

/**
 * Finds the line that set a canonical path: the strongest layer that has it, else the strongest that has its nearest
 * parent.
 */
export function locateInLayers(layers: readonly ValuesLayer[], path: DataPath): ValuesPlace | undefined {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = path.slice(0, depth);
    for (const layer of [...layers].reverse()) {
      const found = findInLayer(layer, parent);
      if (found === undefined) continue;
      const full = [...found, ...path.slice(depth)];
      const exact = depth === path.length;
      return { path: full, exact, key: layer.document.rangeOfKey(full), value: layer.document.rangeOfValue(full) };
    }
  }
  const strongest = layers.at(-1)?.document;
  if (strongest === undefined) return undefined;
  return { path, exact: false, key: strongest.rangeOfKey([]), value: strongest.rangeOfValue([]) };
}
