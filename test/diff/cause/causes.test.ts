import { groupByCause } from '../../../lib/diff/cause/group-by-cause';
import { compareSides } from '../../../lib/diff/compare-sides';
import { platformSide } from '../../../lib/diff/sides/platform-side';
import { PlatformFolder } from '../../synth/platform-folder';

let before: PlatformFolder;
let after: PlatformFolder;
beforeEach(() => {
  before = new PlatformFolder();
  after = new PlatformFolder();
});
afterEach(() => {
  before.delete();
  after.delete();
});

function report(...only: string[]) {
  const [left, right] = [before, after].map(({ root }, index) => platformSide({ label: `${index}`, root, only }));
  if (left === undefined || right === undefined) throw new Error('two sides');
  return compareSides(left, right);
}

test('one line of platform.yaml causes changes in several objects, checksums among them', () => {
  after.edit('platform/dev/platform.yaml', 'eu-central-1', 'eu-west-1');
  const groups = groupByCause(report('dev'));
  expect(groups.map(({ place }) => place)).toEqual(['platform/dev/platform.yaml:8']);
  expect(groups[0]?.objects.length).toBeGreaterThan(2);
  const changes = report('dev').environments.flatMap(({ objects }) => objects.flatMap((one) => one.changes));
  expect(changes.filter(({ cause }) => cause === undefined)).toEqual([]);
});

test('lines that change together each cause what is theirs, in the file that sets the value', () => {
  after.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 5');
  after.edit('platform/values.yaml', 'tag: "1.4.0"', 'tag: "1.5.0"');
  const found = report('prod').environments.flatMap(({ objects }) =>
    objects.flatMap(({ changes }) => changes.map(({ path, cause }) => `${cause?.file}:${cause?.line} ${path}`)),
  );
  expect(found).toContain('platform/prod/values.yaml:12 spec.replicas');
  const image =
    after
      .read('platform/values.yaml')
      .split('\n')
      .findIndex((line) => line.includes('1.5.0')) + 1;
  expect(found).toContain(
    `platform/values.yaml:${image} spec.template.spec.containers[dagster-user-deployments].image`,
  );
  expect(found.filter((line) => !/^platform\/(prod\/)?values\.yaml:/.test(line))).toEqual([]);
});

test('a line that is gone has its place in the file before, an object that comes has its line', () => {
  before.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 3\nautoscaling: { enabled: true }');
  const objects = report('prod').environments[0]?.objects ?? [];
  const gone = objects.find(({ object }) => object.kind === 'HorizontalPodAutoscaler');
  expect([gone?.status, gone?.cause]).toEqual([
    'deleted',
    { file: 'platform/prod/values.yaml', line: 13, text: 'autoscaling: { enabled: true }', gone: true },
  ]);
});

test('comments and order cause nothing, and nothing is said of them', () => {
  after.write('platform/prod/values.yaml', `# a comment\n${after.read('platform/prod/values.yaml')}`);
  expect(report('prod').environments.map(({ objects }) => objects)).toEqual([[]]);
});

test('a code location with another name, whose artifacts are a new file, causes renames by the line of its name', () => {
  after.edit('platform/values.yaml', '  marketing-attribution:', '  marketing-insights:');
  const artifacts = 'platform/prod/artifacts';
  after.write(`${artifacts}/marketing-insights.json`, after.read(`${artifacts}/marketing-attribution.json`));
  after.remove(`${artifacts}/marketing-attribution.json`);
  const { objects = [] } = report('prod').environments[0] ?? {};
  const line =
    after
      .read('platform/values.yaml')
      .split('\n')
      .findIndex((text) => text.includes('marketing-insights:')) + 1;
  const renamed = objects.filter(({ status }) => status === 'renamed');
  expect(renamed.map(({ object }) => object.kind).sort()).toEqual([
    'ConfigMap',
    'Deployment',
    'Service',
    'ServiceAccount',
  ]);
  expect(renamed.map(({ cause }) => cause)).toEqual(
    renamed.map(() => ({ file: 'platform/values.yaml', line, text: 'marketing-insights:' })),
  );
});

test('checksums and new names count under the line of what they follow from', () => {
  after.edit('platform/values.yaml', '  marketing-attribution:', '  marketing-insights:');
  const artifacts = 'platform/prod/artifacts';
  after.write(`${artifacts}/marketing-insights.json`, after.read(`${artifacts}/marketing-attribution.json`));
  after.remove(`${artifacts}/marketing-attribution.json`);
  after.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 5');
  const [rename, replicas, ...others] = groupByCause(report('prod'));
  expect(others).toEqual([]);
  expect(rename?.cause?.text).toBe('marketing-insights:');
  expect(rename?.following).toBe(rename?.changes);
  expect(replicas?.cause?.text).toBe('replicaCount: 5');
  // Its pods roll by the new name, not by the number of them.
  expect(replicas?.objects.map(({ object }) => object.impact.kind)).toEqual(['in-place']);
  const kinds = new Set(rename?.objects.map(({ object }) => object.status));
  expect(kinds).toEqual(new Set(['changed', 'renamed']));
});

test('a line with a secret is shown without it', () => {
  after.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 3\ndagster: { x: 1 }');
  before.edit('platform/prod/platform.yaml', 'region: us-east-1', 'region: us-east-1 # client_secret: hunter2');
  after.edit('platform/prod/platform.yaml', 'region: us-east-1', 'region: us-west-1 # client_secret: hunter2');
  expect(JSON.stringify(report('prod'))).not.toContain('hunter2');
});

test('a name that stands in two files has its line, though neither renders without the other', () => {
  for (const file of ['platform/values.yaml', 'platform/local/values.yaml']) {
    after.edit(file, '  marketing-attribution:', '  marketing-insights:');
  }
  const artifacts = 'platform/local/artifacts';
  after.write(`${artifacts}/marketing-insights.json`, after.read(`${artifacts}/marketing-attribution.json`));
  after.remove(`${artifacts}/marketing-attribution.json`);
  const groups = groupByCause(report('local'));
  expect(groups.map(({ place }) => place)).not.toContain(undefined);
  expect(groups[0]?.objects.filter(({ object }) => object.status === 'renamed')).toHaveLength(3);
});
