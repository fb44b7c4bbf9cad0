import type { Manifest } from '../../manifest';
import { refuse } from '../refusal';
import { base64, encodedText } from '../secrets';
import type { Block } from '../values/block';
import { type Database, hasAdminPassword, hasReplicas } from './database';

/** The Secret with the database's passwords. */
export function databaseSecret(database: Database): Manifest {
  const { values, globals, fullName, labels } = database;
  const ldap = values.block('ldap');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: fullName, labels },
    type: 'Opaque',
    data: {
      ...(hasAdminPassword(database)
        ? { 'postgresql-postgres-password': encodedText(values, 'postgresqlPostgresPassword') }
        : {}),
      'postgresql-password': password(globals, 'postgresqlPassword', values, 'postgresqlPassword'),
      ...(hasReplicas(database)
        ? {
            'postgresql-replication-password': password(
              globals,
              'replicationPassword',
              values.block('replication'),
              'password',
            ),
          }
        : {}),
      ...(ldap.truthy('enabled') && ldap.truthy('bind_password')
        ? { 'postgresql-ldap-password': encodedText(ldap, 'bind_password') }
        : {}),
    },
  };
}

/** The chart makes up a password where there is none, another one each time, so that no two renders agree. */
function password(globals: Block, globalKey: string, own: Block, key: string): string {
  if (globals.truthy(globalKey)) return base64(globals.text(globalKey));
  if (own.truthy(key)) return base64(own.text(key));
  return refuse({
    code: 'random-password',
    message: 'found no password; the chart would make up a new one at each rendering',
    path: own.pathOf(key),
    fix: 'name a Secret that exists in postgresql.existingSecret',
  });
}
