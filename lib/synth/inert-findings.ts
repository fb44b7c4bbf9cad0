import { coalesceWithDefaults } from '../dagster/coalesce';
import type { RecordedValues } from '../dagster/values/recorded-values';
import type { Values } from '../dagster/values/values';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { findInLayer, isReferredToInLayer, type ValuesLayer } from '../documents/values-layer';
import { inertSections } from '../inert/inert-sections';
import { isRead } from '../inert/inert-values';
import { visitLeaves } from '../inert/leaf-paths';
import type { ReadEnvironment } from './read-environments';

/** An environment with what its render read. */
export interface RenderedReads {
  readonly environment: ReadEnvironment;
  readonly reads: RecordedValues;
}

/**
 * Finds chart values of the layers that had no effect: those of an environment's own file in that environment, those of
 * a file that several environments share only where they have none in any of them.
 *
 * @param files - `own` when not all environments were rendered: then nothing is known about shared files
 */
export function inertFindings(rendered: readonly RenderedReads[], files: 'all' | 'own'): Diagnostic[] {
  const byFile = new Map<string, { layer: ValuesLayer; inert: Set<string>[]; values: Values }>();
  for (const { environment, reads } of rendered) {
    const values = coalesceWithDefaults(environment.derived.values);
    for (const layer of environment.tiers.layers) {
      const { file } = layer.document;
      if (files === 'own' && !file.startsWith(`platform/${environment.name}/`)) continue;
      const known = byFile.get(file) ?? { layer, inert: [], values };
      known.inert.push(new Set(inertPaths(layer, environment, reads).map((path) => JSON.stringify(path))));
      byFile.set(file, known);
    }
  }
  return [...byFile.values()].flatMap(({ layer, inert, values }) => {
    const [first, ...others] = inert;
    const everywhere = [...(first ?? [])].filter((path) => others.every((paths) => paths.has(path)));
    const paths = everywhere
      .map((path): DataPath => JSON.parse(path))
      .filter((path) => !isReferredToInLayer(layer, ['dagster', ...path]));
    return inertSections(paths, layer.dagster, values).map(({ path, message, fix }): Diagnostic => {
      const place = findInLayer(layer, ['dagster', ...path]) ?? ['dagster', ...path];
      return {
        severity: 'warning',
        code: 'FLOE3030',
        message,
        fix,
        path: place,
        range: layer.document.rangeOfKey(place),
      };
    });
  });
}

/** Leaves under `dagster` of one layer that the render did not read; code locations of the list are found by name. */
function inertPaths(layer: ValuesLayer, { derived }: ReadEnvironment, reads: RecordedValues): DataPath[] {
  const section = layer.dagster['dagster-user-deployments'];
  const listed = isRecord(section) && Array.isArray(section['deployments']) ? section['deployments'] : [];
  const indexes = listed.map((entry: unknown) =>
    derived.locations.findIndex((location) => isRecord(entry) && location.name === entry['name']),
  );
  const renderedPath = (path: DataPath): DataPath | undefined => {
    if (path[1] === 'env' && (path[0] === 'dagsterWebserver' || path[0] === 'dagsterDaemon')) return undefined;
    if (path[0] !== 'dagster-user-deployments' || path[1] !== 'deployments' || typeof path[2] !== 'number') return path;
    const index = indexes[path[2]];
    // Environment maps become lists when variables are derived beside them.
    if (index === undefined || index === -1 || path[3] === 'env') return undefined;
    return [path[0], path[1], index, ...path.slice(3)];
  };
  const inert: DataPath[] = [];
  visitLeaves(layer.dagster, {
    leaf: (path, value) => {
      const at = path[0] === 'enabled' ? undefined : renderedPath(path);
      if (at !== undefined && !isRead(reads, at, value)) inert.push([...path]);
    },
  });
  return inert;
}
