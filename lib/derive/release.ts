import type { Release } from '../dagster/chart';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';

/** The release of values that name none. */
export const defaultRelease: Release = { name: 'floe-dagster', namespace: 'floe' };

/** Helm takes release names of at most 53 characters, so that suffixes fit into 63. */
const rules = {
  name: { pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, max: 53 },
  namespace: { pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, max: 63 },
} as const;

/** The environment's release name and namespace (Tier 3, `release`), checked against Helm's and Kubernetes' rules. */
export function releaseOf(tiers: Tiers, diagnostics: Diagnostic[]): Release {
  const release = { ...defaultRelease, ...tiers.floe.release };
  for (const key of ['name', 'namespace'] as const) {
    const { pattern, max } = rules[key];
    const value = release[key];
    if (pattern.test(value) && value.length <= max) continue;
    const place = locateInLayers(tiers.layers, ['floe', 'release', key]);
    diagnostics.push({
      severity: 'error',
      code: 'FLOE3006',
      message: `"${value}" is no ${key === 'name' ? 'release name' : 'namespace'}; expected at most ${max} lower-case letters, digits and "-"`,
      path: place?.path,
      range: place?.value,
    });
  }
  return release;
}
