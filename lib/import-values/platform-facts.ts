import { endpointFix, endpointHome, isInjected } from '../derive/endpoint-variables';
import { floePodVariables, type PodVariable, variablesOf } from '../derive/pod-variables';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import type { Platform } from '../schema/platform/platform';
import { followsFinding } from './derivable-location';
import { type ImportFinding, isInside } from './left-out';
import { platformSays } from './platform-says';

/** Variables of pods that repeat a field of platform.yaml which is no endpoint. */
const facts: readonly (readonly [RegExp, string])[] = [
  [/^(POLARIS|FLOE_CATALOG|FLOE_ICEBERG)_WAREHOUSE$/, 'catalogs.<name>.warehouse'],
  [/^POLARIS_SCOPE$/, 'catalogs.<name>.credentials.scope'],
  [/^AWS_(DEFAULT_)?REGION$/, 'storage.<name>.region'],
  [/^OTEL_SERVICE_NAME$/, 'observability.attributes["service.name"]'],
  [/^OTEL_RESOURCE_ATTRIBUTES$/, 'observability.attributes'],
  [/^OPENLINEAGE_NAMESPACE$/, 'observability.attributes.namespace'],
  [/^DUCKDB_(MEMORY_LIMIT|THREADS|TEMP_DIRECTORY)$/, 'infrastructure.resource_profiles.transform.env'],
  [/^TZ$/, 'infrastructure.timezone'],
];

/**
 * Finds variables, wherever in the values, that say what platform.yaml is for (Tier 2).
 *
 * Endpoints in pods of floe are left out, as values never name them; other facts stay and are named.
 *
 * @param values - the canonical values: the floe level under `floe`, the chart's under `dagster`
 * @param other - paths that are another finding's: of texts that hold a secret, and of what is left out as a whole
 */
export function platformFactFindings(
  values: Readonly<Record<'floe' | 'dagster', unknown>>,
  platform: Platform | undefined,
  other: { readonly secrets: readonly DataPath[]; readonly leftOut: readonly DataPath[] },
): ImportFinding[] {
  const taken = new Set(other.secrets.map((path) => JSON.stringify(path)));
  const lost = new Set(other.leftOut.map((path) => JSON.stringify(path)));
  const ofFloe = new Set(floePodVariables(values.floe, values.dagster).map(({ path }) => JSON.stringify(path)));
  return everyVariable(values, []).flatMap((variable): ImportFinding[] => {
    const { name, value, path } = variable;
    if (taken.has(JSON.stringify(path)) || typeof value !== 'string' || value === '') return [];
    const whole = path.at(-1) === 'value' ? path.slice(0, -1) : path;
    const home = endpointHome(name, value);
    const isLost = isInside(lost, path);
    if (home === undefined) return isLost ? [] : fact(variable, whole);
    if (!isLost && !ofFloe.has(JSON.stringify(path))) return [elsewhere(name, home, whole)];
    const said = platform !== undefined && platformSays(platform, home, value);
    if (said && isInjected(name)) return [followsFinding(whole, `"${name}" follows from platform.yaml, ${home}`)];
    const message = `left out: the endpoint in "${name}" belongs to platform.yaml (Tier 2), ${home}${said ? ', which says it' : ''}`;
    return [{ path: whole, code: 'FLOE8023', severity: 'warning', message, fix: endpointFix(name) }];
  });
}

function elsewhere(name: string, home: string, path: DataPath): ImportFinding {
  const message = `the endpoint in "${name}" belongs to platform.yaml (Tier 2), ${home}; it stays, since only code locations and their runs have it from there`;
  return { path, code: 'FLOE8023', severity: 'warning', message, kept: true };
}

function fact({ name, value }: PodVariable, path: DataPath): ImportFinding[] {
  const home = facts.find(([pattern]) => pattern.test(name))?.[1];
  if (home === undefined || String(value).includes('$(')) return [];
  const message = `"${name}" says what platform.yaml (Tier 2) says under ${home}; it stays, and wins over it`;
  const fix = 'remove it once platform.yaml says the same';
  return [{ path, code: 'FLOE8023', severity: 'info', message, fix, kept: true }];
}

/** Variables at any depth: what stands under `env`, and lists of `NAME=text` under `envVars`. */
function everyVariable(value: unknown, path: DataPath): PodVariable[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => everyVariable(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    /^env(_?vars)?$/i.test(key) ? variablesOf(item, [...path, key]) : everyVariable(item, [...path, key]),
  );
}
