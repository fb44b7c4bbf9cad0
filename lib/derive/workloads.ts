import type { Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { withRoleKeys } from './aws-keys';
import type { OperatorLocation } from './code-locations';
import type { ComputeLogStore } from './compute-logs';
import { credentialEntry } from './credential-entry';
import { envList } from './derived-location';
import type { DerivedSecrets } from './derived-secrets';
import type { ChartValues } from './floe-shorthands';
import {
  accountElsewhere,
  type IdentifiedLocation,
  withAccounts,
  withAnnotations,
  withLabels,
} from './location-accounts';
import type { CredentialVariable } from './location-credentials';
import { withRuns } from './location-runs';
import { logAccess } from './log-access';
import { addDerived } from './named-lists';
import { checkObservability, observabilityVariables } from './observability-variables';
import { identityClaims, storageClaims } from './role-claims';
import { annotationConflicts, type IdentityInput, workloadIdentity } from './workload-identity';

/** What an environment is so far. */
export interface WorkloadsInput {
  readonly tiers: Tiers;
  readonly values: ChartValues;
  /** The operator's values of the chart alone. */
  readonly written: ChartValues;
  readonly locations: readonly OperatorLocation[];
  readonly secrets: DerivedSecrets;
  readonly logs: ComputeLogStore;
  /** Credentials of the store of compute logs. */
  readonly logCredentials: readonly CredentialVariable[];
}

/** Adds to workloads who they are, what their runs are given, and where they report to. */
export function deriveWorkloads(input: WorkloadsInput, diagnostics: Diagnostic[]): ChartValues {
  const { tiers, values } = input;
  diagnostics.push(...input.logs.diagnostics, ...checkObservability(tiers));
  const located = input.locations.map((location, index) => identified(input, location, index, diagnostics));
  const accounts = withAccounts(tiers, values, located);
  diagnostics.push(...accounts.diagnostics);
  return withLogReaders(input, accounts.values, diagnostics);
}

function identified(
  input: WorkloadsInput,
  { name }: OperatorLocation,
  index: number,
  diagnostics: Diagnostic[],
): IdentifiedLocation {
  const { tiers, written } = input;
  const platform = tiers.platform.value;
  const secrets = input.secrets.locations[index];
  const artifacts = tiers.artifacts.get(name)?.value;
  const derived = entryAt(input.values, index);
  const profiles = secrets?.profiles ?? { layers: [] };
  const claims = identityClaims(profiles);
  const own = tiers.floe.codeLocations?.[name];
  const place = locateInLayers(tiers.layers, ['floe', 'codeLocations', name, 'roleArn']);
  const { identity, diagnostics: faults } = workloadIdentity({
    ...cloud(tiers),
    workload: `code location "${name}"`,
    claims,
    ...(typeof own?.roleArn === 'string' ? { role: { arn: own.roleArn, place } } : {}),
    accounts: { ...tiers.floe.workloadIdentity, ...own?.workloadIdentity },
    keys: `codeLocations.${name}`,
  });
  const source = (claims.roles[0] ?? claims.identities[0])?.source;
  const placeOf = secrets?.placeOf ?? (() => undefined);
  const logs = logAccess({ name, entry: derived, storage: profiles.storage?.profile, identity, ...input });
  const env = addDerived(logs.entry['env'], observabilityVariables(platform, artifacts), 'name');
  const entry = { ...logs.entry, env };
  const emptyKeys = tiers.floe.emptyAwsKeys === true;
  const keyed = withRoleKeys({ name, entry, identity, profiles, artifacts, source, placeOf, emptyKeys });
  diagnostics.push(...faults, ...logs.diagnostics, ...keyed.diagnostics);
  const complete = withRuns(keyed.entry, platform, written);
  return { name, entry: complete, identity, placeOf, ...(source === undefined ? {} : { source }) };
}

/** Webserver and daemon read the compute logs, and nothing else of any store. */
function withLogReaders(input: WorkloadsInput, values: ChartValues, diagnostics: Diagnostic[]): ChartValues {
  const { tiers, logs, logCredentials } = input;
  if (logs.storage === undefined) return values;
  const claims = storageClaims(logs.storage);
  const { identity, diagnostics: faults } = workloadIdentity({
    ...cloud(tiers),
    workload: 'the reader of the compute logs',
    claims,
    accounts: tiers.floe.workloadIdentity ?? {},
    keys: '',
  });
  const account = isRecord(values['serviceAccount']) ? values['serviceAccount'] : {};
  const placeOf = (path: readonly (string | number)[]) =>
    locateInLayers(tiers.layers, ['dagster', 'serviceAccount', 'annotations', ...path]);
  diagnostics.push(...faults, ...annotationConflicts(identity, account['annotations'], placeOf));
  const variables = logCredentials.map(credentialEntry);
  const reader = (key: string): ChartValues => {
    const component = isRecord(values[key]) ? values[key] : {};
    const env = variables.length === 0 ? {} : { env: addDerived(envList(component['env']), variables, 'name') };
    return withLabels({ ...component, ...env }, identity);
  };
  const isElsewhere = account['create'] === false;
  if (isElsewhere) {
    const source = (claims.roles[0] ?? claims.identities[0])?.source;
    const workload = 'webserver and daemon';
    diagnostics.push(...accountElsewhere({ account: String(account['name'] ?? ''), workload, identity, source }));
  }
  const annotated = isElsewhere ? account : withAnnotations(account, identity.annotations);
  return {
    ...values,
    ...(Object.keys(annotated).length === 0 ? {} : { serviceAccount: annotated }),
    dagsterWebserver: reader('dagsterWebserver'),
    dagsterDaemon: reader('dagsterDaemon'),
  };
}

function cloud({ platform }: Tiers): Pick<IdentityInput, 'provider' | 'region'> {
  const settings = platform.value.infrastructure?.cloud;
  return {
    provider: settings?.provider,
    region: settings?.provider === 'aws' ? (settings.region ?? undefined) : undefined,
  };
}

function entryAt(values: ChartValues, index: number): ChartValues {
  const userDeployments = values['dagster-user-deployments'];
  const deployments = isRecord(userDeployments) ? userDeployments['deployments'] : [];
  const entry: unknown = Array.isArray(deployments) ? deployments[index] : undefined;
  return isRecord(entry) ? entry : {};
}
