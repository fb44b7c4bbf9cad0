import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SourceDocument } from '../documents/source-document';
import type { ResolvedLayer, ResolvedProfiles } from '../schema/artifacts/resolved';
import { type Finding, placeFinding } from '../schema/finding';
import type { FloeSpec } from '../schema/floe-spec/floe-spec';
import type { Platform } from '../schema/platform/platform';
import { checkProfileReference } from '../schema/platform/profile-reference';
import { readMap, readText } from '../schema/rule-reading';
import { childValue, isMap } from '../schema/schema-node';

const sections = { storage: 'storage', catalog: 'catalogs', compute: 'compute' } as const;

/**
 * Reports logical references of floe.yaml to profiles that platform.yaml does not define (R6, R14). It reads raw data, so
 * that a fault elsewhere in the files does not silence it.
 */
export function checkProfileNames(
  floe: SourceDocument | undefined,
  platform: SourceDocument | undefined,
): Diagnostic[] {
  if (floe === undefined || platform === undefined) return [];
  const written = readMap(floe.data);
  return (['storage', 'catalog', 'compute'] as const)
    .flatMap((kind): Finding[] => {
      const implied = written[kind] === undefined;
      const name = implied ? 'default' : readText(written[kind]);
      const section = childValue(platform.data, sections[kind]);
      const profiles = section === undefined ? {} : section;
      // What is no name, or no map of profiles, is reported as such.
      if (name === undefined || !isMap(profiles)) return [];
      return checkProfileReference({ kind, name, path: [kind], implied, profiles: Object.keys(profiles) });
    })
    .map((finding) => placeFinding(floe, finding));
}

/** Copies the profiles that floe.yaml names (schema section 5); names that lead nowhere are `checkProfileNames`'. */
export function resolveProfiles(floe: FloeSpec, platform: Platform, environment: string): ResolvedProfiles {
  return {
    storage: profile(platform.storage, floe.storage),
    catalog: profile(platform.catalogs, floe.catalog),
    compute: profile(platform.compute, floe.compute),
    platform_env: environment,
  };
}

function profile<T>(profiles: Readonly<Record<string, T>>, name: string): T {
  const found = profiles[name];
  if (found === undefined) throw new Error(`no profile is named "${name}", and nobody reported it`);
  return found;
}

/** The layers of platform.yaml with their profiles copied in; null without layers (schema section 5). */
export function resolveLayers(platform: Platform): Record<string, ResolvedLayer> | null {
  const layers = Object.entries(platform.layers).flatMap(([key, layer]): [string, ResolvedLayer][] => {
    const storage = platform.storage[layer.storage_ref];
    const catalog = platform.catalogs[layer.catalog_ref];
    // A reference that leads nowhere is an error of platform.yaml.
    if (storage === undefined || catalog === undefined) return [];
    const { name, namespace, retention_days, properties } = layer;
    return [[key, { name, storage, catalog, namespace, retention_days, properties }]];
  });
  return layers.length === 0 ? null : Object.fromEntries(layers);
}
