import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import type { ValuesPlace } from '../documents/values-layer';
import { lineOf, rangeOf } from './placed-profiles';
import {
  foreignPartition,
  type IdentityClaims,
  type RoleClaim,
  severalRoles,
  type WorkloadIdentityClaim,
} from './role-claims';

/** The annotation by which EKS gives an account a role (IAM roles for service accounts). */
export const roleAnnotation = 'eks.amazonaws.com/role-arn';
/** The annotation by which GKE lets an account act as a Google service account. */
const gkeAnnotation = 'iam.gke.io/gcp-service-account';
/** The annotation by which Azure finds the managed identity of an account, and the label that pods need for it. */
const azureAnnotation = 'azure.workload.identity/client-id';
const azureLabel = { 'azure.workload.identity/use': 'true' };

/** Tier 3's names for workload identity. */
export interface CloudAccounts {
  readonly gke?: { readonly serviceAccount?: string };
  readonly azure?: { readonly clientId?: string };
}

/** Who the pods of a workload are to a cloud: annotations of their account, labels of theirs. */
export interface WorkloadIdentity {
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Where each annotation comes from, as a sentence names it. */
  readonly origins: Readonly<Record<string, string>>;
}

export const nobody: WorkloadIdentity = { annotations: {}, labels: {}, origins: {} };

/** What decides the identity of one workload. */
export interface IdentityInput {
  /** `"customer-analytics"`, or `the webserver`. */
  readonly workload: string;
  readonly claims: IdentityClaims;
  /** The role that Tier 3 names, and where. @default - none */
  readonly role?: { readonly arn: string; readonly place: ValuesPlace | undefined };
  readonly accounts: CloudAccounts;
  /** Provider and region of `infrastructure.cloud`. */
  readonly provider: string | undefined;
  readonly region: string | undefined;
  /** Path in values.yaml of the keys that are the workload's own. */
  readonly keys: string;
}

/** Derives who a workload is (R37), or what keeps it from being anybody. */
export function workloadIdentity(input: IdentityInput): { identity: WorkloadIdentity; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const roles = roleIdentity(input, diagnostics);
  const clouds = input.claims.identities.map((claim) => cloudIdentity(input, claim, diagnostics));
  return { identity: joined([roles, ...clouds]), diagnostics };
}

function roleIdentity(input: IdentityInput, diagnostics: Diagnostic[]): WorkloadIdentity {
  const { role, claims, region, keys } = input;
  if (role !== undefined) {
    const used = claims.roles.find((claim) => claim.region !== undefined)?.region ?? region;
    const message = foreignPartition(role.arn, used);
    const { path, value: range } = role.place ?? {};
    if (message !== undefined) diagnostics.push({ severity: 'error', code: 'FLOE3131', message, path, range });
    return annotated(roleAnnotation, role.arn, range === undefined ? 'values.yaml' : lineOf(range));
  }
  for (const claim of claims.roles) {
    const message = foreignPartition(claim.role, claim.region ?? region);
    if (message === undefined) continue;
    const fix = `platform.yaml takes arn:aws alone: name the role in values.yaml as ${keys}.roleArn`;
    const { path } = claim.source;
    diagnostics.push({ severity: 'error', code: 'FLOE3131', message, fix, path, range: rangeOf(claim.source) });
  }
  const fix = `name the one to annotate in values.yaml: ${keys}.roleArn: <role with the rights of all>`;
  diagnostics.push(...severalRoles(input.workload, claims.roles, fix));
  const [first] = claims.roles;
  return first === undefined ? nobody : annotated(roleAnnotation, first.role, origin(first));
}

function cloudIdentity(
  { accounts, provider, keys, workload }: IdentityInput,
  claim: WorkloadIdentityClaim,
  diagnostics: Diagnostic[],
): WorkloadIdentity {
  const gke = accounts.gke?.serviceAccount;
  const azure = accounts.azure?.clientId;
  const cloud = claim.cloud ?? providers[provider ?? ''] ?? (gke !== undefined ? 'gke' : 'azure');
  if (cloud === 'gke' && gke !== undefined) return annotated(gkeAnnotation, gke, origin(claim));
  if (cloud === 'azure' && azure !== undefined) {
    return { ...annotated(azureAnnotation, azure, origin(claim)), labels: azureLabel };
  }
  const example =
    cloud === 'gke'
      ? '{ gke: { serviceAccount: <name>@<project>.iam.gserviceaccount.com } }'
      : '{ azure: { clientId: <client id of the managed identity> } }';
  const what = cloud === 'gke' ? 'Google service account' : 'managed identity';
  diagnostics.push({
    severity: 'error',
    code: 'FLOE3133',
    message: `${claim.label} has the mode "service_account", and nobody names the ${what} that ${workload} acts as`,
    fix: `add to values.yaml: ${keys === '' ? '' : `${keys}.`}workloadIdentity: ${example}`,
    path: claim.source.path,
    range: rangeOf(claim.source),
  });
  return nobody;
}

const providers: Readonly<Record<string, 'gke' | 'azure'>> = { gcp: 'gke', azure: 'azure' };

function annotated(key: string, value: string, from: string): WorkloadIdentity {
  return { annotations: { [key]: value }, labels: {}, origins: { [key]: from } };
}

function origin({ source }: { source: RoleClaim['source'] }): string {
  return lineOf(rangeOf(source));
}

function joined(identities: readonly WorkloadIdentity[]): WorkloadIdentity {
  return {
    annotations: Object.assign({}, ...identities.map((one) => one.annotations)),
    labels: Object.assign({}, ...identities.map((one) => one.labels)),
    origins: Object.assign({}, ...identities.map((one) => one.origins)),
  };
}

/** Refuses an operator's annotation that names somebody else than the identity derived; equal ones are fine. */
export function annotationConflicts(
  identity: WorkloadIdentity,
  own: unknown,
  placeOf: (path: DataPath) => ValuesPlace | undefined,
): Diagnostic[] {
  const annotations = typeof own === 'object' && own !== null ? (own as Readonly<Record<string, unknown>>) : {};
  return Object.entries(identity.annotations)
    .filter(([key, value]) => typeof annotations[key] === 'string' && annotations[key] !== value)
    .map(([key, value]): Diagnostic => {
      const place = placeOf([key]);
      return {
        severity: 'error',
        code: 'FLOE3132',
        message: `the annotation "${key}" is "${String(annotations[key])}" here and "${value}" at ${identity.origins[key]}`,
        fix: 'remove it, or make the two the same',
        path: place?.path,
        range: place?.value,
      };
    });
}
