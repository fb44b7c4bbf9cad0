import { assert, integer, property, record } from 'fast-check';
import type { Manifest } from '../../../lib/manifest';
import { checkQuotaFit } from '../../../lib/verify/quota-fit/quota-fit';

const context = {
  existing: { secrets: [], configMaps: [], serviceAccounts: [] },
  references: 'assume',
  namespace: 'floe',
} as const;

const size = (cpu: string, memory = '1Gi') => ({ requests: { cpu, memory }, limits: { cpu, memory } });

function quota(hard: Record<string, string>, spec: object = {}): Manifest {
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota' }, spec: { hard, ...spec } };
}

function deployment(name: string, replicas: number | undefined, cpu: string, more: object = {}): Manifest {
  const template = { spec: { containers: [{ name: 'c', resources: size(cpu), ...more }] } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { replicas, template } };
}

/** A code location whose runs ask for so much. */
function location(cpu: string, runCpu: string): Manifest {
  const value = JSON.stringify({ k8s: { resources: size(runCpu), run_k8s_config: {} } });
  return deployment('location', 1, cpu, { env: [{ name: 'DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT', value }] });
}

function autoscaler(target: string, minReplicas: number, maxReplicas: number): Manifest {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: target };
  const spec = { scaleTargetRef, minReplicas, maxReplicas };
  return { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: target }, spec };
}

const found = (...manifests: Manifest[]) =>
  checkQuotaFit(manifests, context).map(({ severity, code, path }) => `${severity} ${code} ${path.join('/')}`);

it('names the workloads by size where the replicas exceed the quota', () => {
  const [finding, ...others] = checkQuotaFit(
    [quota({ 'requests.cpu': '2' }), deployment('small', 1, '100m'), deployment('web', 3, '1')],
    context,
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    severity: 'error',
    code: 'FLOE3164',
    path: ['spec', 'hard', 'requests.cpu'],
    message: 'the workloads request 3100m CPU in all, the quota grants 2: web 3 × 1, small 1 × 100m',
    fix: 'raise it to 3100m or more, or lower replicas or resources',
  });
});

it('finds nothing where all of it fits, or no quota is there', () => {
  const workloads = [location('100m', '1'), deployment('web', 3, '1')];
  expect(found(quota({ pods: '10', 'limits.cpu': '8', 'limits.memory': '8Gi' }), ...workloads)).toEqual([]);
  expect(found(...workloads)).toEqual([]);
});

it('counts pods', () => {
  expect(found(quota({ pods: '3' }), deployment('web', 4, '1'))).toEqual(['error FLOE3164 spec/hard/pods']);
});

it('leaves room for the new pod of an update where no old one may go first', () => {
  const tight = quota({ 'limits.cpu': '3500m' });
  expect(found(tight, deployment('web', 3, '1'))).toEqual(['warning FLOE3165 spec/hard/limits.cpu']);
  const recreated = deployment('web', 3, '1');
  Object.assign(recreated['spec'] as object, { strategy: { type: 'Recreate' } });
  expect(found(tight, recreated)).toEqual([]);
  expect(found(quota({ 'limits.cpu': '4' }), deployment('web', 4, '1'))).toEqual([]);
});

it('warns where no run fits beside the workloads', () => {
  const manifests = (hard: string) => [quota({ 'requests.cpu': hard }), location('1', '4')];
  expect(found(...manifests('4900m'))).toEqual(['warning FLOE3166 spec/hard/requests.cpu']);
  expect(found(...manifests('5'))).toEqual([]);
});

it('counts an autoscaled workload by its least, and warns where its most does not fit', () => {
  const web = [deployment('web', undefined, '1'), autoscaler('web', 2, 6)];
  expect(found(quota({ 'limits.cpu': '1500m' }), ...web)).toEqual(['error FLOE3164 spec/hard/limits.cpu']);
  expect(found(quota({ 'limits.cpu': '5' }), ...web)).toEqual(['warning FLOE3165 spec/hard/limits.cpu']);
  expect(found(quota({ 'limits.cpu': '7' }), ...web)).toEqual([]);
});

it('passes over quotas with scopes, over Jobs and over workloads of another namespace', () => {
  const web = deployment('web', 3, '1');
  const job: Manifest = { ...deployment('job', 1, '9'), apiVersion: 'batch/v1', kind: 'Job' };
  const elsewhere: Manifest = { ...web, metadata: { name: 'web', namespace: 'other' } };
  expect(found(quota({ pods: '1' }, { scopes: ['BestEffort'] }), web)).toEqual([]);
  expect(found(quota({ 'limits.cpu': '1' }), job, elsewhere)).toEqual([]);
});

it('finds a LimitRange that gives more than it lets a container have', () => {
  const range = (cpu: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'limits' },
    spec: { limits: [{ type: 'Container', default: { cpu }, max: { cpu: '2' } }] },
  });
  expect(found(range('3'))).toEqual(['error FLOE3167 spec/limits/0/default/cpu']);
  expect(found(range('2000m'))).toEqual([]);
});

it('reports an error exactly when the sum over replicas exceeds the quota', () => {
  const workload = record({ replicas: integer({ min: 0, max: 9 }), millis: integer({ min: 1, max: 4000 }) });
  assert(
    property(workload, workload, integer({ min: 1, max: 60_000 }), (a, b, hard) => {
      const manifests = [
        quota({ 'requests.cpu': `${hard}m` }),
        deployment('a', a.replicas, `${a.millis}m`),
        deployment('b', b.replicas, String(b.millis / 1000)),
      ];
      const isOver = a.replicas * a.millis + b.replicas * b.millis > hard;
      expect(checkQuotaFit(manifests, context).some(({ severity }) => severity === 'error')).toBe(isOver);
    }),
  );
});
