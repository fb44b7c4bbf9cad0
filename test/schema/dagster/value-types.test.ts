import { checkDagsterValues } from '../../../lib/schema/dagster/value-types';
import { valuesWith } from './value-at';

function sentences(values: unknown): string[] {
  return checkDagsterValues(values).map(({ path, code, found, expected, fix }) => {
    const end = fix === undefined ? '' : `; ${fix}`;
    return `${path.join('.')} ${code}: found ${found}, expected ${expected}${end}`;
  });
}

const location = { name: 'a', image: { repository: 'r', pullPolicy: 'Always' }, port: 3030 };
const locations = (entry: unknown) => ({ 'dagster-user-deployments': { deployments: [entry] } });

describe('checkDagsterValues', () => {
  it('finds nothing in empty values, nor in unknown keys', () => {
    expect(checkDagsterValues({})).toEqual([]);
    expect(checkDagsterValues({ surprise: 1, dagsterWebserver: { env: [{ name: 'A', valuefrom: {} }] } })).toEqual([]);
  });

  it.each([
    ['dagsterWebserver.replicaCount', 'two', 'type: found a string, expected a whole number'],
    [
      'dagsterWebserver.replicaCount',
      '2',
      'type: found a string ("2"), expected a whole number; write it without quotes',
    ],
    ['dagsterWebserver.replicaCount', 1.5, 'type: found a number (1.5), expected a whole number'],
    [
      'dagsterWebserver.enableReadOnly',
      'true',
      'type: found a string ("true"), expected true or false; write it without quotes',
    ],
    ['dagsterWebserver.pathPrefix', 5, 'type: found a number (5), expected a string; put it in quotes'],
    ['busybox.image.tag', 1.28, 'type: found a number (1.28), expected a string; put it in quotes'],
    [
      'dagsterWebserver.image.tag',
      1.1,
      'type: found a number (1.1), expected a string or a whole number; put it in quotes',
    ],
    ['dagsterWebserver', [], 'type: found an empty list, expected a map'],
    [
      'dagsterWebserver.volumes',
      { a: {} },
      'type: found a map, expected a list; write it as a list; each entry begins with "-"',
    ],
    [
      'runLauncher.config.k8sRunLauncher.envVars',
      'A=b',
      'type: found a string, expected a list; write it as a list, even with one entry',
    ],
    [
      'dagsterWebserver.envSecrets.*',
      'credentials',
      'type: found a string, expected a map; write it as a map: { name: … }',
    ],
    [
      'dagsterDaemon.env',
      'A=b',
      'type: found a string, expected a map or a list; write it as a list, even with one entry',
    ],
    ['retention.sensor.purgeAfterDays', 'x', 'type: found a string, expected a whole number or a map'],
  ])('names kind and mend of a wrong type at %s (%p)', (path, value, sentence) => {
    expect(sentences(valuesWith(path, value))).toEqual([`${path.replace('*', '0')} ${sentence}`]);
  });

  it.each([
    [
      'dagsterWebserver.service.type',
      'LoadBalanser',
      'enum: found "LoadBalanser", expected one of "ClusterIP", "NodePort", "LoadBalancer", "ExternalName", ""; did you mean "LoadBalancer"?',
    ],
    [
      'dagsterDaemon.image.pullPolicy',
      'Often',
      'enum: found "Often", expected one of "Always", "IfNotPresent", "Never"',
    ],
    ['rabbitmq.volumePermissions.enabled', false, 'type: found a boolean (false), expected true'],
  ])('lists the choices at %s', (path, value, sentence) => {
    expect(sentences(valuesWith(path, value))).toEqual([`${path} ${sentence}`]);
  });

  it('reports what a code location lacks', () => {
    expect(sentences(locations({ image: {}, readinessProbe: {} }))).toEqual([
      'dagster-user-deployments.deployments.0.name required: found nothing, expected a string',
      'dagster-user-deployments.deployments.0.image.repository required: found nothing, expected a string',
      'dagster-user-deployments.deployments.0.image.pullPolicy required: found nothing, expected one of "Always", "IfNotPresent", "Never"',
      'dagster-user-deployments.deployments.0.port required: found nothing, expected a whole number',
      'dagster-user-deployments.deployments.0.readinessProbe.enabled required: found nothing, expected true or false',
    ]);
  });

  it('counts null over a required key as missing, since it drops the default', () => {
    expect(sentences({ dagsterWebserver: { resources: null } })).toEqual([
      "dagsterWebserver.resources required: found null, expected a map; leave the key out to keep the chart's default",
    ]);
  });

  it('takes null over a key that the chart does not require', () => {
    const values = {
      dagsterWebserver: { pathPrefix: null, volumes: null },
      concurrency: null,
      pipelineRun: { env: null },
    };
    expect(checkDagsterValues(values)).toEqual([]);
  });

  it('gives a null list entry no advice about defaults', () => {
    expect(sentences(locations({ ...location, name: null }))).toEqual([
      'dagster-user-deployments.deployments.0.name required: found null, expected a string',
    ]);
  });

  it.each([
    ['runLauncher', 'CustomRunLauncher', 'customRunLauncher'],
    ['scheduler', 'CustomScheduler', 'customScheduler'],
    ['computeLogManager', 'S3ComputeLogManager', 's3ComputeLogManager'],
  ])('asks for the settings of the type that %s names', (section, type, block) => {
    const missing = `${section}.config.${block} required: found nothing, expected the settings of ${type}`;
    expect(sentences({ [section]: { type } })).toEqual([missing]);
    expect(sentences({ [section]: { type, config: {} } })).toEqual([missing]);
    expect(sentences({ [section]: { type, config: { [block]: null } } })).toEqual([missing.replace('nothing', 'null')]);
  });

  it('asks for settings of a type only when the chart has no default for them', () => {
    expect(checkDagsterValues({ runLauncher: { type: 'CeleryK8sRunLauncher' } })).toEqual([]);
    expect(sentences({ runLauncher: { config: { k8sRunLauncher: null } } })).toEqual([
      'runLauncher.config.k8sRunLauncher required: found null, expected the settings of K8sRunLauncher',
    ]);
  });

  it('reports missing settings beside other faults of the section', () => {
    expect(
      sentences({ computeLogManager: { type: 'S3ComputeLogManager', config: { colour: 1, gcsComputeLogManager: 3 } } }),
    ).toEqual([
      'computeLogManager.config.gcsComputeLogManager type: found a number (3), expected a map',
      'computeLogManager.config.s3ComputeLogManager required: found nothing, expected the settings of S3ComputeLogManager',
    ]);
  });

  it('asks for at least one Celery queue with at least one worker', () => {
    const queues = (workerQueues: unknown) => valuesWith('runLauncher.config.celeryK8sRunLauncher', { workerQueues });
    expect(sentences(queues([]))).toEqual([
      'runLauncher.config.celeryK8sRunLauncher.workerQueues range: found an empty list, expected a list of at least 1 entry',
    ]);
    expect(sentences(queues([{ name: 'dagster', replicaCount: 0 }]))).toEqual([
      'runLauncher.config.celeryK8sRunLauncher.workerQueues.0.replicaCount range: found a number (0), expected a number of at least 1',
    ]);
  });

  it('settles which form of env was meant', () => {
    expect(sentences({ dagsterDaemon: { env: [{ value: 'x' }] } })).toEqual([
      'dagsterDaemon.env.0.name required: found nothing, expected a string',
    ]);
    expect(sentences({ dagsterDaemon: { env: { A: true } } })).toEqual([
      'dagsterDaemon.env.A type: found a boolean (true), expected a string; put it in quotes',
    ]);
  });

  it.each([
    ['postgresql.postgresqlPassword', 20250601],
    ['dagsterWebserver.env.PIN', 20250601],
    ['dagsterWebserver.env.*.value', 20250601],
    ['redis', 'redis://:hunter2@host'],
    ['redis.port', 'hunter2'],
    ['postgresql', 'hunter2'],
  ])('never shows what may be a secret at %s', (path, value) => {
    const text = sentences(valuesWith(path, value)).join('\n');
    expect(text).not.toBe('');
    expect(text).not.toMatch(/hunter2|20250601/);
  });

  it('reports every fault of all entries', () => {
    const deployments = [1, 2, 3].map((port) => ({ ...location, port: String(port) }));
    expect(checkDagsterValues({ 'dagster-user-deployments': { deployments } })).toHaveLength(3);
  });
});
