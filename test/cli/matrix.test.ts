import { PlatformFolder } from '../synth/platform-folder';
import { floe } from './run-floe';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const matrix = (...args: string[]) => floe('matrix', '--root', folder.root, ...args);

test('the samples differ only in what their parity.yaml allows', async () => {
  const { status, stdout, stderr } = await matrix('--fail-on', 'unapproved');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/\d+ settings: \d+ alike, \d+ differ as allowed, 0 differ unapproved\n$/);
  expect(stdout).toMatch(/^ {2}✓ spec\.replicas +1 +1 +3$/m);
});

test('a difference that nobody allowed fails', async () => {
  folder.edit('platform/dev/values.yaml', 'emptyAwsKeys: true', 'emptyAwsKeys: true\nreplicaCount: 2');
  const { status, stdout, stderr } = await matrix('--fail-on', 'unapproved');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^ {2}✗ spec\.replicas +2 +1 +3$/m);
  expect(stderr).toMatch(/^\d+ differences are not approved in platform\/parity.yaml \(--fail-on unapproved\)$/m);
  expect((await matrix()).status).toBe(0);
});

test('a stale allowance is a warning, and fails under --fail-on unapproved', async () => {
  folder.write('platform/parity.yaml', `${folder.read('platform/parity.yaml')}  - rows: "Job/*"\n    reason: none\n`);
  const shown = await matrix();
  expect([shown.status, shown.stderr]).toEqual([0, expect.stringMatching(/warning FLOE7001 allowed\[\d+\]\.rows/)]);
  const failed = await matrix('--fail-on', 'unapproved');
  expect([failed.status, failed.stderr]).toEqual([1, expect.stringMatching(/error FLOE7001/)]);
});

test('a fault of parity.yaml is told at its line, and nothing is shown', async () => {
  folder.write('platform/parity.yaml', 'allowed:\n  - row: "*"\n    reason: typo\n');
  const { status, stdout, stderr } = await matrix();
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^platform\/parity.yaml:2:5 error FLOE2002 allowed\[0\]\.row$/m);
});

test('without parity.yaml every difference is unapproved', async () => {
  folder.remove('platform/parity.yaml');
  expect((await matrix()).stdout).toMatch(/ 0 differ as allowed, \d+ differ unapproved\n$/);
});

test('every form has the same counts', async () => {
  const text = (await matrix('dev', 'prod')).stdout;
  const sentence = text.trimEnd().split('\n').at(-1) ?? '';
  const { columns, counts, rows } = JSON.parse((await matrix('dev', 'prod', '--format', 'json')).stdout);
  expect(columns).toEqual(['dev', 'prod']);
  expect(rows).toHaveLength(counts.rows);
  expect(sentence).toBe(
    `${counts.rows} settings: ${counts.same} alike, ${counts.allowed} differ as allowed, ${counts.unapproved} differ unapproved`,
  );
  const markdown = (await matrix('dev', 'prod', '--format', 'markdown')).stdout;
  expect(markdown.startsWith(`**${sentence}.**\n`)).toBe(true);
  expect(markdown.length).toBeLessThan(65_536);
  expect((await matrix('dev', 'prod', '--format', 'html')).stdout).toContain(`<p class="lead">${sentence}.</p>`);
});

test('floe diff --matrix is the same table, and refuses what a table has not', async () => {
  const [one, other] = [
    await matrix('dev', 'prod'),
    await floe('diff', '--root', folder.root, 'dev', 'prod', '--matrix'),
  ];
  expect(other.stdout).toBe(one.stdout);
  for (const wrong of [
    ['--rev', 'HEAD'],
    ['--fail-on', 'broadening'],
    ['--format', 'github'],
  ]) {
    const { status, stderr } = await floe('diff', '--root', folder.root, 'dev', 'prod', '--matrix', ...wrong);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: .*\n$/)]);
  }
});

test('an environment that is not there is wrong usage', async () => {
  const { status, stderr } = await matrix('pord');
  expect([status, stderr]).toEqual([
    2,
    'error: there is no environment "pord", only dev, local, prod; did you mean "prod"?\n',
  ]);
});

test('validate knows parity.yaml by its name, and refuses an allowance without a reason', async () => {
  const file = folder.path('platform/parity.yaml');
  expect((await floe('validate', file)).stdout).toBe(`${file}: valid (parity)\n`);
  folder.write('platform/parity.yaml', 'allowed:\n  - rows: "Job/*"\n');
  const { status, stderr } = await floe('validate', file);
  expect([status, stderr.match(/parity\.yaml:(\S+ error FLOE\d+ \S+)/)?.[1]]).toEqual([
    1,
    '2:5 error FLOE2001 allowed[0].reason',
  ]);
});
