import * as z from 'zod';
import { imagePullSecrets } from './blocks/pod';
import { text } from './blocks/scalars';
import { key, nullableKey, strictMap } from './key';

const postgresqlGlobals = strictMap(() => ({
  postgresqlUsername: nullableKey(text, 'Database user, over postgresql.postgresqlUsername in the bundled database'),
  postgresqlPassword: nullableKey(
    text,
    'Database password, over postgresql.postgresqlPassword in the bundled database',
  ),
  postgresqlDatabase: nullableKey(text, 'Database name, over postgresql.postgresqlDatabase in the bundled database'),
  existingSecret: nullableKey(text, 'Secret that holds the passwords of the bundled database'),
  servicePort: nullableKey(z.union([z.int(), text]), 'Port of the bundled database'),
  replicationUser: nullableKey(text, 'User of the replication of the bundled database'),
  replicationPassword: nullableKey(text, 'Password of that user'),
}));

const redisGlobals = strictMap(() => ({
  password: nullableKey(text, 'Password of the bundled Redis'),
}));

/** `global`: values that the chart and all its subcharts see. */
export const globalSchema = strictMap(() => ({
  postgresqlSecretName: key(text, 'Secret whose key postgresql-password holds the database password'),
  dagsterHome: key(text, 'Folder of dagster.yaml in every container (DAGSTER_HOME)'),
  serviceAccountName: key(text, 'One ServiceAccount for the chart and its subcharts'),
  celeryConfigSecretName: key(text, 'Secret with the broker and backend addresses of Celery'),
  dagsterInstanceConfigMap: key(text, 'ConfigMap with dagster.yaml, for code locations with includeInstance'),
  nameOverride: nullableKey(text, 'Replaces the chart name in the names of objects'),
  fullnameOverride: nullableKey(text, 'Replaces the release and chart name in the names of objects'),
  imageRegistry: nullableKey(text, 'Registry for the images of the bundled database and brokers'),
  imagePullSecrets: nullableKey(
    z.union([z.array(text), imagePullSecrets]),
    'Registry credentials for the bundled database and brokers',
  ),
  storageClass: nullableKey(text, 'Storage class for the bundled database and brokers'),
  postgresql: nullableKey(postgresqlGlobals, 'Values of the bundled database, seen by every chart'),
  redis: nullableKey(redisGlobals, 'Values of the bundled Redis, seen by every chart'),
}));
