import { rangeOf } from '../derive/placed-profiles';
import { type Diagnostic, formatPath } from '../diagnostics/diagnostic';
import { type Manifest, manifestLabel } from '../manifest';
import { type Finding, type VerifyContext, verifyManifests } from '../verify/verify';
import { type InputPlace, type ManifestOrigin, manifestPlace } from './manifest-place';
import { ownObjectPlace } from './own-object-place';
import type { ReadEnvironment } from './read-environments';
import { carrierOf, derivedUse } from './secret-carrier';

/** Findings that point at a secret's value. */
const secretCodes = /^FLOE402\d$/;
/** Findings that point at the name or the key of a Secret that is not there. */
const missingSecretCodes = /^FLOE403[45]$/;

/** Verifies an environment's finished manifests; each finding names the object and the input line behind it. */
export function verifyEnvironment(environment: ReadEnvironment, manifests: readonly Manifest[]): Diagnostic[] {
  const findings = verifyManifests(manifests, verifyContext(environment));
  const origin = originOf(environment);
  return findings.map((finding): Diagnostic => {
    const place = referencePlace(environment, finding) ?? manifestPlace(origin, finding);
    const where = `${environment.name}: ${manifestLabel(finding.manifest)}`;
    const inside = finding.path.length === 0 ? '' : ` ${formatPath([...finding.path, ...(finding.inner ?? [])])}`;
    return {
      severity: finding.severity,
      code: finding.code,
      message: `${where}${inside}: ${finding.message}`,
      fix: finding.fix,
      path: place?.path,
      range: place?.range,
      ...(secretCodes.test(finding.code) ? { sensitive: true } : {}),
    };
  });
}

/** A Secret that a derived variable or file lacks is asked for by a reference of platform.yaml. */
function referencePlace({ derived }: ReadEnvironment, finding: Finding): InputPlace | undefined {
  if (!missingSecretCodes.test(finding.code)) return undefined;
  const use = derivedUse(derived.secrets, finding.manifest, carrierOf(finding));
  return use === undefined ? undefined : { path: use.place.path, range: rangeOf(use.place) };
}

/** What the checks know of an environment besides its manifests. */
export function verifyContext({ tiers, derived }: ReadEnvironment): VerifyContext {
  const { existing = {}, references = 'assume' } = tiers.floe;
  return {
    existing: {
      secrets: existing.secrets ?? [],
      configMaps: [
        ...(existing.configMaps ?? []),
        ...(derived.platformConfig?.existing === true ? [derived.platformConfig.configMapName] : []),
      ],
      serviceAccounts: existing.serviceAccounts ?? [],
      persistentVolumeClaims: existing.persistentVolumeClaims ?? [],
      services: existing.services ?? [],
    },
    references,
    namespace: derived.release.namespace,
    allowed: tiers.allowed,
  };
}

/** What an environment's manifests are made of: its layers of values, platform.yaml, its artifacts. */
export function originOf(environment: ReadEnvironment): ManifestOrigin {
  const { tiers, derived } = environment;
  return {
    placeOf: (manifest, path) => ownObjectPlace(environment, manifest, path),
    layers: tiers.layers,
    values: derived.values,
    locations: derived.locations,
    fileOf: (manifest) => {
      if (manifest.kind !== 'ConfigMap') return undefined;
      const own = derived.resources.configMaps.find((configMap) => configMap.name === manifest.metadata.name);
      if (own === undefined) return undefined;
      if (own.component === 'platform-config') return tiers.platform.document;
      return [...tiers.artifacts.values()].find(({ document }) => document.text === own.content)?.document;
    },
  };
}
