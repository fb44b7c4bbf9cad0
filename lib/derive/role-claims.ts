import type { Diagnostic } from '../diagnostics/diagnostic';
import type { CredentialConfig } from '../schema/platform/credentials';
import type { StorageProfile } from '../schema/platform/storage';
import { type InputSource, lineOf, type PlacedProfile, type PlacedProfiles, rangeOf } from './placed-profiles';

/** A profile that a workload uses in one of the modes whose rights hang on its ServiceAccount. */
export interface IdentityClaim {
  /** `storage profile "default"`. */
  readonly label: string;
  /** Where the profile says it. */
  readonly source: InputSource;
}

/** A profile in the mode `iam_role`. */
export interface RoleClaim extends IdentityClaim {
  readonly role: string;
  /** Region of the profile's bucket. @default - the profile has none */
  readonly region?: string;
}

/** A profile in the mode `service_account`, and the cloud whose workload identity it means, as far as that is known. */
export interface WorkloadIdentityClaim extends IdentityClaim {
  readonly cloud: 'gke' | 'azure' | undefined;
}

/** What the profiles of one workload ask of its ServiceAccount. */
export interface IdentityClaims {
  readonly roles: readonly RoleClaim[];
  readonly identities: readonly WorkloadIdentityClaim[];
}

interface AnyProfile {
  readonly type: string;
  readonly credentials: CredentialConfig;
  readonly region?: string;
}

/** Collects what all profiles of a code location ask of its account: storage, catalog, compute, those of its layers. */
export function identityClaims({ storage, catalog, compute, layers }: PlacedProfiles): IdentityClaims {
  const profiles: readonly (PlacedProfile<AnyProfile> | undefined)[] = [
    storage,
    catalog,
    compute,
    ...layers.flatMap((layer) => [layer.storage, layer.catalog]),
  ];
  return claimsOf(profiles.filter((profile) => profile !== undefined));
}

/** What one storage profile asks of the account of whoever reads it. */
export function storageClaims(storage: PlacedProfile<StorageProfile>): IdentityClaims {
  return claimsOf([storage]);
}

function claimsOf(profiles: readonly PlacedProfile<AnyProfile>[]): IdentityClaims {
  const roles = new Map<string, RoleClaim>();
  const identities = new Map<string, WorkloadIdentityClaim>();
  for (const { profile, label, document, path } of profiles) {
    const { mode, role_arn: role } = profile.credentials;
    const at = (key: string): InputSource => ({ document, path: [...path, 'credentials', key] });
    if (mode === 'iam_role' && typeof role === 'string' && !roles.has(role)) {
      const region = profile.region === undefined || profile.region === '' ? {} : { region: profile.region };
      roles.set(role, { role, label, source: at('role_arn'), ...region });
    }
    if (mode === 'service_account' && !identities.has(label)) {
      identities.set(label, { cloud: clouds[profile.type], label, source: at('mode') });
    }
  }
  return { roles: [...roles.values()], identities: [...identities.values()] };
}

const clouds: Readonly<Record<string, 'gke' | 'azure'>> = { gcs: 'gke', bigquery: 'gke', azure: 'azure' };

/** The AWS partition of a region, as ARNs write it. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Refuses roles of a workload that has to do with one, unless Tier 3 names it. */
export function severalRoles(workload: string, claims: readonly RoleClaim[], fix: string): Diagnostic[] {
  const [, second] = claims;
  if (second === undefined) return [];
  const listed = claims.map(({ role, label, source }) => `${role} (${label}, ${lineOf(rangeOf(source))})`);
  return [
    {
      severity: 'error',
      code: 'FLOE3130',
      message: `${workload} needs several IAM roles, and a pod has one: ${listed.join('; ')}`,
      fix,
      path: second.source.path,
      range: rangeOf(second.source),
    },
  ];
}

/** Says that a role is of another partition than the region that it is used in, where AWS would never assume it. */
export function foreignPartition(role: string, region: string | undefined): string | undefined {
  const partition = /^arn:([^:]*):/.exec(role)?.[1];
  if (region === undefined || partition === undefined || partition === partitionOf(region)) return undefined;
  return `the role belongs to the partition "${partition}", the region "${region}" to "${partitionOf(region)}"`;
}
