import { originSource } from '../derive/origin-source';
import { rangeOf } from '../derive/placed-profiles';
import { type Diagnostic, formatPath } from '../diagnostics/diagnostic';
import { valueAt } from '../documents/value-at';
import { type Manifest, manifestLabel } from '../manifest';
import { type Finding, type VerifyContext, verifyManifests } from '../verify/verify';
import { type InputPlace, type ManifestOrigin, manifestPlace } from './manifest-place';
import { namedPath } from './named-path';
import { ownObjectPlace } from './own-object-place';
import type { ReadEnvironment } from './read-environments';
import { carrierOf, derivedUse } from './secret-carrier';

/** Findings that point at a secret's value. */
const secretCodes = /^FLOE402\d$/;
/** Findings that point at the name or the key of a Secret that is not there. */
const missingSecretCodes = /^FLOE403[45]$/;

/**
 * Verifies an environment's finished manifests; each finding names the object and the input line behind it.
 *
 * A line that is at fault in several objects alike is one finding, which names them.
 */
export function verifyEnvironment(environment: ReadEnvironment, manifests: readonly Manifest[]): Diagnostic[] {
  const findings = verifyManifests(manifests, verifyContext(environment));
  const origin = originOf(environment);
  const alike = new Map<string, PlacedFinding[]>();
  for (const finding of findings) {
    const placed = { ...finding, place: referencePlace(environment, finding) ?? manifestPlace(origin, finding) };
    const key = likeness(placed);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [placed]);
    else others.push(placed);
  }
  return [...alike.values()].map(([first, ...others]) =>
    diagnosticOf(environment.name, first as PlacedFinding, others),
  );
}

interface PlacedFinding extends Finding {
  readonly place: InputPlace | undefined;
}

/** What findings of one fault have in common: all but the object and the container. */
function likeness({ code, severity, message, fix, manifest, place }: PlacedFinding): string {
  const { file, line, column } = place?.range ?? {};
  const fault = message.replace(/^the (init )?container "[^"]*"/, '').replaceAll(manifestLabel(manifest), '');
  return JSON.stringify([code, severity, fault, fix, file, line, column, place?.path]);
}

/** Objects that are named beside the first one; more are counted. */
const mostNamed = 3;

function diagnosticOf(environment: string, first: PlacedFinding, others: readonly PlacedFinding[]): Diagnostic {
  const { severity, code, fix, manifest, path, inner, place } = first;
  const inside = path.length === 0 ? '' : ` ${formatPath([...path, ...(inner ?? [])])}`;
  const labels = new Set(others.map((other) => manifestLabel(other.manifest)));
  labels.delete(manifestLabel(manifest));
  const named = [...labels].slice(0, mostNamed).join(', ');
  const more = labels.size > mostNamed ? ` and ${labels.size - mostNamed} more` : '';
  return {
    severity,
    code,
    message: `${environment}: ${manifestLabel(manifest)}${inside}: ${first.message}${labels.size === 0 ? '' : `; so in ${named}${more}`}`,
    fix,
    path: place?.path,
    range: place?.range,
    ...(secretCodes.test(code) ? { sensitive: true } : {}),
  };
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
    derivedFrom: (path) => {
      const { range, path: key = [] } = originSource(
        tiers,
        namedPath(derived.values, path),
        valueAt(derived.values, path),
      );
      return range && { path: key, range };
    },
    fileOf: (manifest) => {
      if (manifest.kind !== 'ConfigMap') return undefined;
      const own = derived.resources.configMaps.find((configMap) => configMap.name === manifest.metadata.name);
      if (own === undefined) return undefined;
      if (own.component === 'platform-config') return tiers.platform.document;
      return [...tiers.artifacts.values()].find(({ document }) => document.text === own.content)?.document;
    },
  };
}
