import { withoutExtensions } from '../../lib/dagster/extension-keys';

const location = { name: 'a', env: [{ name: 'runs', value: 'x' }] };

test('leaves out what the official chart cannot say, and names it', () => {
  const values = {
    rollOnConfigChange: true,
    serviceAccount: { name: 'main' },
    'dagster-user-deployments': {
      serviceAccount: { name: 'shared' },
      deployments: [
        { ...location, serviceAccount: { name: 'own' } },
        { ...location, runs: { env: [] } },
      ],
    },
  };
  const { values: chart, dropped } = withoutExtensions(values);
  expect(chart).toEqual({
    serviceAccount: { name: 'main' },
    'dagster-user-deployments': { serviceAccount: { name: 'shared' }, deployments: [location, location] },
  });
  expect(dropped.map(({ path }) => path.join('.'))).toEqual([
    'rollOnConfigChange',
    'dagster-user-deployments.deployments.0.serviceAccount',
    'dagster-user-deployments.deployments.1.runs',
  ]);
  expect(dropped.every(({ without }) => without !== '')).toBe(true);
});

test('values without such keys stay equal', () => {
  const values = { a: [1, { b: null }], 'dagster-user-deployments': { deployments: [location] } };
  expect(withoutExtensions(values)).toEqual({ values, dropped: [] });
});
