import type { RenderFailure } from './refusal';
import { isMap, type Values } from './values/values';

/** Refuses the RabbitMQ and Redis that come with the chart: their images are no longer published. */
export function bundledBrokers(values: Values): RenderFailure[] {
  const failures: RenderFailure[] = [];
  if (isOn(values, 'rabbitmq', 'enabled')) {
    failures.push({
      code: 'bundled-broker',
      message: 'the bundled RabbitMQ is on, which this toolkit does not render',
      path: ['rabbitmq', 'enabled'],
      fix:
        'run a broker of your own, set rabbitmq.enabled and generateCeleryConfigSecret to false, and put its address as ' +
        'DAGSTER_CELERY_BROKER_URL and DAGSTER_CELERY_BACKEND_URL into the Secret that global.celeryConfigSecretName names',
    });
  }
  if (isOn(values, 'redis', 'internal')) {
    failures.push({
      code: 'bundled-broker',
      message: 'the bundled Redis is on, which this toolkit does not render',
      path: ['redis', 'internal'],
      fix:
        'run a Redis of your own, set redis.internal to false, and give its address in redis.host, or in ' +
        'redis.brokerUrl and redis.backendUrl',
    });
  }
  return failures;
}

/** Helm renders a subchart unless its switch is `false`; without a switch too. */
function isOn(values: Values, name: string, key: string): boolean {
  const section = values[name];
  return !(isMap(section) && section[key] === false);
}
