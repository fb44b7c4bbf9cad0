import { refuse } from '../refusal';
import { booleanOf, type Database, secretName } from './database';
import { variable } from './pod';

/** The variables for logins through LDAP. */
export function ldapVariables(database: Database): unknown[] {
  const ldap = database.values.block('ldap');
  const isOn = booleanOf(ldap, 'enabled');
  const enabled = variable('POSTGRESQL_ENABLE_LDAP', isOn ? 'yes' : 'no');
  if (!isOn) return [enabled];
  if (ldap.truthy('url') && ldap.truthy('server')) {
    return refuse({
      code: 'conflicting-values',
      message: 'both ldap.url and ldap.server are set',
      path: ldap.pathOf('url'),
      fix: 'keep one of the two',
    });
  }
  const plain = (name: string, key: string) => variable(`POSTGRESQL_LDAP_${name}`, ldap.optionalText(key));
  const quoted = (name: string, key: string) =>
    variable(`POSTGRESQL_LDAP_${name}`, ldap.isNull(key) ? undefined : ldap.text(key));
  return [
    enabled,
    plain('SERVER', 'server'),
    quoted('PORT', 'port'),
    plain('SCHEME', 'scheme'),
    ...(ldap.truthy('tls') ? [variable('POSTGRESQL_LDAP_TLS', '1')] : []),
    quoted('PREFIX', 'prefix'),
    quoted('SUFFIX', 'suffix'),
    plain('BASE_DN', 'baseDN'),
    plain('BIND_DN', 'bindDN'),
    ...(ldap.truthy('bind_password')
      ? [
          {
            name: 'POSTGRESQL_LDAP_BIND_PASSWORD',
            valueFrom: { secretKeyRef: { name: secretName(database), key: 'postgresql-ldap-password' } },
          },
        ]
      : []),
    plain('SEARCH_ATTR', 'search_attr'),
    plain('SEARCH_FILTER', 'search_filter'),
    plain('URL', 'url'),
  ];
}
