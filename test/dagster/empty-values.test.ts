import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { renderDagster } from '../../lib/dagster/render';
import { at, find, locationNamed, render } from './rendering';

/** Values that hold nothing, where the chart renders all the same. */
describe('empty values', () => {
  it('are one empty argument, where a list of arguments holds nulls alone', () => {
    const deployments = [locationNamed('orders', { dagsterApiGrpcArgs: [null] })];
    const result = render({ 'dagster-user-deployments': { deployments } });
    const deployment = find(result, 'Deployment', 'acme-dagster-user-deployments-orders');
    expect(at(deployment['spec'], 'template', 'spec', 'containers', 0, 'args')).toEqual([
      'dagster',
      'api',
      'grpc',
      '-h',
      '0.0.0.0',
      '-p',
      '3030',
      '',
    ]);
  });

  it('are no servers of the workspace', () => {
    const workspace = { enabled: true, servers: false };
    const result = render({ dagsterWebserver: { workspace } });
    expect(result.failures).toEqual([]);
    expect(at(find(result, 'ConfigMap', 'acme-dagster-workspace-yaml')['data'], 'workspace.yaml')).toContain('[]');
  });

  it('are no host of the bundled database', () => {
    const values = coalesceWithDefaults({ postgresql: { postgresqlHost: false } });
    const result = renderDagster(values, { name: 'acme', namespace: 'data' });
    const instance = find(result, 'ConfigMap', 'acme-dagster-instance');
    expect(at(instance['data'], 'dagster.yaml')).toContain('hostname: acme-postgresql');
  });

  it('are no keys of a queue’s settings, where they are null in those of all queues', () => {
    const celeryK8sRunLauncher = { configSource: { a: null, b: 1 }, workerQueues: [{ name: 'q' }] };
    const result = render({ runLauncher: { type: 'CeleryK8sRunLauncher', config: { celeryK8sRunLauncher } } });
    const config = at(find(result, 'ConfigMap', 'acme-dagster-celery-q')['data'], 'celery.yaml');
    expect(config).toContain('b: 1');
    expect(config).not.toContain('a: null');
  });

  it('are no resources of the containers that wait for code locations', () => {
    const result = render({ dagsterDaemon: { initContainerResources: '' } });
    const daemon = find(result, 'Deployment', 'acme-dagster-daemon');
    const waiting = at(daemon['spec'], 'template', 'spec', 'initContainers', 1);
    expect(waiting).toMatchObject({ name: 'init-user-deployment-orders' });
    expect(waiting).not.toHaveProperty('resources');
  });

  it('are no names of sources for runs', () => {
    const k8sRunLauncher = { envSecrets: [{ name: '' }, { name: null }, { name: 'a' }] };
    const result = render({ runLauncher: { config: { k8sRunLauncher } } });
    const text = at(find(result, 'ConfigMap', 'acme-dagster-instance')['data'], 'dagster.yaml');
    expect(text).toMatch(/env_secrets:\n\s+- a\n/);
  });

  it('are no labels and annotations, where the chart looks first', () => {
    const empty = { annotations: '', labels: false };
    const values = coalesceWithDefaults({ postgresql: { master: empty }, dagsterDaemon: { deploymentLabels: '' } });
    expect(renderDagster(values, { name: 'acme', namespace: 'data' }).failures).toEqual([]);
  });
});
