import { isRecord } from '../documents/is-record';

/** Values of the Dagster chart as plain data: the user's side, before chart defaults. */
export type ChartValues = Readonly<Record<string, unknown>>;

/**
 * Translates what one values file says on the floe level into the chart values it stands for (R16).
 *
 * `resources.webserver` → `dagsterWebserver.resources`, `replicaCount` → `dagsterWebserver.replicaCount`, `image` →
 * image of webserver and daemon, `imagePullSecrets` → the chart's and the code locations' (the chart alone would leave
 * code locations without).
 */
export function chartValuesOf(floe: Readonly<Record<string, unknown>>): ChartValues {
  const resources = isRecord(floe['resources']) ? floe['resources'] : {};
  const image = isRecord(floe['image']) ? withoutEmptyTag(floe['image']) : undefined;
  const webserver = defined({ resources: resources['webserver'], replicaCount: floe['replicaCount'], image });
  const daemon = defined({ resources: resources['daemon'], image });
  const imagePullSecrets = floe['imagePullSecrets'];
  return defined({
    dagsterWebserver: emptyToUndefined(webserver),
    dagsterDaemon: emptyToUndefined(daemon),
    imagePullSecrets,
    'dagster-user-deployments': imagePullSecrets === undefined ? undefined : { imagePullSecrets },
  });
}

/** An empty tag stands for the chart's version, as in the floe-dagster chart. */
function withoutEmptyTag(image: Readonly<Record<string, unknown>>): ChartValues {
  return image['tag'] === '' ? { ...image, tag: null } : image;
}

function defined(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}

function emptyToUndefined(map: Record<string, unknown>): Record<string, unknown> | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}
