import { isDeepStrictEqual } from 'node:util';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { suggest } from '../diagnostics/suggestion';
import { isRecord } from '../documents/is-record';
import type { SourceDocument } from '../documents/source-document';
import { valueAt } from '../documents/value-at';
import type { Parsed, Tiers } from '../environment/tiers';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';

/**
 * Checks that compiled artifacts were compiled against this environment's platform.yaml (R60, schema section 4): the
 * name of the environment where they hold one, and the layers and profiles that were copied into them.
 *
 * A copy that differs is a warning: platform.yaml may have changed since, and the pod works with the copy.
 */
export function checkArtifactsPlatform(tiers: Tiers): Diagnostic[] {
  // Files of equal content share their value.
  const faultless = new Set<CompiledArtifacts>();
  return [...tiers.artifacts.values()].flatMap((artifacts) => {
    if (faultless.has(artifacts.value)) return [];
    const found = [
      ...checkEnvironment(tiers, artifacts),
      ...checkProfiles(tiers, artifacts),
      ...checkLayers(tiers, artifacts),
    ];
    if (found.length === 0) faultless.add(artifacts.value);
    return found;
  });
}

function checkEnvironment({ environment }: Tiers, { document }: Parsed<CompiledArtifacts>): Diagnostic[] {
  const path = ['resolved_profiles', 'platform_env'];
  // Read from the file: the default is "local" for a compiler that does not say.
  const compiled = valueAt(document.data, path);
  if (typeof compiled !== 'string' || compiled === environment || compiled === 'local') return [];
  const message = `the artifacts were compiled for the environment "${compiled}", not "${environment}"`;
  const fix = `compile with platform/${environment}/platform.yaml and --env ${environment}`;
  return [{ severity: 'error', code: 'FLOE3181', message, fix, path, range: document.rangeOfValue(path) }];
}

const sections = { storage: 'storage', catalog: 'catalogs', compute: 'compute' } as const;

function checkProfiles({ platform }: Tiers, { value, document }: Parsed<CompiledArtifacts>): Diagnostic[] {
  const resolved = value.resolved_profiles;
  if (resolved === null || resolved === undefined) return [];
  return (['storage', 'catalog', 'compute'] as const).flatMap((kind) => {
    const known = Object.entries<unknown>(platform.value[sections[kind]]).map(([name, profile]) => ({
      name,
      differences: differingPaths(resolved[kind], profile),
    }));
    const [nearest] = [...known].sort((one, other) => one.differences.length - other.differences.length);
    if (nearest?.differences.length === 0) return [];
    const there =
      nearest === undefined
        ? `"${sections[kind]}" defines none now`
        : `the nearest, "${nearest.name}", differs in ${listed(nearest.differences)}`;
    const message = `no ${kind} profile of ${platform.document.file} says what this copy says; ${there}; code servers and runs read the copy`;
    return [stale(document, ['resolved_profiles', kind], message)];
  });
}

function checkLayers({ platform }: Tiers, { value, document }: Parsed<CompiledArtifacts>): Diagnostic[] {
  const copies = value.resolved_layers ?? {};
  const layers = platform.value.layers;
  const file = platform.document.file;
  const differing = Object.entries(copies).flatMap(([name, copy]) => {
    const path = ['resolved_layers', name];
    const layer = layers[name];
    if (layer === undefined) {
      const near = suggest(name, Object.keys(layers));
      return [
        stale(document, path, `${file} has no layer "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`),
      ];
    }
    const { storage, catalog, namespace, ...facts } = copy;
    if (namespace !== layer.namespace) {
      const message = `the layer "${name}" has the namespace "${namespace}" here and "${layer.namespace}" in ${file}`;
      return [stale(document, [...path, 'namespace'], message)];
    }
    const { name: called, retention_days, properties } = layer;
    const other = differingPaths(facts, { name: called, retention_days, properties });
    const profiles = [
      {
        kind: 'storage',
        reference: layer.storage_ref,
        copied: storage,
        now: platform.value.storage[layer.storage_ref],
      },
      {
        kind: 'catalog',
        reference: layer.catalog_ref,
        copied: catalog,
        now: platform.value.catalogs[layer.catalog_ref],
      },
    ];
    return [
      ...(other.length === 0
        ? []
        : [stale(document, path, `the layer "${name}" of ${file} differs in ${listed(other)}`)]),
      ...profiles.flatMap(({ kind, reference, copied, now }) => {
        const differences = differingPaths(copied, now);
        if (differences.length === 0) return [];
        const message = `the layer "${name}" has another ${kind} here than the profile "${reference}" of ${file}, which differs in ${listed(differences)}`;
        return [stale(document, [...path, kind], message)];
      }),
    ];
  });
  return [...differing, ...missingLayers({ platform, value, document })];
}

/** Layers that platform.yaml has and the artifacts lack; a pipeline without any layer may do without them. */
function missingLayers({
  platform,
  value,
  document,
}: Parsed<CompiledArtifacts> & Pick<Tiers, 'platform'>): Diagnostic[] {
  const copies = value.resolved_layers;
  if (copies === null) return [];
  const missing = Object.keys(platform.value.layers).filter((name) => !Object.hasOwn(copies, name));
  if (missing.length === 0) return [];
  const names = missing.map((name) => `"${name}"`).join(', ');
  const message = `${platform.document.file} has layers that these artifacts lack: ${names}`;
  return [stale(document, ['resolved_layers'], message)];
}

/** Where two pieces of data differ, as dotted paths of their leaves: the places without the values, which may be secret. */
function differingPaths(one: unknown, other: unknown): string[] {
  if (isDeepStrictEqual(one, other)) return [];
  if (!isRecord(one) || !isRecord(other)) return [''];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differingPaths(one[key], other[key]).map((rest) => (rest === '' ? key : `${key}.${rest}`)),
  );
}

const mostListed = 5;

function listed(paths: readonly string[]): string {
  const rest = paths.length - mostListed;
  return `${paths.slice(0, mostListed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function stale(document: SourceDocument, path: DataPath, message: string): Diagnostic {
  const fix = 'compile again with floe compile';
  return { severity: 'warning', code: 'FLOE3180', message, fix, path, range: document.rangeOfKey(path) };
}
