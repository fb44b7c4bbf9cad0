import type { Manifest } from '../../manifest';
import type { Chart } from '../chart';
import { databaseConfigMaps } from './config-maps';
import { databaseOf, hasReplicas, makesSecret } from './database';
import { databaseExtras } from './monitoring';
import { primaryStatefulSet } from './primary';
import { replicaStatefulSet } from './replicas';
import { databaseSecret } from './secret';
import { databaseServices } from './services';

/** The objects of the bundled database (Bitnami's PostgreSQL chart 8.1.0). */
export function databaseObjects(chart: Chart): Manifest[] {
  const database = databaseOf(chart);
  return [
    ...(makesSecret(database) ? [databaseSecret(database)] : []),
    ...databaseConfigMaps(database),
    ...databaseExtras(database),
    ...databaseServices(database),
    primaryStatefulSet(database),
    ...(hasReplicas(database) ? [replicaStatefulSet(database)] : []),
  ];
}
