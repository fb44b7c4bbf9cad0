import { mergeValueFiles } from '../dagster/coalesce';
import { type DataPath, type Diagnostic, formatPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { locateInLayers, type ValuesLayer } from '../documents/values-layer';
import { hasNoPlace, type KeySuggestion } from '../schema/dagster/key-advisor';
import { findUnknownKeys } from '../schema/dagster/unknown-keys';
import { checkDagsterValues } from '../schema/dagster/value-types';
import { chartEntry } from '../schema/values/chart-entry';

const deploymentsPath: DataPath = ['dagster-user-deployments', 'deployments'];

/**
 * Checks merged values of the Dagster chart: keys that nothing reads, and values of another type than the chart's schema
 * takes. Entries of `codeLocations` are checked as the entries of the chart's list that they become.
 */
export function checkChartValues(
  layers: readonly ValuesLayer[],
  codeLocations: Readonly<Record<string, unknown>>,
): Diagnostic[] {
  // `enabled` switches the subchart of the floe-dagster chart; `floe` speaks to the toolkit.
  const { enabled: _enabled, floe: _floe, ...values } = mergeValueFiles(layers.map((layer) => layer.dagster));
  const names = Object.keys(codeLocations).filter((name) => isRecord(codeLocations[name]));
  const entries = names.map((name) => ({ ...chartEntry(codeLocations[name] as Record<string, unknown>), name }));
  const keyed = { 'dagster-user-deployments': { deployments: entries } };
  const keyedPath = (path: DataPath): DataPath => {
    const name = names[Number(path[deploymentsPath.length])] ?? '';
    return ['floe', 'codeLocations', name, ...path.slice(deploymentsPath.length + 1)];
  };
  return [
    ...checkKeys(values, layers, (path) => ['dagster', ...path]),
    ...checkTypes(values, layers, (path) => ['dagster', ...path]),
    ...checkKeys(keyed, layers, keyedPath),
    ...checkTypes(keyed, layers, keyedPath),
  ];
}

type Translate = (path: DataPath) => DataPath;

function checkTypes(values: unknown, layers: readonly ValuesLayer[], toCanonical: Translate): Diagnostic[] {
  return checkDagsterValues(values)
    .filter((issue) => !isCompletedLater(issue))
    .map(({ path, found, expected, fix }): Diagnostic => {
      const place = locateInLayers(layers, toCanonical(path));
      const message = `found ${found}, expected ${expected}`;
      return { severity: 'error', code: 'FLOE3010', message, fix, path: place?.path, range: place?.value };
    });
}

/** A code location may get its image and port from another layer or form; what is missing in the end is found later. */
function isCompletedLater({ code, path }: { code: string; path: DataPath }): boolean {
  return code === 'required' && deploymentsPath.every((part, at) => path[at] === part);
}

function checkKeys(values: unknown, layers: readonly ValuesLayer[], toCanonical: Translate): Diagnostic[] {
  return findUnknownKeys(values).map(({ path, suggestion }): Diagnostic => {
    const place = locateInLayers(layers, toCanonical(path));
    const key = String(path.at(-1));
    const fix = suggestion === undefined ? 'remove it' : adviceOf(path, suggestion, layers, toCanonical);
    return {
      severity: 'error',
      code: 'FLOE3009',
      message: `unknown key "${key}"; neither the Dagster chart nor the toolkit reads it`,
      fix,
      path: place?.path,
      range: place?.key,
    };
  });
}

/** A key of the same map is named alone, one elsewhere by its path in the user's file. */
function adviceOf(
  path: DataPath,
  suggestion: KeySuggestion,
  layers: readonly ValuesLayer[],
  toCanonical: Translate,
): string {
  const { path: suggested, note, floe } = suggestion;
  const plainChart = layers.every((layer) => layer.kind === 'chart');
  if (floe !== undefined && !plainChart) return `write it at the top of the file: ${floe}`;
  if (hasNoPlace(path, suggestion)) return note === undefined ? 'remove it' : `remove it: ${note}`;
  const siblings = path.length === suggested.length && path.slice(0, -1).every((part, at) => part === suggested[at]);
  const canonical = toCanonical(suggested);
  const inFile = plainChart ? canonical.slice(1) : canonical;
  const advice = `did you mean ${formatPath(siblings ? canonical.slice(-1) : inFile)}?`;
  return note === undefined ? advice : `${advice} ${note}`;
}
