import { type Diagnostic, formatPath } from '../diagnostics/diagnostic';
import { type Manifest, manifestLabel } from '../manifest';
import { verifyManifests } from '../verify/verify';
import { manifestPlace } from './manifest-place';
import type { ReadEnvironment } from './read-environments';

/** Findings that point at a secret's value. */
const secretCodes = /^FLOE402\d$/;

/** Verifies an environment's finished manifests; each finding names the object and the input line behind it. */
export function verifyEnvironment(environment: ReadEnvironment, manifests: readonly Manifest[]): Diagnostic[] {
  const { tiers, derived } = environment;
  const { existing = {}, references = 'assume' } = tiers.floe;
  const findings = verifyManifests(manifests, {
    existing: {
      secrets: existing.secrets ?? [],
      configMaps: [
        ...(existing.configMaps ?? []),
        ...(derived.platformConfig?.existing === true ? [derived.platformConfig.configMapName] : []),
      ],
      serviceAccounts: existing.serviceAccounts ?? [],
      persistentVolumeClaims: existing.persistentVolumeClaims ?? [],
    },
    references,
    namespace: derived.release.namespace,
  });
  return findings.map((finding): Diagnostic => {
    const place = manifestPlace(environment, finding);
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
