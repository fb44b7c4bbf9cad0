import type { CompiledArtifacts } from '../schema/artifacts/artifacts';
import type { CatalogProfile } from '../schema/platform/catalogs';
import type { ComputeProfile } from '../schema/platform/compute';
import type { Platform } from '../schema/platform/platform';
import type { StorageProfile } from '../schema/platform/storage';

/** The profiles that one code location resolves to, by its compiled artifacts or, without any, by name `default`. */
export interface ResolvedProfiles {
  readonly storage?: StorageProfile;
  readonly catalog?: CatalogProfile;
  readonly compute?: ComputeProfile;
  readonly layers: readonly {
    readonly name: string;
    readonly storage: StorageProfile;
    readonly catalog: CatalogProfile;
  }[];
}

/**
 * The profiles that a code location uses: those its compiled artifacts resolve to; without artifacts the profiles named
 * `default`, as floe's runtime reads them from platform.yaml (runtime contract 2).
 */
export function resolvedProfiles(platform: Platform, artifacts: CompiledArtifacts | undefined): ResolvedProfiles {
  const resolved = artifacts?.resolved_profiles;
  if (resolved === undefined || resolved === null) {
    return {
      storage: platform.storage['default'],
      catalog: platform.catalogs['default'],
      compute: platform.compute['default'],
      layers: [],
    };
  }
  const layers = Object.values(artifacts?.resolved_layers ?? {});
  return { storage: resolved.storage, catalog: resolved.catalog, compute: resolved.compute, layers };
}
