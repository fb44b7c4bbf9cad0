import type { Release } from '../dagster/chart';
import type { ObjectNames } from '../dagster/object-names';
import { isRecord } from '../documents/is-record';
import type { Tiers } from '../environment/tiers';
import type { FloeResources } from './floe-resources';
import type { ChartValues } from './floe-shorthands';

/** Port that the chart gives the webserver when the values name none. */
const defaultWebserverPort = 80;

/** Derives how people reach the webserver: a NodePort Service for local clusters, an Ingress from the floe level. */
export function webserverAccess(
  tiers: Tiers,
  values: ChartValues,
  names: ObjectNames,
  release: Release,
): Pick<FloeResources, 'nodePort' | 'ingress'> {
  const webserver = isRecord(values['dagsterWebserver']) ? values['dagsterWebserver'] : {};
  const service = isRecord(webserver['service']) ? webserver['service'] : {};
  const port = typeof service['port'] === 'number' ? service['port'] : defaultWebserverPort;
  const { localAccess, ingress } = tiers.floe;
  const platformAccess = tiers.platform.value.infrastructure?.network.local_access;
  const nodePortFromPlatform =
    platformAccess?.enabled === true && platformAccess.access_type === 'nodeport'
      ? platformAccess.ports.dagster
      : undefined;
  const wanted = localAccess?.enabled ?? nodePortFromPlatform !== undefined;
  return {
    ...(wanted
      ? {
          nodePort: {
            name: `${release.name}-dagster-webserver-nodeport`,
            port,
            nodePort: localAccess?.nodePort ?? nodePortFromPlatform ?? 30000,
            selector: names.webserverSelector,
          },
        }
      : {}),
    ...(ingress?.enabled === true
      ? { ingress: { name: names.fullname, serviceName: names.webserver, servicePort: port, values: ingress } }
      : {}),
  };
}
