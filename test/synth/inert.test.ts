import { lines, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

test('warns of a value of an environment that has no effect there, with the reason', () => {
  folder.edit('platform/prod/values.yaml', 'dagster:\n', 'dagster:\n  flower: { service: { port: 5556 } }\n');
  const { diagnostics } = folder.synthesize();
  expect(lines(diagnostics)).toEqual(['platform/prod/values.yaml:30:3 warning FLOE3030 dagster.flower']);
  expect(diagnostics[0]?.message).toBe('this has no effect: flower.enabled is false');
});

test('a base value counts as inert only where no environment uses it', () => {
  expect(lines(folder.synthesize().diagnostics)).toEqual([]);
  folder.edit(
    'platform/local/values.yaml',
    'codeLocations:',
    'dagster: { postgresql: { enabled: false, postgresqlHost: db } }\ncodeLocations:',
  );
  expect(lines(folder.synthesize().diagnostics)).toEqual([
    'platform/values.yaml:79:5 warning FLOE3030 dagster.postgresql.resources',
  ]);
  expect(lines(folder.synthesize('prod').diagnostics)).toEqual([]);
});

test('fields of a code location that the chart ignores are found in the chart’s list', () => {
  folder.edit(
    'platform/prod/values.yaml',
    'dagster:\n',
    `dagster:
  dagster-user-deployments:
    deployments:
      - name: customer-analytics
        codeServerArgs: ["-m", "x"]
        resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } }
`,
  );
  expect(lines(folder.synthesize().diagnostics)).toEqual([
    'platform/prod/values.yaml:33:9 warning DAG015 dagster.dagster-user-deployments.deployments[0].codeServerArgs',
    'platform/prod/values.yaml:33:9 warning FLOE3030 dagster.dagster-user-deployments.deployments[0].codeServerArgs',
  ]);
});
