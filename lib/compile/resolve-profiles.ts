import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Parsed } from '../environment/tiers';
import type { ResolvedLayer, ResolvedProfiles } from '../schema/artifacts/resolved';
import { type Finding, placeFinding } from '../schema/finding';
import type { FloeSpec } from '../schema/floe-spec/floe-spec';
import type { Platform } from '../schema/platform/platform';
import { checkProfileReference } from '../schema/platform/profile-reference';
import { readMap } from '../schema/rule-reading';

/** The profiles that floe.yaml names, copied whole, or why they can't be. */
export interface ProfileResolution {
  readonly profiles?: ResolvedProfiles;
  readonly diagnostics: readonly Diagnostic[];
}

const sections = { storage: 'storage', catalog: 'catalogs', compute: 'compute' } as const;

/** Resolves the three logical references of floe.yaml in platform.yaml (R6, R14; schema section 5). */
export function resolveProfiles(floe: Parsed<FloeSpec>, platform: Platform, environment: string): ProfileResolution {
  const { storage, catalog, compute } = floe.value;
  const profiles = {
    storage: platform.storage[storage],
    catalog: platform.catalogs[catalog],
    compute: platform.compute[compute],
  };
  if (profiles.storage !== undefined && profiles.catalog !== undefined && profiles.compute !== undefined) {
    const { storage, catalog, compute } = profiles;
    return { profiles: { storage, catalog, compute, platform_env: environment }, diagnostics: [] };
  }
  const findings = (['storage', 'catalog', 'compute'] as const).flatMap((kind): Finding[] =>
    checkProfileReference({
      kind,
      name: floe.value[kind],
      path: [kind],
      implied: readMap(floe.document.data)[kind] === undefined,
      profiles: Object.keys(platform[sections[kind]]),
    }),
  );
  return { diagnostics: findings.map((finding) => placeFinding(floe.document, finding)) };
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
