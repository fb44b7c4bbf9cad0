import { withTimeZone } from '../../lib/derive/time-zone';
import { containerOf, renderedObjects } from './manifests';
import { errors, lines, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const webserver = 'floe-dagster-dagster-webserver';
const prod = 'platform/prod/values.yaml';
const selector = {
  'app.kubernetes.io/name': 'dagster',
  'app.kubernetes.io/instance': 'floe-dagster',
  component: 'dagster-webserver',
};

function labels(component: string) {
  return {
    'app.kubernetes.io/name': 'floe',
    'app.kubernetes.io/instance': 'floe-dagster',
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/managed-by': 'floe-cdk8s',
  };
}

/** The prod environment with more at the floe level, and without its fixed number of webservers. */
function withValues(text: string): void {
  folder.edit(prod, 'replicaCount: 3', text);
}

const capacityFindings = () =>
  lines(folder.synthesize('prod').diagnostics.filter(({ code }) => code.startsWith('FLOE31')));

test('three webservers are spread over nodes and go one at a time, with replicaCount as the only line', () => {
  const objects = renderedObjects(folder, 'prod');
  const { spec } = objects.get(`Deployment/${webserver}`);
  expect(spec.replicas).toBe(3);
  expect(spec.template.spec.affinity).toEqual({
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: selector } },
        },
      ],
    },
  });
  expect(objects.get(`PodDisruptionBudget/${webserver}`)).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: webserver, namespace: 'floe', labels: labels('webserver-disruption-budget') },
    spec: { maxUnavailable: 1, selector: { matchLabels: selector } },
  });
  expect([...objects.keys()].filter((name) => name.startsWith('HorizontalPodAutoscaler'))).toEqual([]);
});

test('a single webserver gets no budget and no affinity', () => {
  const objects = renderedObjects(folder, 'dev');
  expect(objects.get(`Deployment/${webserver}`).spec.template.spec.affinity).toBeUndefined();
  expect(objects.get(`PodDisruptionBudget/${webserver}`)).toBeUndefined();
});

test('an autoscaler takes the number of webservers over: the Deployment names none', () => {
  withValues('autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 5, targetMemoryUtilizationPercentage: 70 }');
  const objects = renderedObjects(folder, 'prod');
  expect(objects.get(`HorizontalPodAutoscaler/${webserver}`)).toEqual({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: webserver, namespace: 'floe', labels: labels('webserver-autoscaler') },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: webserver },
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [
        { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    },
  });
  const { spec } = objects.get(`Deployment/${webserver}`);
  expect(Object.keys(spec)).not.toContain('replicas');
  expect(spec.template.spec.affinity).toBeDefined();
  expect(objects.get(`PodDisruptionBudget/${webserver}`)).toBeDefined();
  expect(capacityFindings()).toEqual([]);
});

test('replicaCount is where an autoscaler starts, and twice that is its most', () => {
  withValues('replicaCount: 3\nautoscaling: { enabled: true }');
  const { spec } = renderedObjects(folder, 'prod').get(`HorizontalPodAutoscaler/${webserver}`);
  expect([spec.minReplicas, spec.maxReplicas, spec.metrics[0].resource]).toEqual([
    3,
    6,
    { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
  ]);
  expect(capacityFindings()).toEqual([]);
});

test('an autoscaler that is switched off changes nothing', () => {
  const before = folder.synthesize('prod').environments.get('prod');
  withValues('replicaCount: 3\nautoscaling: { enabled: false, minReplicas: 7 }');
  expect(folder.synthesize('prod').environments.get('prod')).toEqual(before);
});

test('a fixed number beside the least of an autoscaler is reported as without effect', () => {
  withValues('replicaCount: 3\nautoscaling: { enabled: true, minReplicas: 2 }');
  expect(capacityFindings()).toEqual(['platform/prod/values.yaml:12:15 warning FLOE3161 replicaCount']);
});

test('an autoscaler whose least is above its most is an error at the least', () => {
  withValues('autoscaling: { enabled: true, minReplicas: 4, maxReplicas: 3 }');
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([
    'platform/prod/values.yaml:12:44 error FLOE3160 autoscaling.minReplicas',
  ]);
});

test('the operator’s own anti-affinity wins, his other affinity is kept beside the spread', () => {
  const own = { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }] };
  const affinityOf = (affinity: unknown) => {
    const fresh = new PlatformFolder();
    try {
      fresh.edit(prod, '\ndagster:\n', `\ndagster:\n  dagsterWebserver: { affinity: ${JSON.stringify(affinity)} }\n`);
      return renderedObjects(fresh, 'prod').get(`Deployment/${webserver}`).spec.template.spec.affinity;
    } finally {
      fresh.delete();
    }
  };
  expect(affinityOf({ podAntiAffinity: own })).toEqual({ podAntiAffinity: own });
  const nodeAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [] };
  expect(Object.keys(affinityOf({ nodeAffinity })).sort()).toEqual(['nodeAffinity', 'podAntiAffinity']);
});

test('the read-only webserver gets a budget of its own', () => {
  folder.edit(prod, '\ndagster:\n', '\ndagster:\n  dagsterWebserver: { enableReadOnly: true }\n');
  const objects = renderedObjects(folder, 'prod');
  const budget = objects.get(`PodDisruptionBudget/${webserver}-read-only`);
  expect(budget.spec.selector.matchLabels).toEqual({ ...selector, component: 'dagster-webserver-read-only' });
});

test.each([
  [
    'a budget with both fields',
    '{ minAvailable: 1, maxUnavailable: 1 }',
    'error FLOE3162 podDisruptionBudget.maxUnavailable',
  ],
  ['a budget that keeps all of them', '{ minAvailable: 3 }', 'warning FLOE3163 podDisruptionBudget.minAvailable'],
  ['a budget that lets none go', '{ maxUnavailable: 0 }', 'warning FLOE3163 podDisruptionBudget.maxUnavailable'],
])('reports %s', (_, budget, expected) => {
  withValues(`replicaCount: 3\npodDisruptionBudget: ${budget}`);
  expect(capacityFindings()).toEqual([expect.stringContaining(expected)]);
});

test('a budget is what the operator says, or off', () => {
  withValues('replicaCount: 3\npodDisruptionBudget: { minAvailable: "50%" }');
  expect(renderedObjects(folder, 'prod').get(`PodDisruptionBudget/${webserver}`).spec).toEqual({
    minAvailable: '50%',
    selector: { matchLabels: selector },
  });
  folder.edit(prod, '{ minAvailable: "50%" }', '{ enabled: false }');
  expect(renderedObjects(folder, 'prod').get(`PodDisruptionBudget/${webserver}`)).toBeUndefined();
});

test('there is never more than one daemon, and a second one cannot be asked for', () => {
  expect(renderedObjects(folder, 'prod').get('Deployment/floe-dagster-daemon').spec).toMatchObject({
    replicas: 1,
    strategy: { type: 'Recreate' },
  });
  folder.edit(prod, '\ndagster:\n', '\ndagster:\n  dagsterDaemon: { replicaCount: 2 }\n');
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([
    expect.stringContaining('error FLOE3009 dagster.dagsterDaemon.replicaCount'),
  ]);
});

test('the key that people look for in the chart leads to the toolkit’s own', () => {
  folder.edit(prod, '\ndagster:\n', '\ndagster:\n  dagsterWebserver: { autoscaling: { enabled: true } }\n');
  const [fault] = folder.synthesize('prod').diagnostics.filter(({ severity }) => severity === 'error');
  expect(fault?.fix).toBe(
    'write it at the top of the file: autoscaling: { enabled: true, minReplicas: <least>, maxReplicas: <most> }',
  );
});

describe('the time zone', () => {
  const zoned = (container: { env: { name: string; value?: string }[] }) =>
    container.env.filter(({ name }) => name === 'TZ').map(({ value }) => value);
  const customer = 'floe-dagster-dagster-user-deployments-customer-analytics';

  test('reaches webserver, daemon and code servers, and with them their runs', () => {
    const objects = renderedObjects(folder, 'local');
    for (const name of [webserver, 'floe-dagster-daemon', customer]) {
      expect([name, zoned(containerOf(objects, name))]).toEqual([name, ['Australia/Sydney']]);
    }
    const text = JSON.stringify(containerOf(objects, customer));
    expect(text).toContain(String.raw`{\"name\":\"TZ\",\"value\":\"Australia/Sydney\"}`);
  });

  test('is left out where it is UTC', () => {
    expect(zoned(containerOf(renderedObjects(folder, 'prod'), webserver))).toEqual([]);
  });

  test('is the operator’s where he sets it, in a list or in a map', () => {
    const local = 'platform/local/values.yaml';
    const text = folder.read(local);
    folder.write(local, `${text}dagster: { dagsterWebserver: { env: [{ name: TZ, value: Asia/Tokyo }] } }\n`);
    expect(zoned(containerOf(renderedObjects(folder, 'local'), webserver))).toEqual(['Asia/Tokyo']);
    const values = { dagsterWebserver: { env: { TZ: 'Asia/Tokyo' } } };
    expect(withTimeZone(values, 'Europe/Berlin')['dagsterWebserver']).toEqual(values.dagsterWebserver);
  });

  test.each([
    ['a zone that does not exist', 'Australia/Sidney', 'did you mean "Australia/Sydney"?'],
    ['a zone in the wrong case', 'australia/sydney', 'did you mean "Australia/Sydney"?'],
    ['an offset', '"+10:00"', 'write an IANA name such as "Europe/Berlin"'],
  ])('is an error when it is %s', (_, zone, fix) => {
    folder.edit('platform/local/platform.yaml', 'timezone: Australia/Sydney', `timezone: ${zone}`);
    const [fault, ...others] = folder.synthesize('local').diagnostics.filter(({ severity }) => severity === 'error');
    expect(others).toEqual([]);
    expect([fault?.code, fault?.path, fault?.fix]).toEqual(['FLOE3170', ['infrastructure', 'timezone'], fix]);
  });
});
