import { coalesceWithDefaults } from '../../../lib/dagster/coalesce';
import { lintValues } from '../../../lib/lint/lint';
import { instanceOf, release, valuesOf } from '../values-of';

function codes(text: string): string[] {
  const userValues = valuesOf(text);
  const findings = lintValues({ userValues, effectiveValues: coalesceWithDefaults(userValues), release });
  return findings.map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
}

test('is a note at the type, whether a default or chosen', () => {
  expect(codes('telemetry: { enabled: false }\n')).toEqual(['info DAG025 ']);
  expect(codes('computeLogManager: { type: NoOpComputeLogManager }\n')).toEqual(['info DAG025 computeLogManager.type']);
});

test('is silent where additionalInstanceConfig keeps them, since that wins', () => {
  const own = 'additionalInstanceConfig: { compute_logs: { module: acme, class: Logs, config: {} } }\n';
  expect(instanceOf(own)).toMatchObject({ compute_logs: { module: 'acme' } });
  expect(codes(own)).toEqual([]);
});
