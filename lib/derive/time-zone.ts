import type { Diagnostic } from '../diagnostics/diagnostic';
import { suggest } from '../diagnostics/suggestion';
import { isRecord } from '../documents/is-record';
import type { Tiers } from '../environment/tiers';
import type { ChartValues } from './floe-shorthands';
import { addDerived } from './named-lists';

/** Where platform.yaml says the time zone. */
export const timeZonePath = ['infrastructure', 'timezone'] as const;

/**
 * The time zone that pods get in `TZ` (schema section 3.6); undefined for UTC, which containers have anyway.
 *
 * The C library takes an unknown name for UTC without a word, so a name that the tz database lacks is an error here.
 */
export function timeZoneOf({ platform }: Tiers, diagnostics: Diagnostic[]): string | undefined {
  const zone = platform.value.infrastructure?.timezone;
  if (zone === undefined || zone === 'UTC' || zone === 'Etc/UTC') return undefined;
  const known = knownZone(zone);
  if (known === zone) return zone;
  const near = known ?? suggest(zone, Intl.supportedValuesOf('timeZone'));
  diagnostics.push({
    severity: 'error',
    code: 'FLOE3170',
    message: `"${zone}" is no time zone of the tz database; pods would silently run in UTC`,
    fix: near === undefined ? 'write an IANA name such as "Europe/Berlin"' : `did you mean "${near}"?`,
    path: [...timeZonePath],
    range: platform.document.rangeOfValue([...timeZonePath]),
  });
  return undefined;
}

/** The zone as the tz database spells it, since file names in a container mind their case; undefined for none. */
function knownZone(zone: string): string | undefined {
  // An offset such as +02:00 is a zone to JavaScript and none to the C library.
  if (!/^[A-Za-z]/.test(zone)) return undefined;
  // Asking for the list of zones takes a tenth of the time of making a format; it leaves aliases out.
  if (Intl.supportedValuesOf('timeZone').includes(zone)) return zone;
  try {
    const found = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    // An alias is answered by the zone that it stands for: its own spelling is not known.
    return found.toLowerCase() === zone.toLowerCase() ? found : zone;
  } catch {
    return undefined;
  }
}

/** Gives webserver, daemon and code servers, and with them their runs, the variable `TZ`; an operator's own wins. */
export function withTimeZone(values: ChartValues, zone: string | undefined): ChartValues {
  if (zone === undefined) return values;
  const section = (key: string): ChartValues => (isRecord(values[key]) ? values[key] : {});
  const zoned = (owner: ChartValues): ChartValues => ({ ...owner, env: withVariable(owner['env'], zone) });
  const userDeployments = section('dagster-user-deployments');
  const deployments = Array.isArray(userDeployments['deployments']) ? userDeployments['deployments'] : [];
  return {
    ...values,
    dagsterWebserver: zoned(section('dagsterWebserver')),
    dagsterDaemon: zoned(section('dagsterDaemon')),
    'dagster-user-deployments': {
      ...userDeployments,
      deployments: deployments.map((entry: unknown) => (isRecord(entry) ? zoned(entry) : entry)),
    },
  };
}

/** The chart takes variables as a list or, through a ConfigMap, as a map. */
function withVariable(env: unknown, zone: string): unknown {
  return isRecord(env) ? { TZ: zone, ...env } : addDerived(env, [{ name: 'TZ', value: zone }], 'name');
}
