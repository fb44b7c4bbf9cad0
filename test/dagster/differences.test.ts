import { parse } from 'yaml';
import { at, find, locationNamed, render } from './rendering';

function locations(...deployments: unknown[]) {
  return { 'dagster-user-deployments': { deployments } };
}

function dagsterYaml(values: Parameters<typeof render>[0]): unknown {
  const data = at(find(render(values), 'ConfigMap', 'acme-dagster-instance'), 'data', 'dagster.yaml');
  return parse(String(data), { version: '1.1' });
}

function webserverContainer(values: Parameters<typeof render>[0]): unknown {
  const webserver = find(render(values), 'Deployment', 'acme-dagster-webserver');
  return at(webserver, 'spec', 'template', 'spec', 'containers', 0);
}

const podOf = ['spec', 'template', 'spec'] as const;

describe('where the chart’s output cannot be used', () => {
  it('keeps large numbers as digits', () => {
    const container = webserverContainer({ dagsterWebserver: { dbPoolRecycle: 1000000 } });
    expect(at(container, 'command', 2)).toContain('--db-pool-recycle 1000000');
    const map = find(
      render({ pipelineRun: { env: { BYTES: 268435456, SMALL: 0.00001 } } }),
      'ConfigMap',
      'acme-dagster-pipeline-env',
    );
    expect(map['data']).toMatchObject({ BYTES: '268435456', SMALL: '1e-05' });
  });

  it('keeps numeric tags as digits', () => {
    const daemon = find(render({ busybox: { image: { tag: 20250601 } } }), 'Deployment', 'acme-dagster-daemon');
    expect(at(daemon, ...podOf, 'initContainers', 1, 'image')).toBe('docker.io/busybox:20250601');
  });

  it('keeps text in dagster.yaml that YAML would type otherwise', () => {
    const postgresql = { enabled: false, postgresqlHost: 'on', postgresqlUsername: '012', postgresqlDatabase: 'yes' };
    expect(at(dagsterYaml({ postgresql }), 'run_storage', 'config', 'postgres_db')).toMatchObject({
      username: '012',
      hostname: 'on',
      db_name: 'yes',
    });
  });

  it('passes on a reference to a variable in dagster.yaml', () => {
    const queuedRunCoordinator = { maxConcurrentRuns: { env: 'MAX_RUNS' } };
    const values = { dagsterDaemon: { runCoordinator: { config: { queuedRunCoordinator } } } };
    expect(at(dagsterYaml(values), 'run_coordinator', 'config', 'max_concurrent_runs')).toEqual({ env: 'MAX_RUNS' });
  });

  it('keeps the names of code locations as text', () => {
    const result = render(locations(locationNamed('12')));
    expect(find(result, 'Service', '12').metadata.labels).toMatchObject({ deployment: '12' });
    const workspace = at(find(result, 'ConfigMap', 'acme-dagster-workspace-yaml'), 'data', 'workspace.yaml');
    expect(parse(String(workspace), { version: '1.1' })).toEqual({
      load_from: [{ grpc_server: { host: '12', port: 3030, location_name: '12' } }],
    });
  });

  it('keeps keys of variables that YAML takes for booleans', () => {
    const result = render(locations(locationNamed('a', { env: { NO: 'x', Y: 1 } })));
    expect(find(result, 'ConfigMap', 'acme-dagster-user-deployments-a-user-env')['data']).toEqual({ NO: 'x', Y: '1' });
  });

  it('keeps apostrophes and lines of annotations', () => {
    const snippet = "it's one\n# two\nthree";
    const result = render({ dagsterWebserver: { annotations: { snippet } } });
    expect(find(result, 'Deployment', 'acme-dagster-webserver').metadata.annotations).toEqual({ snippet });
  });

  it('keeps quotes, backslashes and lines of arguments', () => {
    const args = ['say "hi"', 'C:\\dir', 'one\ntwo'];
    const result = render(locations(locationNamed('a', { dagsterApiGrpcArgs: args })));
    const container = at(find(result, 'Deployment', 'acme-dagster-user-deployments-a'), ...podOf, 'containers', 0);
    expect(at(container, 'args')).toEqual(['dagster', 'api', 'grpc', '-h', '0.0.0.0', '-p', '3030', ...args]);
  });

  it('leaves a missing pull policy out of the container context', () => {
    const image = { repository: 'ghcr.io/acme/orders', tag: '1' };
    const result = render(locations(locationNamed('a', { image })));
    const env = at(find(result, 'Deployment', 'acme-dagster-user-deployments-a'), ...podOf, 'containers', 0, 'env');
    expect(JSON.stringify(env)).not.toContain('no value');
    expect(JSON.stringify(env)).not.toContain('image_pull_policy');
  });

  it('gives no job image for an image that is null', () => {
    const values = { runLauncher: { config: { k8sRunLauncher: { image: null } } } };
    expect(at(dagsterYaml(values), 'run_launcher', 'config')).not.toHaveProperty('job_image');
  });

  it('adds the extra containers of the migration', () => {
    const extraContainers = [{ name: 'proxy', image: 'ghcr.io/acme/proxy:1' }];
    const job = find(
      render({ migrate: { enabled: true, extraContainers } }),
      'Job',
      'acme-dagster-webserver-instance-migrate',
    );
    expect(at(job, ...podOf, 'containers', 1)).toEqual(extraContainers[0]);
  });

  it('takes startup probes and tag limits of null for none', () => {
    const result = render({
      dagsterWebserver: { startupProbe: null },
      dagsterDaemon: { startupProbe: null },
      concurrency: { enabled: true, runs: { maxConcurrentRuns: 5, tagConcurrencyLimits: null } },
    });
    expect(result.failures).toEqual([]);
    expect(JSON.stringify(result.manifests)).not.toContain('startupProbe');
  });

  it('reads a port of Redis that is text', () => {
    const values = {
      runLauncher: { type: 'CeleryK8sRunLauncher' },
      redis: { enabled: true, host: 'redis', port: '6380' },
    };
    const secret = find(render(values), 'Secret', 'dagster-celery-config-secret');
    const url = String(at(secret, 'data', 'DAGSTER_CELERY_BROKER_URL'));
    expect(Buffer.from(url, 'base64').toString()).toBe('redis://redis:6380/0');
  });

  it('binds both accounts where chart and subchart have one name', () => {
    const result = render({ global: { fullnameOverride: 'shared' } });
    expect(find(result, 'Role', 'shared-role')).toBeDefined();
    expect(find(result, 'RoleBinding', 'shared-rolebinding')['subjects']).toEqual([
      { kind: 'ServiceAccount', name: 'shared' },
      { kind: 'ServiceAccount', name: 'shared-user-deployments' },
    ]);
  });

  it('makes one account of two that have one name', () => {
    const result = render({
      serviceAccount: { name: 'runner', annotations: { a: '1' } },
      'dagster-user-deployments': { serviceAccount: { name: 'runner', annotations: { b: '2' } } },
    });
    expect(find(result, 'ServiceAccount', 'runner').metadata.annotations).toEqual({ a: '1', b: '2' });
    expect(find(result, 'ServiceAccount', 'runner').metadata.labels).toMatchObject({
      'app.kubernetes.io/name': 'dagster',
    });
  });

  it('renders an Ingress of the current API even where the older one is asked for', () => {
    const ingress = {
      enabled: true,
      apiVersion: 'extensions/v1beta1/Ingress',
      dagsterWebserver: { host: 'a.example' },
    };
    expect(find(render({ ingress }), 'Ingress', 'acme-dagster-ingress').apiVersion).toBe('networking.k8s.io/v1');
  });

  it('keeps quotes in what a template gives', () => {
    const extraManifests = [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a' },
        data: { q: '{{ .Values.note }}: {{ "x" | squote }}' },
      },
    ];
    const result = render({ note: 'it\'s "so"', extraManifests });
    expect(find(result, 'ConfigMap', 'a')['data']).toEqual({ q: "it's \"so\": 'x'" });
  });
});

describe('the checksum of a code location', () => {
  function checksumOf(fields: Record<string, unknown>): unknown {
    const result = render(locations(locationNamed('a', fields)));
    const deployment = find(result, 'Deployment', 'acme-dagster-user-deployments-a');
    return at(deployment, 'spec', 'template', 'metadata', 'annotations', 'checksum/dagster-user-deployment');
  }

  it('changes with the pod and with the variables in its ConfigMap', () => {
    expect(checksumOf({ env: { A: '1' } })).not.toBe(checksumOf({ env: { A: '2' } }));
    expect(checksumOf({ resources: { limits: { cpu: 1 } } })).not.toBe(checksumOf({}));
  });

  it('does not change with keys that nothing reads, nor with the order of keys', () => {
    expect(checksumOf({ replicaCount: 5, note: 'x' })).toBe(checksumOf({}));
    expect(checksumOf({ resources: { limits: { cpu: 1, memory: '1Gi' } } })).toBe(
      checksumOf({ resources: { limits: { memory: '1Gi', cpu: 1 } } }),
    );
  });
});
