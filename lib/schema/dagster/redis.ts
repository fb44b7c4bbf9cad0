import { bitnamiMainImage } from './blocks/image';
import { flag, text, whole } from './blocks/scalars';
import { bundledRedisKeys } from './bundled-redis';
import { globalSchema } from './global';
import { key, nullableKey, strictMap } from './key';

/** `redis`: the broker for Celery, external or bundled. */
export const redisSchema = strictMap(() => ({
  enabled: key(flag, 'Lets Celery use Redis in place of RabbitMQ'),
  internal: key(flag, 'Runs the bundled Redis'),
  host: key(text, 'Host of Redis'),
  port: key(whole, 'Port of Redis'),
  usePassword: key(flag, 'Connects with a password'),
  password: key(text, 'That password'),
  brokerDbNumber: key(whole, 'Database for the queues'),
  backendDbNumber: key(whole, 'Database for the results'),
  brokerUrl: key(text, 'Whole address for the queues, in place of host, port and database'),
  backendUrl: key(text, 'Whole address for the results'),
  image: nullableKey(bitnamiMainImage, 'Image of the bundled Redis'),
  ...bundledRedisKeys(),
  global: nullableKey(globalSchema, 'Values shared by all charts, as Redis alone should see them'),
}));
