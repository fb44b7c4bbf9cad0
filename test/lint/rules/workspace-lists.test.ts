import { lint, locations, outline } from '../values-of';

const servers = (list: string) => `dagsterWebserver: { workspace: { enabled: true, servers: ${list} } }\n`;
const orders = '{ host: orders, port: 3030 }';

test('finds a code location that the servers lack', () => {
  const [finding] = lint(servers(`[${orders}]`) + locations('', ''));
  expect(finding?.message).toBe(
    'workspace.servers, which the workspace lists instead of the deployments, lacks code location "billing": nothing loads it',
  );
  expect(finding?.path).toEqual(['dagster-user-deployments', 'deployments', 1]);
});

test('finds another port', () => {
  expect(lint(servers('[{ host: orders, port: 4000 }]') + locations(''))[0]?.message).toBe(
    'the workspace looks for code location "orders" at port 4000, and its server listens on 3030',
  );
});

test('finds the chart’s example in lists that nobody wrote', () => {
  const off = 'dagster-user-deployments: { enableSubchart: false }\n';
  expect(outline(off)).toEqual(['warning DAG030 dagster-user-deployments.enableSubchart']);
  expect(outline(`${off}dagsterWebserver: { workspace: { enabled: true } }\n`)).toEqual([
    'warning DAG030 dagsterWebserver.workspace',
  ]);
});

test('is silent where the lists agree, or only one is used', () => {
  expect(outline(servers(`[${orders}]`) + locations(''))).toEqual([]);
  expect(outline(locations('', ''))).toEqual([]);
  const elsewhere = 'dagster-user-deployments: { enableSubchart: false, deployments: [{ name: a, port: 1 }] }\n';
  expect(outline(elsewhere)).toEqual([]);
});
