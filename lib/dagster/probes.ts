import { present } from './present';
import { refuse } from './refusal';
import type { Block } from './values/block';
import { copyOf } from './values/go-value';

/** The fields that say when and how often a probe is made. */
export const probeTimingKeys = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
];

/** A probe that exists only with `enabled`, which is no field of Kubernetes'; undefined without. */
export function enabledProbe(component: Block, key: string): unknown {
  if (component.isNull(key)) return undefined;
  const probe = component.block(key);
  return probe.truthy('enabled') ? withoutEnabled(probe) : undefined;
}

/** A probe of a code location with its own `exec`, or else the command given; `enabled` is no field of Kubernetes'. */
export function locationProbe(probe: Block, command: readonly string[]): unknown {
  return probe.truthy('exec') ? withoutEnabled(probe) : execProbe(probe, command);
}

/** A probe with its own `exec`, or else the command given with the probe's timings; other handlers get lost. */
export function execProbe(probe: Block, command: readonly string[]): unknown {
  if (probe.truthy('exec')) return copyOf(probe.data);
  return present({ exec: { command }, ...Object.fromEntries(probeTimingKeys.map((key) => [key, probe.copy(key)])) });
}

/** The readiness probe of a code location: on unless `enabled` is false. */
export function locationReadiness(location: Block, command: readonly string[]): unknown {
  const probe = location.optionalBlock('readinessProbe');
  if (probe === undefined) {
    return { exec: { command }, periodSeconds: 20, timeoutSeconds: 10, successThreshold: 1, failureThreshold: 15 };
  }
  if (!probe.isNull('enabled') && typeof probe.get('enabled') !== 'boolean') {
    return refuse({ code: 'wrong-type', message: 'expected true or false', path: probe.pathOf('enabled') });
  }
  return probe.get('enabled') === false ? undefined : locationProbe(probe, command);
}

/** The startup probe of a code location: any handler, and the command given beside it where there is no `exec`. */
export function locationStartup(location: Block, command: readonly string[]): unknown {
  const probe = location.optionalBlock('startupProbe');
  if (!probe?.truthy('enabled')) return undefined;
  const fields = withoutEnabled(probe);
  return probe.truthy('exec') ? fields : { ...fields, exec: { command } };
}

function withoutEnabled(probe: Block): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(probe.data)
      .filter((key) => key !== 'enabled')
      .sort()
      .map((key) => [key, copyOf(probe.get(key))]),
  );
}
