import type { Release } from '../dagster/chart';
import type { ObjectNames } from '../dagster/object-names';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Tiers } from '../environment/tiers';
import type { FloeResources } from './floe-resources';
import type { ChartValues } from './floe-shorthands';
import { availabilityObjects, availableWebserver } from './high-availability';
import { namespaceLimits } from './namespace-limits';
import { networkPolicies } from './network-policies';
import { timeZoneOf, withTimeZone } from './time-zone';
import { webserverReplicas } from './webserver-replicas';

/** What an environment is so far: the tiers, what the chart will call its objects, its values. */
export interface CapacityInput {
  readonly tiers: Tiers;
  readonly names: ObjectNames;
  readonly release: Release;
  readonly values: ChartValues;
}

/** Adds what follows for an environment as a whole: availability, limits of its namespace, time zone, traffic. */
export function deriveCapacity(
  { tiers, names, release, values: before }: CapacityInput,
  diagnostics: Diagnostic[],
): { values: ChartValues; resources: Partial<FloeResources> } {
  const replicas = webserverReplicas(tiers, before, diagnostics);
  const webserver = availableWebserver(before['dagsterWebserver'], replicas, names);
  const zone = timeZoneOf(tiers, diagnostics);
  const values = withTimeZone({ ...before, dagsterWebserver: webserver }, zone);
  const resources = {
    ...availabilityObjects(tiers, replicas, names, diagnostics),
    ...namespaceLimits(tiers.platform.value, names),
    ...networkPolicies({ tiers, names, release, values }, diagnostics),
  };
  return { values, resources };
}
