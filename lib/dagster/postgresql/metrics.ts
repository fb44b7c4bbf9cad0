import { present } from '../present';
import { refuse } from '../refusal';
import type { Block } from '../values/block';
import { type Database, databaseName, portText, secretName, userName } from './database';
import { probeTimings, variable } from './pod';

/** The sidecar that exports metrics. */
export function metricsContainer(database: Database): unknown {
  const { values } = database;
  const metrics = values.block('metrics');
  const image = metrics.block('image');
  const security = metrics.block('securityContext');
  const custom = metrics.truthy('customMetrics');
  return present({
    name: 'metrics',
    image: metricsImage(database, image),
    imagePullPolicy: image.optionalText('pullPolicy'),
    securityContext: security.truthy('enabled') ? present({ runAsUser: security.retyped('runAsUser') }) : undefined,
    env: env(database),
    livenessProbe: probe(values.block('livenessProbe'), metrics.block('livenessProbe')),
    readinessProbe: probe(values.block('readinessProbe'), metrics.block('readinessProbe')),
    volumeMounts: [
      ...(values.truthy('usePasswordFile')
        ? [{ name: 'postgresql-password', mountPath: '/opt/bitnami/postgresql/secrets/' }]
        : []),
      ...(custom ? [{ name: 'custom-metrics', mountPath: '/conf', readOnly: true }] : []),
    ],
    args: custom ? ['--extend.query-path', '/conf/custom-metrics.yaml'] : undefined,
    ports: [{ name: 'http-metrics', containerPort: 9187 }],
    resources: metrics.copy('resources'),
  });
}

function metricsImage(database: Database, image: Block): string {
  const registry = database.values.block('global').truthyText('imageRegistry') ?? image.textOr('registry', 'docker.io');
  return `${registry}/${image.text('repository')}:${image.textOr('tag', 'latest')}`;
}

function env(database: Database): unknown[] {
  const name = databaseName(database);
  if (name === '') {
    return refuse({
      code: 'missing-value',
      message: 'metrics are on, but there is no database to take them from',
      path: database.values.pathOf('postgresqlDatabase'),
      fix: 'set postgresql.postgresqlDatabase',
    });
  }
  const port = Number.parseInt(portText(database), 10) || 0;
  const password = database.values.truthy('usePasswordFile')
    ? variable('DATA_SOURCE_PASS_FILE', '/opt/bitnami/postgresql/secrets/postgresql-password')
    : {
        name: 'DATA_SOURCE_PASS',
        valueFrom: { secretKeyRef: { name: secretName(database), key: 'postgresql-password' } },
      };
  return [
    variable('DATA_SOURCE_URI', `127.0.0.1:${port}/${name}?sslmode=disable`),
    password,
    variable('DATA_SOURCE_USER', userName(database)),
  ];
}

/** The probes are switched by those of the database, but timed by their own settings. */
function probe(database: Block, own: Block): unknown {
  if (!database.truthy('enabled')) return undefined;
  return present({ httpGet: { path: '/', port: 'http-metrics' }, ...probeTimings(own) });
}
