import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { renderDagster, type Values } from '../../lib/dagster/render';
import { locationNamed, render } from './rendering';

function failuresOf(values: Values) {
  return render(values).failures.map(({ code, path }) => [code, path.join('.')]);
}

function ofLocation(fields: Values, chart: Values = {}): Values {
  return { 'dagster-user-deployments': { ...chart, deployments: [locationNamed('a', fields)] } };
}

describe('values that cannot be rendered', () => {
  it('names the place of a section that is missing', () => {
    expect(failuresOf({ dagsterWebserver: { service: null } })).toEqual([
      ['missing-value', 'dagsterWebserver.service'],
    ]);
  });

  it('names sections of the Ingress that are null even where it is off, as the chart merges them always', () => {
    expect(failuresOf({ ingress: { enabled: false, readOnlyDagsterWebserver: null } })).toEqual([
      ['missing-value', 'ingress.readOnlyDagsterWebserver'],
    ]);
  });

  it('names settings of the Celery launcher that are null while it is the one in use', () => {
    const runLauncher = { type: 'CeleryK8sRunLauncher', config: { celeryK8sRunLauncher: null } };
    expect(failuresOf({ runLauncher })).toEqual([['missing-value', 'runLauncher.config.celeryK8sRunLauncher']]);
  });

  it('names the place of a list or map that stands where text is meant', () => {
    expect(failuresOf({ dagsterDaemon: { annotations: { a: { b: 'c' } } } })).toEqual([
      ['wrong-shape', 'dagsterDaemon.annotations.a'],
    ]);
    expect(failuresOf({ dagsterDaemon: { logFormat: ['json'] } })).toEqual([
      ['wrong-shape', 'dagsterDaemon.logFormat'],
    ]);
  });

  it('names the place of text that stands where a list or map is meant', () => {
    expect(failuresOf({ dagsterWebserver: { image: 'dagster:1' } })).toEqual([
      ['wrong-shape', 'dagsterWebserver.image'],
    ]);
    expect(failuresOf({ dagsterWebserver: { volumes: 'x' } })).toEqual([['wrong-shape', 'dagsterWebserver.volumes']]);
  });

  it('reports faults of several objects in one go, each once', () => {
    expect(
      failuresOf({
        dagsterWebserver: { image: { repository: null } },
        'dagster-user-deployments': { deployments: [{ name: 'a', port: 1 }, locationNamed('b', { port: [] })] },
      }),
    ).toEqual([
      ['missing-value', 'dagsterWebserver.image.repository'],
      ['missing-value', 'dagster-user-deployments.deployments.0.image'],
      ['wrong-shape', 'dagster-user-deployments.deployments.1.port'],
    ]);
  });

  it('still renders what it can', () => {
    const { manifests } = render({ dagsterDaemon: { logFormat: ['json'] } });
    expect(manifests.map((manifest) => manifest.metadata.name)).toContain('acme-dagster-webserver');
  });

  it.each([
    ['maxConcurrentRuns', { maxConcurrentRuns: 0 }, { maxConcurrentRuns: 0 }],
    [
      'tagConcurrencyLimits',
      { tagConcurrencyLimits: [{ key: 'a', limit: 1 }] },
      { tagConcurrencyLimits: [{ key: 'b' }] },
    ],
  ])('refuses %s that is set for the instance and for the coordinator', (key, runs, queuedRunCoordinator) => {
    const dagsterDaemon = { runCoordinator: { config: { queuedRunCoordinator } } };
    expect(failuresOf({ concurrency: { enabled: true, runs }, dagsterDaemon })).toEqual([
      ['conflicting-values', `concurrency.runs.${key}`],
    ]);
  });

  it('refuses a slot buffer that is set for the pools and for the coordinator', () => {
    const queuedRunCoordinator = { blockOpConcurrencyLimitedRuns: { enabled: true, opConcurrencySlotBuffer: 1 } };
    expect(
      failuresOf({
        concurrency: { enabled: true, pools: { opGranularityRunBuffer: 1 } },
        dagsterDaemon: { runCoordinator: { config: { queuedRunCoordinator } } },
      }),
    ).toEqual([['conflicting-values', 'concurrency.pools.opGranularityRunBuffer']]);
  });

  it('refuses a switch of a probe that is no boolean', () => {
    const deployments = [locationNamed('a', { readinessProbe: { enabled: 'no' } })];
    expect(failuresOf({ 'dagster-user-deployments': { deployments } })).toEqual([
      ['wrong-type', 'dagster-user-deployments.deployments.0.readinessProbe.enabled'],
    ]);
  });

  it('refuses text that is to be read as YAML and is none', () => {
    const master = { extraInitContainers: 'x: [' };
    expect(failuresOf({ postgresql: { master } })).toEqual([['template', 'postgresql.master.extraInitContainers']]);
    expect(failuresOf({ postgresql: { extraEnv: '- {name: a' } })).toEqual([['template', 'postgresql.extraEnv']]);
  });

  it.each([
    ['dagsterWebserver.startupProbe', { dagsterWebserver: { startupProbe: '' } }],
    ['dagsterDaemon.startupProbe', { dagsterDaemon: { startupProbe: 0 } }],
    ['postgresql.service.annotations', { postgresql: { postgresqlPassword: 'x', service: { annotations: 'x' } } }],
    ['serviceAccount.annotations', { serviceAccount: { annotations: 'x' } }],
    ['dagsterWebserver.deploymentLabels', { dagsterWebserver: { deploymentLabels: [null] } }],
    ['dagsterDaemon.labels', { dagsterDaemon: { labels: true } }],
    ['dagster-user-deployments.deployments.0.annotations', ofLocation({ annotations: '' })],
    [
      'dagster-user-deployments.deployments.0.volumeMounts',
      ofLocation({ volumeMounts: '' }, { includeInstance: true }),
    ],
  ])('refuses %s of another shape, even an empty one', (path, values) => {
    expect(failuresOf(values)).toEqual([['wrong-shape', path]]);
  });

  it.each([
    ['runLauncher.type', { runLauncher: { type: false } }],
    ['scheduler.type', { scheduler: { type: 1 } }],
    ['computeLogManager.type', { computeLogManager: { type: true } }],
    ['dagsterDaemon.runCoordinator.type', { dagsterDaemon: { runCoordinator: { type: 1 } } }],
    ['nameOverride', { nameOverride: 7 }],
    ['postgresql.service.type', { postgresql: { enabled: true, postgresqlPassword: 'x', service: { type: 1 } } }],
    ['dagster-user-deployments.nameOverride', ofLocation({}, { nameOverride: true })],
    ['dagsterWebserver.image.digest', { dagsterWebserver: { image: { digest: 7 } } }],
    ['dagsterDaemon.image.repository', { dagsterDaemon: { image: { repository: true } } }],
  ])('refuses %s that is no text, which templates compare or cut', (path, values) => {
    expect(failuresOf(values)).toEqual([['wrong-type', path]]);
  });

  it.each(['nameOverride', 'fullnameOverride'])(
    'refuses a %s for all charts that is no text, in each of them',
    (key) => {
      expect(failuresOf({ global: { [key]: 7 } })).toEqual([
        ['wrong-type', `global.${key}`],
        ['wrong-type', `dagster-user-deployments.global.${key}`],
      ]);
    },
  );

  it('refuses a switch for the password of Redis that is no boolean, even beside URLs', () => {
    const redis = { enabled: true, usePassword: 0, brokerUrl: 'redis://a/0', backendUrl: 'redis://a/1' };
    expect(failuresOf({ redis, runLauncher: { type: 'CeleryK8sRunLauncher' } })).toEqual([
      ['wrong-type', 'redis.usePassword'],
    ]);
  });

  it('refuses an image without a repository', () => {
    const deployments = [locationNamed('a', { image: { tag: '1' } })];
    expect(failuresOf({ 'dagster-user-deployments': { deployments } })).toEqual([
      ['missing-value', 'dagster-user-deployments.deployments.0.image.repository'],
    ]);
  });

  it('refuses names that stand twice', () => {
    const deployments = [locationNamed('a'), locationNamed('b'), locationNamed('a')];
    expect(failuresOf({ 'dagster-user-deployments': { deployments } })).toEqual([
      ['duplicate-location', 'dagster-user-deployments.deployments.2.name'],
    ]);
    const celeryK8sRunLauncher = { workerQueues: [{ name: 'q' }, { name: 'q' }] };
    expect(failuresOf({ runLauncher: { type: 'CeleryK8sRunLauncher', config: { celeryK8sRunLauncher } } })).toEqual([
      ['duplicate-queue', 'runLauncher.config.celeryK8sRunLauncher.workerQueues.1.name'],
    ]);
  });

  it('refuses a code location without a name', () => {
    const deployments = [locationNamed('')];
    expect(failuresOf({ 'dagster-user-deployments': { deployments } })).toEqual([
      ['missing-value', 'dagster-user-deployments.deployments.0.name'],
    ]);
  });

  it('refuses env sources that are bare names, where runs need them', () => {
    const deployments = [locationNamed('a', { envSecrets: ['token'] })];
    expect(failuresOf({ 'dagster-user-deployments': { deployments } })).toEqual([
      ['wrong-shape', 'dagster-user-deployments.deployments.0.envSecrets.0'],
    ]);
  });

  it('refuses a database whose password the chart would make up', () => {
    const values = { postgresql: { postgresqlPassword: '' } };
    const { failures } = renderDagster(coalesceWithDefaults(values), { name: 'acme', namespace: 'data' });
    expect(failures.map((failure) => failure.code)).toEqual(['random-password']);
  });

  it('never shows a value in its sentences', () => {
    const { failures } = render({ postgresql: { enabled: false, postgresqlPassword: 31337 } });
    expect(failures).toHaveLength(1);
    expect(JSON.stringify(failures)).not.toContain('31337');
  });

  it('refuses a template that it cannot execute, and says why', () => {
    const extraManifests = [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { time: '{{ now }}' } },
    ];
    const { failures } = render({ extraManifests });
    expect(failures.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['template', 'extraManifests.0.data.time'],
    ]);
    expect(failures[0]?.message).toContain('the function "now" is not supported');
  });

  it('refuses extra objects that are text, or no objects', () => {
    expect(failuresOf({ extraManifests: ['kind: ConfigMap', { kind: 'ConfigMap' }] })).toEqual([
      ['wrong-shape', 'extraManifests.0'],
      ['wrong-shape', 'extraManifests.1'],
    ]);
  });
});

describe('the bundled brokers', () => {
  const values = {
    rabbitmq: { enabled: true },
    redis: { internal: true },
    runLauncher: { type: 'CeleryK8sRunLauncher' },
  };

  it('are refused with the way to bring one’s own', () => {
    const { failures } = render(values);
    expect(failures.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['bundled-broker', 'rabbitmq.enabled'],
      ['bundled-broker', 'redis.internal'],
    ]);
    expect(failures[0]?.fix).toContain('DAGSTER_CELERY_BROKER_URL');
  });

  it('are passed over on request, with everything else rendered', () => {
    const result = renderDagster(
      coalesceWithDefaults(values),
      { name: 'acme', namespace: 'data' },
      { ignoreSubcharts: true },
    );
    expect(result.failures).toEqual([]);
    const secret = result.manifests.find((manifest) => manifest.metadata.name === 'dagster-celery-config-secret');
    const url = (secret?.['data'] as Record<string, string> | undefined)?.['DAGSTER_CELERY_BROKER_URL'] ?? '';
    expect(Buffer.from(url, 'base64').toString()).toBe('pyamqp://test:test@acme-rabbitmq:5672//');
    expect(JSON.stringify(result.manifests)).toContain('http://test:test@acme-rabbitmq:15672/api/aliveness-test/%2F');
  });
});
