import { PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

function found(): string[] {
  const { diagnostics } = folder.synthesize('prod');
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ range, code, message }) => `${range?.file}:${range?.line}:${range?.column} ${code} ${message}`);
}

const platform = 'platform/prod/platform.yaml';

test('a request of a resource profile above its limit is said once, at its line, with the objects that get it', () => {
  folder.edit(platform, 'requests: { cpu: 500m, memory: 1Gi }', 'requests: { cpu: 5000m, memory: 1Gi }');
  expect(found()).toEqual([
    expect.stringMatching(
      /^platform\/prod\/platform.yaml:89:24 FLOE4053 prod: Deployment floe\/floe-dagster-daemon .* requests 5000m of cpu, and its limit is 2000m; so in Deployment floe\/.*-customer-analytics, Deployment floe\/.*-marketing-attribution$/,
    ),
  ]);
});

test('beyond a few objects they are counted', () => {
  const names = Array.from({ length: 9 }, (_, at) => `location-${at}`);
  const locations = names.map((name) => `  ${name}: { image: "a/b:1", port: 3030 }\n`).join('');
  folder.edit('platform/values.yaml', 'codeLocations:\n', `codeLocations:\n${locations}`);
  folder.edit(platform, 'limits: { cpu: 8000m, memory: 16Gi }', 'limits: { cpu: 8000m, memory: 16 GB }');
  expect(found()).toEqual([expect.stringMatching(/^platform\/prod\/platform.yaml:93:37 FLOE4051 .* and 7 more$/)]);
});

test('a Secret that nobody provides is missed once by servers and once by runs', () => {
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'references: strict\nreplicaCount: 3');
  folder.edit('platform/values.yaml', 'codeLocations:\n', 'codeLocations:\n  more: { image: "a/b:1", port: 3030 }\n');
  const missed = found().filter((line) => line.includes('"polaris-oauth-credentials"'));
  expect(missed.map((line) => line.replace(/^(\S+).* that (.*?) (is|need) .*(; so in)/, '$1 $2$4'))).toEqual([
    expect.stringMatching(/^platform\/prod\/platform.yaml:41:21 run pods .*; so in Deployment floe\/\S+-more$/),
    expect.stringMatching(/^platform\/prod\/platform.yaml:41:21 is named here; so in Deployment floe\/\S+-more$/),
  ]);
});

test('faults that differ stay apart, also at one line', () => {
  folder.edit(platform, 'requests: { cpu: 500m, memory: 1Gi }', 'requests: { cpu: 5000m, memory: 8Gi }');
  expect(found().map((line) => line.replace(/ prod: .*requests/, ''))).toEqual([
    'platform/prod/platform.yaml:89:24 FLOE4053 5000m of cpu, and its limit is 2000m; so in Deployment floe/floe-dagster-dagster-user-deployments-customer-analytics, Deployment floe/floe-dagster-dagster-user-deployments-marketing-attribution',
    'platform/prod/platform.yaml:89:39 FLOE4053 8Gi of memory, and its limit is 2Gi; so in Deployment floe/floe-dagster-dagster-user-deployments-customer-analytics, Deployment floe/floe-dagster-dagster-user-deployments-marketing-attribution',
  ]);
});

test('a host that no Ingress can have is at its line', () => {
  folder.edit('platform/prod/values.yaml', '- host: dagster.acme.com', '- host: https://dagster.acme.com');
  expect(found()).toEqual([expect.stringMatching(/^platform\/prod\/values.yaml:21:13 FLOE4072 /)]);
});
