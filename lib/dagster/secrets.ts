import type { Manifest } from '../manifest';
import { celeryAddresses } from './celery-addresses';
import type { Chart, DagsterChart } from './chart';
import { usesCelery } from './environment';
import { olderLabels } from './labels';
import { postgresSecretName } from './names';
import { isEmpty } from './present';
import { refuse } from './refusal';
import type { Block } from './values/block';

/** The Secrets that the main chart makes out of its values. */
export function secretsOf(chart: DagsterChart): Manifest[] {
  const { values } = chart;
  const secrets: Manifest[] = [];
  if (values.truthy('generatePostgresqlPasswordSecret')) {
    const postgresql = values.get('postgresql');
    const data: Record<string, string> = isEmpty(postgresql)
      ? {}
      : { 'postgresql-password': encodedText(values.block('postgresql'), 'postgresqlPassword') };
    secrets.push(opaqueSecret(chart, postgresSecretName(chart), data));
  }
  if (usesCelery(chart) && values.truthy('generateCeleryConfigSecret')) {
    const { broker, backend } = celeryAddresses(chart);
    const name = values.block('global').requiredText('celeryConfigSecretName');
    const data = { DAGSTER_CELERY_BROKER_URL: base64(broker), DAGSTER_CELERY_BACKEND_URL: base64(backend) };
    secrets.push(opaqueSecret(chart, name, data));
  }
  return secrets;
}

/** A text value in the form that a Secret's `data` takes; anything but text is refused, as a number loses its zeros. */
export function encodedText(block: Block, key: string): string {
  const value = block.get(key);
  if (typeof value === 'string') return base64(value);
  const path = block.pathOf(key);
  if (block.isNull(key)) {
    const fix = 'set it, or leave the key out to keep the default of the chart';
    return refuse({ code: 'missing-value', message: 'found nothing, expected text', path, fix });
  }
  const message = `found a ${typeof value}, expected text`;
  return refuse({ code: 'wrong-type', message, path, fix: 'put the value in quotes' });
}

/** Text as the `data` of a Secret holds it. */
export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function opaqueSecret(chart: Chart, name: string, data: Record<string, string>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, labels: olderLabels(chart) },
    type: 'Opaque',
    ...(isEmpty(data) ? {} : { data }),
  };
}
