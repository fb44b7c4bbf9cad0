import { formatPath } from '../../../lib/diagnostics/diagnostic';
import { findUnknownKeys } from '../../../lib/schema/dagster/unknown-keys';
import { valuesWith } from './value-at';

/** The findings, each as `path -> suggested path`, or the path alone. */
function found(values: unknown): string[] {
  return findUnknownKeys(values).map(({ path, suggestion }) =>
    suggestion === undefined ? formatPath(path) : `${formatPath(path)} -> ${formatPath(suggestion.path)}`,
  );
}

const locations = (...entries: unknown[]) => ({ 'dagster-user-deployments': { deployments: entries } });

describe('findUnknownKeys', () => {
  it('finds nothing in values without unknown keys', () => {
    expect(findUnknownKeys({ dagsterWebserver: { replicaCount: 2, env: { ANY: 'x' } } })).toEqual([]);
  });

  it.each([null, undefined, 'text', 3, ['list']])('finds nothing in %p, which is no map', (values) => {
    expect(findUnknownKeys(values)).toEqual([]);
  });

  it('reports keys at any depth in the order of the values', () => {
    expect(found({ surprise: 1, dagsterDaemon: { image: { colour: 'red' } }, another: 2 })).toEqual([
      'surprise',
      'dagsterDaemon.image.colour',
      'another',
    ]);
  });

  it('reports an unknown section once', () => {
    expect(found({ surprise: { one: 1, two: 2 } })).toEqual(['surprise']);
  });

  it.each([
    ['dagsterWebServer', 'dagsterWebserver'],
    ['dagster_user_deployments', 'dagster-user-deployments'],
    ['dagsterWebserver.env-secrets', 'dagsterWebserver.envSecrets'],
    ['dagsterWebserver.replicaCont', 'dagsterWebserver.replicaCount'],
    ['dagsterWebserver.readinessProbe.periodSecond', 'dagsterWebserver.readinessProbe.periodSeconds'],
    ['runLauncher.config.k8sRunLauncher.run_k8s_config', 'runLauncher.config.k8sRunLauncher.runK8sConfig'],
    ['postgresql.postgresqlPasword', 'postgresql.postgresqlPassword'],
    ['redis.master.persistance', 'redis.master.persistence'],
    ['postgresql.metrics.serviceMonitor.intervall', 'postgresql.metrics.serviceMonitor.interval'],
    ['global.dagster_home', 'global.dagsterHome'],
  ])('takes %s for the key %s beside it', (path, suggested) => {
    expect(found(valuesWith(path, null))).toEqual([`${path} -> ${suggested}`]);
  });

  it.each([
    ['dagsterWebserver.replicas', 2, 'dagsterWebserver.replicaCount'],
    ['dagsterWebserver.image.name', 'x', 'dagsterWebserver.image.repository'],
    ['dagsterWebserver.image.imagePullPolicy', 'Always', 'dagsterWebserver.image.pullPolicy'],
    ['dagsterWebserver.podAnnotations', {}, 'dagsterWebserver.annotations'],
    ['dagsterDaemon.extraEnv', [], 'dagsterDaemon.env'],
    ['dagsterDaemon.sidecars', [], 'dagsterDaemon.extraContainers'],
    ['computeLogManager.config.s3', { bucket: 'b' }, 'computeLogManager.config.s3ComputeLogManager'],
  ])('knows what other charts mean by %s', (path, value, suggested) => {
    expect(found(valuesWith(path, value))).toEqual([`${path} -> ${suggested}`]);
  });

  it.each([
    ['deployments', [{ name: 'a' }], 'dagster-user-deployments.deployments'],
    ['userDeployments', { deployments: [] }, 'dagster-user-deployments'],
    ['user-deployments', {}, 'dagster-user-deployments'],
    ['queuedRunCoordinator', {}, 'dagsterDaemon.runCoordinator.config.queuedRunCoordinator'],
    ['run_monitoring', { enabled: true }, 'dagsterDaemon.runMonitoring'],
    ['postgresqlPassword', 'x', 'postgresql.postgresqlPassword'],
    ['dagsterHome', '/x', 'global.dagsterHome'],
    ['codeServerArgs', ['-m', 'x'], 'dagster-user-deployments.deployments[0].codeServerArgs'],
    ['s3ComputeLogManager', { bucket: 'b' }, 'computeLogManager.config.s3ComputeLogManager'],
    ['schedules', { useThreads: true }, 'dagsterDaemon.schedules'],
    ['ingress.hosts', ['a'], 'ingress.dagsterWebserver.host'],
    ['dagsterWebserver.host', 'a', 'ingress.dagsterWebserver.host'],
    [
      'dagsterDaemon.maxConcurrentRuns',
      5,
      'dagsterDaemon.runCoordinator.config.queuedRunCoordinator.maxConcurrentRuns',
    ],
    ['dagsterDaemon.queuedRunCordinator', {}, 'dagsterDaemon.runCoordinator.config.queuedRunCoordinator'],
  ])('finds the place that %s belongs to', (path, value, suggested) => {
    expect(found(valuesWith(path, value))).toEqual([`${path} -> ${suggested}`]);
  });

  it.each([
    ['resources', {}],
    ['image', {}],
    ['maxConcurrentRuns', 5],
    ['dagsterDaemon.host', 'a'],
  ])('guesses nothing for %s, which many sections have', (path, value) => {
    expect(found(valuesWith(path, value))).toEqual([path]);
  });

  it.each(['rbac', 'metrics', 'networkPolicy', 'sentinel'])(
    'sends nobody from the root to %s of a bundled chart',
    (key) => {
      expect(found({ [key]: {} })).toEqual([key]);
    },
  );

  it('suggests no place that takes another kind of value', () => {
    expect(found({ runMonitoring: 'on' })).toEqual(['runMonitoring']);
  });

  it('suggests no deprecated key', () => {
    expect(found({ Dagit: {} })).toEqual(['Dagit']);
  });

  it('splits a section whose keys belong to different places', () => {
    expect(
      found({ postgresql: { auth: { username: 'u', password: 'p', existingSecret: 's', colour: 'red' } } }),
    ).toEqual([
      'postgresql.auth.username -> postgresql.postgresqlUsername',
      'postgresql.auth.password -> postgresql.postgresqlPassword',
      'postgresql.auth.existingSecret -> global.postgresqlSecretName',
      'postgresql.auth.colour',
    ]);
    expect(found({ externalPostgreSQL: { host: 'h', port: 5432 } })).toEqual([
      'externalPostgreSQL.host -> postgresql.postgresqlHost',
      'externalPostgreSQL.port -> postgresql.service.port',
    ]);
  });

  it('reports such a section itself when it is empty', () => {
    expect(found({ externalPostgresql: {} })).toEqual(['externalPostgresql -> postgresql']);
  });

  it('says what to do where the chart has no such thing', () => {
    expect(findUnknownKeys({ dagsterWebserver: { autoscaling: { enabled: true } } })).toEqual([
      {
        path: ['dagsterWebserver', 'autoscaling'],
        suggestion: {
          path: ['dagsterWebserver', 'replicaCount'],
          note: 'the chart has no autoscaler; set a fixed number, or add a HorizontalPodAutoscaler to extraManifests',
          floe: 'autoscaling: { enabled: true, minReplicas: <least>, maxReplicas: <most> }',
        },
      },
    ]);
  });

  it('keeps the index of a list entry, also for the same mistake in many', () => {
    expect(found(locations({ nmae: 'a' }, { replicas: 2, serviceAccountName: 'x' }, { nmae: 'c' }))).toEqual([
      'dagster-user-deployments.deployments[0].nmae -> dagster-user-deployments.deployments[0].name',
      'dagster-user-deployments.deployments[1].replicas -> dagster-user-deployments.deployments[1]',
      'dagster-user-deployments.deployments[1].serviceAccountName -> dagster-user-deployments.deployments[1].serviceAccount.name',
      'dagster-user-deployments.deployments[2].nmae -> dagster-user-deployments.deployments[2].name',
    ]);
  });

  it('reports keys that templates of code locations would drop without a word', () => {
    expect(
      found(locations({ readinessProbe: { periodSeconds: 5, initialDelay: 3 }, service: { type: 'NodePort' } })),
    ).toEqual([
      'dagster-user-deployments.deployments[0].readinessProbe.initialDelay -> dagster-user-deployments.deployments[0].readinessProbe.initialDelaySeconds',
      'dagster-user-deployments.deployments[0].service.type',
    ]);
  });

  it.each([
    'dagsterWebserver.env',
    'dagsterWebserver.labels',
    'dagsterWebserver.nodeSelector',
    'dagsterWebserver.annotations',
    'dagsterWebserver.podSecurityContext',
    'dagsterWebserver.affinity',
    'dagsterWebserver.service.annotations',
    'additionalInstanceConfig',
    'postgresql.postgresqlParams',
    'pythonLogs.dagsterHandlerConfig',
    'computeLogManager.config.s3ComputeLogManager.uploadExtraArgs',
    'computeLogManager.config.customComputeLogManager.config',
    'runLauncher.config.celeryK8sRunLauncher.configSource',
    'runLauncher.config.k8sRunLauncher.runK8sConfig.podSpecConfig',
    'dagster-user-deployments.deployments.*.volumes.*',
  ])('accepts any key in %s', (path) => {
    expect(findUnknownKeys(valuesWith(path, { anything: { goes: 1 } }))).toEqual([]);
  });

  it('accepts deprecated keys, and checks what they hold', () => {
    expect(found({ dagit: { replicaCount: 2, colour: 'red' }, ingress: { dagit: { host: 'a' } } })).toEqual([
      'dagit.colour',
    ]);
  });

  it('accepts top-level keys for anchors, and no others that begin so', () => {
    expect(found({ 'x-resources': { limits: {} }, dagsterWebserver: { 'x-own': 1 } })).toEqual([
      'dagsterWebserver.x-own',
    ]);
  });

  it('accepts keys that templates in extraManifests read', () => {
    const extraManifests = [
      {
        kind: 'ConfigMap',
        metadata: { name: '{{ .Values.site.name }}' },
        data: { a: '{{ index .Values "team-info" "owner" }}' },
      },
    ];
    expect(found({ extraManifests, site: { name: 'a', port: 1 }, 'team-info': { owner: 'b' }, sight: {} })).toEqual([
      'sight',
    ]);
  });

  it('reads templates of code locations with their own values as the root', () => {
    const own = { extraManifests: [{ data: { a: '{{ .Values.team }} {{ .Values.global.site }}' } }], team: 'a' };
    expect(found({ 'dagster-user-deployments': own, global: { site: 'b' }, team: 'c' })).toEqual(['team']);
  });

  it('handles thousands of code locations with the same mistakes', () => {
    const entries = Array.from({ length: 3000 }, (_, index) => ({ name: `l${index}`, ressources: {}, grpcArgs: [] }));
    expect(findUnknownKeys(locations(...entries))).toHaveLength(6000);
  });

  it('changes nothing in the values', () => {
    const values = Object.freeze({ dagsterWebServer: Object.freeze({ replicas: 1 }) });
    findUnknownKeys(values);
    expect(values).toEqual({ dagsterWebServer: { replicas: 1 } });
  });
});
