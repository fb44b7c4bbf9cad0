import { observabilityVariables } from '../../lib/derive/observability-variables';
import type { CompiledArtifacts } from '../../lib/schema/artifacts/artifacts';
import { observabilitySchema } from '../../lib/schema/platform/observability';
import { platformSchema } from '../../lib/schema/platform/platform';

function platform(observability: unknown) {
  return { ...platformSchema.parse({}), observability: observabilitySchema.parse(observability) };
}

function artifacts(attributes: Record<string, string>, namespace: string | null = null): CompiledArtifacts {
  const observability = observabilitySchema.parse({ attributes });
  return { observability, lineage_namespace: namespace } as CompiledArtifacts;
}

function variables(observability: unknown, compiled?: CompiledArtifacts): Record<string, unknown> {
  const entries = observabilityVariables(platform(observability), compiled);
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
}

test('gives what OpenTelemetry and OpenLineage read; attributes of the artifacts win over the platform’s', () => {
  const found = variables(
    {
      otlp_endpoint: 'http://otel:4317',
      lineage_endpoint: 'http://marquez:5000/api/v1/lineage',
      attributes: { 'service.name': 'floe-prod', 'deployment.environment': 'prod', team: 'data' },
    },
    artifacts({ 'service.name': 'customer-analytics', team: 'sales' }, 'crm'),
  );
  expect(found).toEqual({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4317',
    OTEL_SERVICE_NAME: 'customer-analytics',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=prod,team=sales',
    OPENLINEAGE_URL: 'http://marquez:5000',
    OPENLINEAGE_NAMESPACE: 'crm',
  });
});

test('gives nothing without an endpoint', () => {
  expect(variables({ attributes: { 'service.name': 'x' } })).toEqual({});
  expect(variables({ otlp_endpoint: '', lineage_endpoint: '' })).toEqual({});
  expect(observabilityVariables(platformSchema.parse({}), undefined)).toEqual([]);
});

test('encodes what would split resource attributes, and what Kubernetes would expand', () => {
  const attributes = { a: 'x,y=z "q" %', b: 'grün $(HOME)', 'service.name': '$(NAME)$$' };
  expect(variables({ otlp_endpoint: 'http://otel:4317', attributes })).toMatchObject({
    OTEL_RESOURCE_ATTRIBUTES: 'a=x%2Cy%3Dz%20%22q%22%20%25,b=gr%C3%BCn%20%24(HOME)',
    OTEL_SERVICE_NAME: '$$(NAME)$$$$',
  });
});

test.each([
  ['http://m:5000', { OPENLINEAGE_URL: 'http://m:5000' }],
  ['http://m:5000/', { OPENLINEAGE_URL: 'http://m:5000' }],
  ['https://m/lineage/api/v1/lineage', { OPENLINEAGE_URL: 'https://m/lineage' }],
  ['https://m/events', { OPENLINEAGE_URL: 'https://m', OPENLINEAGE_ENDPOINT: 'events' }],
])('splits the lineage endpoint %s into what clients put together again', (lineage_endpoint, expected) => {
  expect(variables({ lineage_endpoint })).toEqual({ ...expected, OPENLINEAGE_NAMESPACE: 'floe' });
});

test('tells standard clients what is switched off', () => {
  const observability = { traces: false, lineage: false, otlp_endpoint: 'http://o', lineage_endpoint: 'http://m' };
  expect(variables(observability)).toMatchObject({ OTEL_TRACES_EXPORTER: 'none', OPENLINEAGE_DISABLED: 'true' });
});
