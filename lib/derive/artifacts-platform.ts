import { isDeepStrictEqual } from 'node:util';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { suggest } from '../diagnostics/suggestion';
import type { SourceDocument } from '../documents/source-document';
import type { Parsed, Tiers } from '../environment/tiers';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';
import type { Platform } from '../schema/platform/platform';
import { valueAt } from './value-at';

/**
 * Checks that compiled artifacts were compiled against this environment's platform.yaml (R60, schema section 4): the
 * name of the environment where they hold one, and the layers and profiles that were copied into them.
 *
 * A copy that differs is a warning: platform.yaml may have changed since, and the pod works with the copy.
 */
export function checkArtifactsPlatform(tiers: Tiers): Diagnostic[] {
  return [...tiers.artifacts.values()].flatMap((artifacts) => [
    ...checkEnvironment(tiers, artifacts),
    ...checkProfiles(tiers, artifacts),
    ...checkLayers(tiers, artifacts),
  ]);
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
    const profiles: readonly unknown[] = Object.values(platform.value[sections[kind]]);
    if (profiles.some((profile) => isDeepStrictEqual(profile, resolved[kind]))) return [];
    const message = `no ${kind} profile of ${platform.document.file} says what this copy says; code servers and runs read the copy`;
    return [stale(document, ['resolved_profiles', kind], message)];
  });
}

function checkLayers({ platform }: Tiers, { value, document }: Parsed<CompiledArtifacts>): Diagnostic[] {
  return Object.entries(value.resolved_layers ?? {}).flatMap(([name, layer]) => {
    const path = ['resolved_layers', name];
    const known = platform.value.layers[name];
    if (known === undefined) {
      const near = suggest(name, Object.keys(platform.value.layers));
      const message = `${platform.document.file} has no layer "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
      return [stale(document, path, message)];
    }
    if (layer.namespace !== known.namespace) {
      const message = `the layer "${name}" has the namespace "${layer.namespace}" here and "${known.namespace}" in ${platform.document.file}`;
      return [stale(document, [...path, 'namespace'], message)];
    }
    return checkLayerProfiles(platform.value, name).flatMap(({ kind, reference, profile }) => {
      if (isDeepStrictEqual(profile, layer[kind])) return [];
      const message = `the layer "${name}" has another ${kind} here than the profile "${reference}" of ${platform.document.file}`;
      return [stale(document, [...path, kind], message)];
    });
  });
}

function checkLayerProfiles(platform: Platform, name: string) {
  const layer = platform.layers[name];
  if (layer === undefined) return [];
  return [
    { kind: 'storage', reference: layer.storage_ref, profile: platform.storage[layer.storage_ref] },
    { kind: 'catalog', reference: layer.catalog_ref, profile: platform.catalogs[layer.catalog_ref] },
  ] as const;
}

function stale(document: SourceDocument, path: DataPath, message: string): Diagnostic {
  const fix = 'compile again with floe compile';
  return { severity: 'warning', code: 'FLOE3180', message, fix, path, range: document.rangeOfKey(path) };
}
