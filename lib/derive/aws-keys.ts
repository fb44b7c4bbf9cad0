import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { compareText } from '../diagnostics/order';
import { isRecord } from '../documents/is-record';
import type { ValuesPlace } from '../documents/values-layer';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';
import type { ChartValues } from './floe-shorthands';
import { addDerived } from './named-lists';
import { type InputSource, type PlacedProfiles, rangeOf } from './placed-profiles';
import { roleAnnotation, type WorkloadIdentity } from './workload-identity';

/** The variables that AWS clients take keys from, and that dbt's generated profile asks for without a default. */
const keyVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

/** A code location with an IAM role, as far as keys of AWS matter. */
export interface KeyedLocation {
  readonly name: string;
  readonly entry: ChartValues;
  readonly identity: WorkloadIdentity;
  readonly profiles: PlacedProfiles;
  readonly artifacts: CompiledArtifacts | undefined;
  /** The profile that asks for the role. */
  readonly source: InputSource | undefined;
  readonly placeOf: (path: DataPath) => ValuesPlace | undefined;
  /** Tier 3's `emptyAwsKeys`. */
  readonly emptyKeys: boolean;
}

/**
 * Reports where keys of AWS and an IAM role do not go together: dbt stops without the variables (runtime contract 3.3),
 * and AWS clients take keys from the environment before they look for a role.
 *
 * With `emptyAwsKeys` the variables are there and empty: dbt starts, and clients pass over them to the role.
 */
export function withRoleKeys(location: KeyedLocation): { entry: ChartValues; diagnostics: Diagnostic[] } {
  const { entry, identity, emptyKeys } = location;
  if (identity.annotations[roleAnnotation] === undefined) return { entry, diagnostics: [] };
  const given = variables(entry['env']);
  const missing = keyVariables.filter((name) => !given.has(name));
  if (missing.length === 0) return { entry, diagnostics: hiddenRole(location, given) };
  if (!emptyKeys) return { entry, diagnostics: needsKeys(location) ? [dbtWithoutKeys(location)] : [] };
  const empty = missing.map((name) => ({ name, value: '' }));
  return { entry: { ...entry, env: addDerived(entry['env'], empty, 'name') }, diagnostics: [] };
}

/** dbt's profile names the keys when the catalog is Polaris; whole sources of variables may well hold them. */
function needsKeys({ artifacts, profiles, entry }: KeyedLocation): boolean {
  const usesDbt = artifacts?.transforms.some(({ type }) => type === 'dbt') === true;
  const sources = ['envSecrets', 'envConfigMaps'].some((key) => Array.isArray(entry[key]) && entry[key].length > 0);
  return usesDbt && profiles.catalog?.profile.type === 'polaris' && !sources;
}

function dbtWithoutKeys({ name, source }: KeyedLocation): Diagnostic {
  return {
    severity: 'warning',
    code: 'FLOE3134',
    message: `dbt in "${name}" stops at its start: its profile asks for ${keyVariables.join(' and ')}, which a pod with an IAM role does not have`,
    fix: `set emptyAwsKeys: true in values.yaml, with which AWS clients still find the role, or give both by codeLocations.${name}.env`,
    ...(source === undefined ? {} : { path: source.path, range: rangeOf(source) }),
  };
}

function hiddenRole({ name, source }: KeyedLocation, given: ReadonlyMap<string, ChartValues>): Diagnostic[] {
  const secrets = keyVariables.map((key) => given.get(key)).filter((entry) => isRecord(entry?.['valueFrom']));
  if (secrets.length < keyVariables.length || source === undefined) return [];
  const names = keyVariables.filter((key) => given.has(key)).sort(compareText);
  return [
    {
      severity: 'warning',
      code: 'FLOE3135',
      message: `AWS clients in "${name}" never use this role: they take ${names.join(' and ')} first, which its environment has`,
      fix: 'use one mode for all profiles of a code location',
      path: source.path,
      range: rangeOf(source),
    },
  ];
}

function variables(env: unknown): ReadonlyMap<string, ChartValues> {
  const listed = Array.isArray(env) ? env.filter(isRecord) : [];
  return new Map(listed.map((entry) => [String(entry['name']), entry]));
}
