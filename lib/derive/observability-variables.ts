import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Tiers } from '../environment/tiers';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';
import type { Platform } from '../schema/platform/platform';
import type { ChartValues } from './floe-shorthands';
import { literalVariable } from './literal-variable';

/** The service name that floe gives its spans when nobody names one, and the namespace of its lineage events. */
const floeName = 'floe';
/** Where OpenLineage clients post events below OPENLINEAGE_URL unless told otherwise. */
const lineagePath = '/api/v1/lineage';

/**
 * The standard variables of OpenTelemetry and OpenLineage for a code location and its runs.
 *
 * Endpoints are the platform's; of attributes those of the location's artifacts win over the platform's. Switched off,
 * standard clients are told so; floe's own emitters read platform.yaml alone (runtime contract 3.5).
 */
export function observabilityVariables(platform: Platform, artifacts: CompiledArtifacts | undefined): ChartValues[] {
  const { observability } = platform;
  if (observability === null || observability === undefined) return [];
  const attributes = { ...observability.attributes, ...artifacts?.observability.attributes };
  const { otlp_endpoint: otlp, lineage_endpoint: lineage } = observability;
  return [
    ...(isBlank(otlp) ? [] : telemetry(otlp, attributes, observability.traces)),
    ...(isBlank(lineage)
      ? []
      : lineageVariables(
          lineage,
          artifacts?.lineage_namespace ?? attributes['namespace'] ?? floeName,
          observability.lineage,
        )),
  ];
}

function telemetry(endpoint: string, attributes: Readonly<Record<string, string>>, traces: boolean): ChartValues[] {
  const { 'service.name': service = floeName, ...others } = attributes;
  const listed = Object.keys(others)
    .sort()
    .map((key) => `${encoded(key)}=${encoded(others[key] ?? '')}`);
  return [
    literalVariable('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint),
    literalVariable('OTEL_SERVICE_NAME', service),
    ...(listed.length === 0 ? [] : [literalVariable('OTEL_RESOURCE_ATTRIBUTES', listed.join(','))]),
    ...(traces ? [] : [literalVariable('OTEL_TRACES_EXPORTER', 'none')]),
  ];
}

/** Clients add a path to the URL; floe posts to the endpoint as it is written. */
function lineageVariables(endpoint: string, namespace: string, enabled: boolean): ChartValues[] {
  const [, base = endpoint, path = ''] = /^([a-z]+:\/\/[^/]+)(\/.*)?$/i.exec(endpoint) ?? [];
  const standard = path.endsWith(lineagePath);
  const url = standard ? `${base}${path.slice(0, -lineagePath.length)}` : base;
  const other = standard || path === '' || path === '/';
  return [
    literalVariable('OPENLINEAGE_URL', url),
    ...(other ? [] : [literalVariable('OPENLINEAGE_ENDPOINT', path.slice(1))]),
    literalVariable('OPENLINEAGE_NAMESPACE', namespace),
    ...(enabled ? [] : [literalVariable('OPENLINEAGE_DISABLED', 'true')]),
  ];
}

/** Percent-encodes all that the W3C baggage format, which OTEL_RESOURCE_ATTRIBUTES has, could read otherwise. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(2F|3A|40)/g, (code) => decodeURIComponent(code));
}

/** Reports switches of platform.yaml that floe's runtime does not heed: an endpoint alone turns emission on. */
export function checkObservability({ platform }: Tiers): Diagnostic[] {
  const { observability } = platform.value;
  if (observability === null || observability === undefined) return [];
  const switches = [
    { key: 'traces', on: observability.traces, endpoint: 'otlp_endpoint', what: 'tracing' },
    { key: 'lineage', on: observability.lineage, endpoint: 'lineage_endpoint', what: 'lineage' },
  ] as const;
  return switches
    .filter(({ on, endpoint }) => !on && observability[endpoint] !== null && observability[endpoint] !== undefined)
    .map(({ key, endpoint, what }): Diagnostic => {
      const path = ['observability', key];
      return {
        severity: 'warning',
        code: 'FLOE3145',
        message: `this switch is not heeded: ${what} stays on in floe while "${endpoint}" is set, even to an empty text`,
        fix: `remove observability.${endpoint}`,
        path,
        range: platform.document.rangeOfKey(path),
      };
    });
}

function isBlank(text: string | null | undefined): text is '' | null | undefined {
  return text === undefined || text === null || text === '';
}
