import { key, nullableKey, requiredKey, strictMap } from '../key';
import { flag, freeMap, whole } from './scalars';

const timingKeys = () => ({
  initialDelaySeconds: nullableKey(whole, 'Seconds before the first check'),
  periodSeconds: nullableKey(whole, 'Seconds between two checks'),
  timeoutSeconds: nullableKey(whole, 'Seconds after which a check has failed'),
  successThreshold: nullableKey(whole, 'Successes in a row that count as healthy'),
  failureThreshold: nullableKey(whole, 'Failures in a row that count as unhealthy'),
});

const probeKeys = () => ({
  exec: nullableKey(freeMap, 'Runs a command in the container'),
  httpGet: nullableKey(freeMap, 'Asks an HTTP address of the container'),
  tcpSocket: nullableKey(freeMap, 'Opens a connection to a port of the container'),
  grpc: nullableKey(freeMap, 'Asks the gRPC health service of the container'),
  ...timingKeys(),
  terminationGracePeriodSeconds: nullableKey(whole, 'Seconds between stopping and killing an unhealthy container'),
});

/**
 * A probe of a container, with the chart's own switch `enabled` beside the fields of Kubernetes.
 *
 * Strict, because for code locations and Celery workers the chart copies the fields it knows and drops the others.
 */
export const probe = strictMap(() => ({
  enabled: key(flag, 'Switches the probe on or off'),
  ...probeKeys(),
}));

/** The readiness probe of a code location, where the chart insists on the switch. */
export const switchedProbe = strictMap(() => ({
  enabled: requiredKey(flag, 'Switches the probe on or off'),
  ...probeKeys(),
}));

/** The switch and timings of a probe whose check a subchart writes itself. */
export const timedProbe = strictMap(() => ({
  enabled: key(flag, 'Switches the probe on or off'),
  ...timingKeys(),
}));
