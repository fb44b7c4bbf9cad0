import { isDeepStrictEqual } from 'node:util';
import type { DataPath, SourceRange } from '../diagnostics/diagnostic';
import type { SourceDocument } from '../documents/source-document';
import type { Tiers } from '../environment/tiers';
import type { CatalogProfile } from '../schema/platform/catalogs';
import type { ComputeProfile } from '../schema/platform/compute';
import type { Platform } from '../schema/platform/platform';
import type { StorageProfile } from '../schema/platform/storage';
import { resolvedProfiles } from './resolved-profiles';

/** A value of an input file by where it stands. */
export interface InputSource {
  readonly document: SourceDocument;
  readonly path: DataPath;
}

/** A profile, and where it is written: in platform.yaml, or in the artifacts when platform.yaml has none like it. */
export interface PlacedProfile<T> extends InputSource {
  readonly profile: T;
  /** `storage profile "default"`, or `storage profile of the artifacts`. */
  readonly label: string;
}

/** The profiles that one code location resolves to, each with its place. */
export interface PlacedProfiles {
  readonly storage?: PlacedProfile<StorageProfile>;
  readonly catalog?: PlacedProfile<CatalogProfile>;
  readonly compute?: PlacedProfile<ComputeProfile>;
  readonly layers: readonly {
    readonly name: string;
    readonly storage: PlacedProfile<StorageProfile>;
    readonly catalog: PlacedProfile<CatalogProfile>;
  }[];
}

const sections = { storage: 'storage', catalog: 'catalogs', compute: 'compute' } as const;
type Kind = keyof typeof sections;

/**
 * The profiles of a code location with the lines that define them.
 *
 * Artifacts copy profiles whole: the profile of platform.yaml that says the same is the one that people edit.
 */
export function placedProfiles(tiers: Tiers, codeLocation: string): PlacedProfiles {
  const artifacts = tiers.artifacts.get(codeLocation);
  const { storage, catalog, compute, layers } = resolvedProfiles(tiers.platform.value, artifacts?.value);
  const place = <T>(kind: Kind, profile: T, path: DataPath): PlacedProfile<T> => {
    const name = profileName(tiers.platform.value, kind, profile);
    if (name !== undefined) return { profile, ...inPlatform(tiers, kind, name) };
    if (artifacts === undefined) return { profile, ...inPlatform(tiers, kind, 'default') };
    return { profile, document: artifacts.document, path, label: `${kind} profile of the artifacts` };
  };
  const of = <T>(kind: Kind, profile: T | undefined) =>
    profile === undefined ? undefined : place(kind, profile, ['resolved_profiles', kind]);
  return {
    storage: of('storage', storage),
    catalog: of('catalog', catalog),
    compute: of('compute', compute),
    layers: layers.map(({ name, storage, catalog }) => ({
      name,
      storage: place('storage', storage, ['resolved_layers', name, 'storage']),
      catalog: place('catalog', catalog, ['resolved_layers', name, 'catalog']),
    })),
  };
}

/** Places a storage profile of platform.yaml by its name; undefined when there is none. */
export function placedStorage(tiers: Tiers, name: string): PlacedProfile<StorageProfile> | undefined {
  const profile = tiers.platform.value.storage[name];
  return profile === undefined ? undefined : { profile, ...inPlatform(tiers, 'storage', name) };
}

function inPlatform({ platform }: Tiers, kind: Kind, name: string): InputSource & { readonly label: string } {
  return { document: platform.document, path: [sections[kind], name], label: `${kind} profile "${name}"` };
}

function profileName(platform: Platform, kind: Kind, profile: unknown): string | undefined {
  const profiles: Readonly<Record<string, unknown>> = platform[sections[kind]];
  return Object.keys(profiles).find((name) => isDeepStrictEqual(profiles[name], profile));
}

/** The range of what stands at a source. */
export function rangeOf({ document, path }: InputSource): SourceRange {
  return document.rangeOfValue(path);
}

/** `platform/prod/platform.yaml:27`: a place inside a sentence. */
export function lineOf(range: SourceRange): string {
  return `${range.file}:${range.line}`;
}
