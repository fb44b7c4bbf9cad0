import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Dagster, ValuesRefused } from '../../lib';
import type { Values } from '../../lib/dagster/render';
import type { Manifest } from '../../lib/manifest';
import { base, locationNamed, render } from './rendering';

const release = { name: 'acme', namespace: 'data' };
const resources = { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '200m', memory: '2Gi' } };
const locations = {
  ...base,
  'dagster-user-deployments': {
    deployments: [
      locationNamed('orders', { resources, labels: { constructor: 'x' } }),
      locationNamed('stock', { resources }),
    ],
  },
};

function chartOf(values: Values): { chart: Chart; dagster: Dagster } {
  const chart = new Chart(new App(), 'chart', { namespace: 'data' });
  return { chart, dagster: new Dagster(chart, 'dagster', { release, values }) };
}

function deploymentOf(dagster: Dagster, location: string): ApiObject {
  const found = dagster.node
    .findAll()
    .find((one) => ApiObject.isApiObject(one) && one.kind === 'Deployment' && one.name?.endsWith(`-${location}`));
  return found as ApiObject;
}

const objectOf = (chart: Chart, like: ApiObject): Manifest =>
  Testing.synth(chart).find(({ kind, metadata }) => kind === like.kind && metadata.name === like.name);

test('a chart holds what the renderer gives, in the namespace of the chart', () => {
  const { chart } = chartOf(locations);
  const rendered = render(locations).manifests;
  const placed = rendered.map(({ metadata, ...rest }) => ({ ...rest, metadata: { ...metadata, namespace: 'data' } }));
  expect(Testing.synth(chart)).toEqual(placed);
});

test('a team patches an object, and adds to its metadata; no other object changes', () => {
  const { chart, dagster } = chartOf(locations);
  const [orders, stock] = [deploymentOf(dagster, 'orders'), deploymentOf(dagster, 'stock')];
  const [before, untouched] = [objectOf(chart, orders), objectOf(chart, stock)] as unknown as Record<string, never>[];
  orders.metadata.addAnnotation('team', 'sales');
  orders.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/resources/limits/memory', '4Gi'));
  const expected = JSON.parse(JSON.stringify(before));
  expected.metadata.annotations = { team: 'sales' };
  expected.spec.template.spec.containers[0].resources.limits.memory = '4Gi';
  expect(objectOf(chart, orders)).toEqual(expected);
  expect(objectOf(chart, stock)).toEqual(untouched);
});

test('fields without a value are left out, in objects as deep as they are', () => {
  const affinity = { nodeAffinity: null, podAffinity: { a: [null, { b: null, c: 1 }] } };
  const { chart, dagster } = chartOf({
    ...base,
    'dagster-user-deployments': { deployments: [locationNamed('orders', { affinity })] },
  });
  const { spec } = objectOf(chart, deploymentOf(dagster, 'orders')) as unknown as { spec: Record<string, never> };
  expect(JSON.stringify(spec)).toContain('"affinity":{"podAffinity":{"a":[null,{"c":1}]}}');
});

test('values that the chart refuses are an error that lists every refusal', () => {
  expect(() => chartOf({ 'dagster-user-deployments': { deployments: [{ name: 'a' }, { name: 'b' }] } })).toThrow(
    ValuesRefused,
  );
});
