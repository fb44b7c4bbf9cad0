import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import { locateInLayers, type ValuesPlace } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import type { ChartValues } from './floe-shorthands';
import { type InputSource, rangeOf } from './placed-profiles';
import { annotationConflicts, type WorkloadIdentity } from './workload-identity';

/** A code location whose pods are to be somebody to a cloud. */
export interface IdentifiedLocation {
  readonly name: string;
  /** The entry of the chart's list, as far as it is derived. */
  readonly entry: ChartValues;
  readonly identity: WorkloadIdentity;
  /** The profile that asks for the identity. @default - none does */
  readonly source?: InputSource;
  /** Finds a path of the operator's entry in his values files. */
  readonly placeOf: (path: DataPath) => ValuesPlace | undefined;
}

const section = 'dagster-user-deployments';

/**
 * Gives code locations the ServiceAccounts that carry their identities.
 *
 * Where all of them are the same, the chart's shared account is annotated; else each has an account of its own, so that
 * none has the rights of another. An account that is not rendered here can only be reported.
 */
export function withAccounts(
  tiers: Tiers,
  values: ChartValues,
  locations: readonly IdentifiedLocation[],
): { values: ChartValues; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const userDeployments = isRecord(values[section]) ? values[section] : {};
  const sharedAccount = isRecord(userDeployments['serviceAccount']) ? userDeployments['serviceAccount'] : {};
  const sharing = locations.filter(({ entry }) => !isRecord(entry['serviceAccount']));
  const globalName = valueAt(values, ['global', 'serviceAccountName']);
  const isShared = (globalName === undefined || globalName === '' || globalName === null) && areEqual(sharing);
  const placeOfShared = (path: DataPath) =>
    locateInLayers(tiers.layers, ['dagster', section, 'serviceAccount', 'annotations', ...path]);
  for (const { identity } of sharing) {
    diagnostics.push(...annotationConflicts(identity, sharedAccount['annotations'], placeOfShared));
  }
  const isForeign = sharedAccount['create'] === false;
  const deployments = locations.map((location): ChartValues => {
    const { entry, identity } = location;
    const labelled = withLabels(entry, identity);
    if (isRecord(entry['serviceAccount'])) return withOwnAnnotations(labelled, location, diagnostics);
    if (Object.keys(identity.annotations).length === 0) return labelled;
    if (isForeign) diagnostics.push(...notRendered(location, String(sharedAccount['name'] ?? '')));
    if (isForeign || isShared) return labelled;
    return { ...labelled, serviceAccount: { annotations: identity.annotations } };
  });
  const [first] = sharing;
  const annotations = isShared && !isForeign ? (first?.identity.annotations ?? {}) : {};
  const account = withAnnotations(sharedAccount, annotations);
  return {
    values: {
      ...values,
      [section]: {
        ...userDeployments,
        ...(Object.keys(account).length === 0 ? {} : { serviceAccount: account }),
        deployments,
      },
    },
    diagnostics: unique(diagnostics),
  };
}

/** An account with annotations beside those that the operator gives it, which win. */
export function withAnnotations(account: ChartValues, annotations: Readonly<Record<string, string>>): ChartValues {
  if (Object.keys(annotations).length === 0) return account;
  return { ...account, annotations: { ...annotations, ...asMap(account['annotations']) } };
}

/** Labels of pods beside those that the operator gives them, which win. */
export function withLabels(owner: ChartValues, { labels }: WorkloadIdentity): ChartValues {
  return Object.keys(labels).length === 0 ? owner : { ...owner, labels: { ...labels, ...asMap(owner['labels']) } };
}

function withOwnAnnotations(entry: ChartValues, location: IdentifiedLocation, diagnostics: Diagnostic[]): ChartValues {
  const account = asMap(location.entry['serviceAccount']);
  const { identity, placeOf } = location;
  const placed = (path: DataPath) => placeOf(['serviceAccount', 'annotations', ...path]);
  diagnostics.push(...annotationConflicts(identity, account['annotations'], placed));
  if (account['create'] !== false) return { ...entry, serviceAccount: withAnnotations(account, identity.annotations) };
  diagnostics.push(...notRendered(location, String(account['name'] ?? '')));
  return entry;
}

function notRendered({ name, identity, source }: IdentifiedLocation, account: string): Diagnostic[] {
  return accountElsewhere({ account, workload: `code location "${name}"`, identity, source });
}

/** Reports what an account needs that is made elsewhere. */
export function accountElsewhere(given: {
  readonly account: string;
  readonly workload: string;
  readonly identity: WorkloadIdentity;
  readonly source: InputSource | undefined;
}): Diagnostic[] {
  const { account, workload, identity, source } = given;
  const annotations = Object.entries(identity.annotations);
  if (annotations.length === 0 || source === undefined) return [];
  const listed = annotations.map(([key, value]) => `${key}: ${value}`).join(', ');
  return [
    {
      severity: 'warning',
      code: 'FLOE3136',
      message: `the account "${account}" of ${workload} is not rendered here; it needs the annotation ${listed}`,
      fix: 'annotate it where it is made, or let it be rendered: create: true',
      path: source.path,
      range: rangeOf(source),
    },
  ];
}

function areEqual(locations: readonly IdentifiedLocation[]): boolean {
  const texts = locations.map(({ identity }) => JSON.stringify(Object.entries(identity.annotations).sort()));
  return new Set(texts).size <= 1;
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

function asMap(value: unknown): ChartValues {
  return isRecord(value) ? value : {};
}
