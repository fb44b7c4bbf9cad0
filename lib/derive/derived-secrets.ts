import type { Release } from '../dagster/chart';
import type { ObjectNames } from '../dagster/object-names';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { locateInLayers, type ValuesPlace } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { bindingFaults } from './binding-faults';
import type { OperatorLocation } from './code-locations';
import { type CredentialedLocation, credentialFaults } from './credential-faults';
import { deriveExternalSecrets } from './external-secrets';
import type { FloeResources } from './floe-resources';
import { injectedCredentials } from './injected-credentials';
import { type CredentialVariable, type LocationCredentials, locationCredentials } from './location-credentials';
import { placedProfiles } from './placed-profiles';
import { deriveSealedSecrets } from './sealed-secrets';
import { secretBackendFaults } from './secret-backend-faults';
import type { SecretBindings } from './secret-binding';
import { type SecretNeeds, secretNeeds } from './secret-need';

/** Everything about Secrets that follows from the tiers. */
export interface DerivedSecrets {
  /** What each code location is given, in the order of the chart's list. */
  readonly locations: readonly CredentialedLocation[];
  /** Credentials of other workloads: webserver and daemon read the compute logs. */
  readonly others: readonly CredentialVariable[];
  readonly needs: SecretNeeds;
  /** The Secret with the password of the database. */
  readonly databaseSecret: string;
  /** Bindings of a shared values file that this environment has no use for. */
  readonly idleBindings: readonly Diagnostic[];
  readonly resources: Pick<FloeResources, 'sealedSecrets' | 'externalSecrets'>;
}

/** The release that Secrets are derived for. */
export interface SecretsContext {
  readonly locations: readonly OperatorLocation[];
  readonly names: ObjectNames;
  readonly release: Release;
  /** Credentials of workloads other than code locations. @default - none */
  readonly others?: readonly CredentialVariable[];
}

/** The bindings that Tier 3 makes. */
export function secretBindingsOf({ floe }: Tiers): SecretBindings {
  return { byReference: floe.secretBindings ?? {}, files: floe.secretsAs === 'files' };
}

/** Derives which Secrets each code location is given, and the objects that make them. */
export function deriveSecrets(
  tiers: Tiers,
  context: SecretsContext,
): { secrets: DerivedSecrets; diagnostics: Diagnostic[] } {
  const { names, release } = context;
  const bindings = secretBindingsOf(tiers);
  const credentials: LocationCredentials[] = [{ variables: context.others ?? [], files: [], clashes: [] }];
  const locations = context.locations.map((location): CredentialedLocation => {
    const profiles = placedProfiles(tiers, location.name);
    const own = locationCredentials(profiles, bindings);
    credentials.push(own);
    return {
      name: location.name,
      entry: location.entry,
      profiles,
      injected: injectedCredentials(own, location.entry),
      placeOf: (path) => placeInEntry(tiers, location, path),
    };
  });
  const databaseSecret = names.postgresqlSecret;
  const needs = secretNeeds({
    locations: locations.map(({ injected }) => injected),
    others: context.others ?? [],
    databaseSecret,
  });
  const bound = bindingFaults(tiers, bindings, credentials);
  const sealed = deriveSealedSecrets(tiers, release);
  const provided = new Set(sealed.secrets.map(({ name }) => name));
  const external = deriveExternalSecrets(tiers, { names, needs, provided });
  return {
    secrets: {
      locations,
      others: context.others ?? [],
      needs,
      databaseSecret,
      idleBindings: bound.idle,
      resources: { sealedSecrets: sealed.secrets, externalSecrets: external.secrets },
    },
    diagnostics: [
      ...locations.flatMap((location) => credentialFaults(tiers, location)),
      ...bound.diagnostics,
      ...sealed.diagnostics,
      ...external.diagnostics,
      ...secretBackendFaults(tiers),
    ],
  };
}

/** A field of an entry stands in the chart's list or under `codeLocations`; the list wins. */
function placeInEntry(tiers: Tiers, { name, keyed, listIndex }: OperatorLocation, path: DataPath) {
  const list: DataPath = ['dagster', 'dagster-user-deployments', 'deployments', listIndex ?? 0, ...path];
  const listed: ValuesPlace | undefined = listIndex === undefined ? undefined : locateInLayers(tiers.layers, list);
  if (!keyed || listed?.exact === true) return listed;
  return locateInLayers(tiers.layers, ['floe', 'codeLocations', name, ...path]);
}
