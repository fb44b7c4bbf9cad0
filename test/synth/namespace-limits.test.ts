import { renderedObjects } from './manifests';
import { errors, lines, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
const quota = `resource_quotas:
      namespace_limits:
        pods: 50
        requests_cpu: "8"
        requests_memory: 8Gi
        limits_cpu: "12"
        limits_memory: 20Gi
`;

beforeEach(() => {
  folder = new PlatformFolder();
  folder.edit('platform/local/platform.yaml', 'resource_quotas:\n      enabled: false\n', quota);
});
afterEach(() => folder.delete());

const local = 'platform/local/platform.yaml';

test('lifecycle.resource_quotas becomes a quota, with limits for containers that ask for nothing', () => {
  const objects = renderedObjects(folder, 'local');
  expect(objects.get('ResourceQuota/floe-dagster-quota').spec).toEqual({
    hard: {
      pods: '50',
      'requests.cpu': '8',
      'requests.memory': '8Gi',
      'limits.cpu': '12',
      'limits.memory': '20Gi',
    },
  });
  expect(objects.get('LimitRange/floe-dagster-limits').spec).toEqual({
    limits: [
      {
        type: 'Container',
        defaultRequest: { cpu: '100m', memory: '256Mi' },
        default: { cpu: '500m', memory: '512Mi' },
        max: { cpu: '12', memory: '20Gi' },
      },
    ],
  });
});

test('without lifecycle, or with quotas off, there is neither', () => {
  const limits = (environment: string) =>
    [...renderedObjects(folder, environment).keys()].filter((name) => /^(ResourceQuota|LimitRange)/.test(name));
  expect(limits('prod')).toEqual([]);
  folder.edit(local, '    resource_quotas:\n', '    resource_quotas:\n      enabled: false\n');
  expect(limits('local')).toEqual([]);
});

test('an empty lifecycle turns the default quota on', () => {
  folder.edit('platform/prod/platform.yaml', '  timezone: UTC\n', '  timezone: UTC\n  lifecycle: {}\n');
  const { hard } = renderedObjects(folder, 'prod').get('ResourceQuota/floe-dagster-quota').spec;
  expect(hard).toMatchObject({ pods: '50', 'limits.memory': '20Gi' });
  // Runs of prod ask for 8Gi, all that the default grants to the namespace.
  const found = lines(folder.synthesize('prod').diagnostics).filter((text) => text.includes('FLOE316'));
  expect(found).toContainEqual(
    expect.stringMatching(/^platform\/prod\/platform\.yaml:\d+:\d+ warning FLOE3166 infrastructure\.lifecycle/),
  );
});

test('a quota that the replicas exceed is an error at its line', () => {
  folder.edit(local, 'requests_memory: 8Gi', 'requests_memory: 1Gi');
  const { diagnostics } = folder.synthesize('local');
  const line =
    folder
      .read(local)
      .split('\n')
      .findIndex((text) => text.includes('requests_memory: 1Gi')) + 1;
  expect(errors(diagnostics)).toEqual([
    `${local}:${line}:26 error FLOE3164 infrastructure.lifecycle.resource_quotas.namespace_limits.requests_memory`,
  ]);
  expect(diagnostics.find(({ code }) => code === 'FLOE3164')?.message).toContain(
    'the workloads request 1280Mi memory in all, the quota grants 1Gi: floe-dagster-daemon 1 × 256Mi, floe-dagster-',
  );
});

test('a quota that leaves no room for a run is a warning', () => {
  folder.edit(local, 'limits_memory: 20Gi', 'limits_memory: 3Gi');
  const { diagnostics } = folder.synthesize('local');
  expect(errors(diagnostics)).toEqual([]);
  expect(lines(diagnostics).filter((text) => text.includes('FLOE3166'))).toEqual([
    expect.stringContaining('warning FLOE3166 infrastructure.lifecycle.resource_quotas.namespace_limits.limits_memory'),
  ]);
});

test('a limit that is no quantity is an error at its line', () => {
  folder.edit(local, 'limits_memory: 20Gi', 'limits_memory: 20 GB');
  const found = errors(folder.synthesize('local').diagnostics);
  expect(found.length).toBeGreaterThan(0);
  for (const text of found) expect(text).toMatch(/namespace_limits\.limits_memory$/);
});

test('a profile that is larger than the whole quota is an error at the profile', () => {
  folder.edit(
    local,
    'limits: { cpu: 500m, memory: 512Mi }',
    'limits: { cpu: 13, memory: 512Mi }'.replace('13', '"13"'),
  );
  expect(errors(folder.synthesize('local').diagnostics)).toContainEqual(
    expect.stringContaining('error FLOE3167 infrastructure.resource_profiles.platform.limits.cpu'),
  );
});
