import type { DagsterChart } from './chart';
import { releaseName } from './names';
import { refuse } from './refusal';
import type { Block } from './values/block';
import { goText } from './values/go-value';

/** Where Celery's messages and results go; both are empty without RabbitMQ and Redis. */
export interface CeleryAddresses {
  readonly broker: string;
  readonly backend: string;
}

/** The addresses that the values of RabbitMQ, or else of Redis, give. */
export function celeryAddresses(chart: DagsterChart): CeleryAddresses {
  const { values } = chart;
  if (values.block('rabbitmq').truthy('enabled')) {
    return { broker: `pyamqp://${rabbitmqLogin(chart)}:${rabbitmqPort(chart)}//`, backend: 'rpc://' };
  }
  const redis = values.block('redis');
  if (!redis.truthy('enabled')) return { broker: '', backend: '' };
  // The chart looks at the switch even where a URL is given.
  const password = redisPassword(redis);
  return {
    broker: redis.truthy('brokerUrl') ? redis.text('brokerUrl') : redisUrl(redis, password, 'brokerDbNumber'),
    backend: redis.truthy('backendUrl') ? redis.text('backendUrl') : redisUrl(redis, password, 'backendDbNumber'),
  };
}

/** The command that waits until RabbitMQ answers. */
export function rabbitmqAliveCommand(chart: DagsterChart): string {
  const url = `http://${rabbitmqLogin(chart)}:${managerPort(chart)}/api/aliveness-test/%2F`;
  return `until wget ${url}; do echo waiting for rabbitmq; sleep 2; done;`;
}

function rabbitmqLogin(chart: DagsterChart): string {
  const rabbitmq = chart.values.block('rabbitmq');
  const login = rabbitmq.block('rabbitmq');
  const host = releaseName(chart, rabbitmq.textOr('nameOverride', 'rabbitmq'));
  return `${login.text('username')}:${login.text('password')}@${host}`;
}

function rabbitmqPort(chart: DagsterChart): string {
  return chart.values.block('rabbitmq').block('service').text('port');
}

/** The port of RabbitMQ's management interface, whose default is the subchart's. */
function managerPort(chart: DagsterChart): string {
  return chart.values.block('rabbitmq').block('service').textOr('managerPort', '15672');
}

function redisPassword(redis: Block): string {
  const used = redis.get('usePassword');
  if (typeof used === 'boolean') return used ? `:${redis.text('password')}@` : '';
  return refuse({
    code: 'wrong-type',
    message: 'expected true or false',
    path: redis.pathOf('usePassword'),
    fix: 'write true or false, without quotes',
  });
}

function redisUrl(redis: Block, password: string, databaseKey: string): string {
  const port = numberText(redis, 'port');
  const database = redis.truthy(databaseKey) ? numberText(redis, databaseKey) : '0';
  return `redis://${password}${redis.text('host')}:${port}/${database}`;
}

function numberText(redis: Block, key: string): string {
  const value = redis.retyped(key);
  if (typeof value === 'number') return goText(value);
  return refuse({ code: 'wrong-type', message: 'expected a number', path: redis.pathOf(key) });
}
