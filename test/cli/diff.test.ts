import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PlatformFolder } from '../synth/platform-folder';
import { floe } from './run-floe';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: folder.root, stdio: 'ignore' });
}

function committed(): void {
  git('init', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--message', 'base');
}

const diff = (...args: string[]) => floe('diff', '--root', folder.root, ...args);

test('without a difference it says so and exits with 0, also with --exit-code', async () => {
  committed();
  const { status, stdout, stderr } = await diff('--rev', 'HEAD', '--exit-code');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^HEAD → working tree\n\ndev: no differences\n\nlocal: no differences\n\nprod: no differences\n/,
  );
});

test('a changed replica count is one change, applied in place, by its line', async () => {
  committed();
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 4');
  const { status, stdout } = await diff('prod', '--rev', 'HEAD', '--format', 'json');
  expect(status).toBe(0);
  const report = JSON.parse(stdout);
  expect(report.environments).toHaveLength(1);
  expect(report.environments[0].objects).toMatchObject([
    {
      status: 'changed',
      object: { kind: 'Deployment', name: 'floe-dagster-dagster-webserver' },
      impact: { kind: 'in-place' },
      changes: [{ path: 'spec.replicas', before: 3, after: 4, cause: { file: 'platform/prod/values.yaml', line: 12 } }],
    },
  ]);
  expect((await diff('--rev', 'HEAD', '--exit-code')).status).toBe(1);
});

test('an environment that is new is created, one that is gone is deleted', async () => {
  committed();
  folder.remove('platform/dev');
  expect((await diff('--rev', 'HEAD')).stdout).toMatch(/^dev: 24 objects differ: 24 deleted$/m);
  git('commit', '--all', '--message', 'without dev');
  git('checkout', 'HEAD~1', '--', 'platform/dev');
  expect((await diff('--rev', 'HEAD')).stdout).toMatch(/^dev: 24 objects differ: 24 created$/m);
});

test('two environments, two folders and a folder against an environment are compared', async () => {
  expect((await diff('dev', 'prod')).stdout).toMatch(/^dev → prod\n/);
  folder.publish();
  const [dev, prod] = [folder.path('charts-out/dev'), folder.path('charts-out/prod')];
  expect((await diff(dev, prod, '--exit-code')).status).toBe(1);
  expect((await diff(prod, 'prod', '--exit-code')).status).toBe(0);
  expect((await diff(prod, prod, '--exit-code')).stdout).toMatch(/no differences\n$/);
});

test('the page lays environments side by side, as parity.yaml judges them; folders have none', async () => {
  const page = async (...args: string[]) => (await diff(...args, '--format', 'html')).stdout;
  const matrix = /<section id="matrix"[\s\S]*?<\/section>/;
  const columns = (html: string) =>
    [...(matrix.exec(html)?.[0] ?? '').matchAll(/<th scope="col">([^<]*)/g)].map(([, text]) => text);
  const two = await page('dev', 'prod');
  expect(columns(two)).toEqual(['Setting', 'dev', 'prod']);
  expect(two).toMatch(
    /data-state="allowed">.*webserver.*spec\.replicas.*<td class="differs">1<\/td><td class="differs">3<\/td>/,
  );
  committed();
  expect(columns(await page('--rev', 'HEAD'))).toEqual(['Setting', 'dev', 'local', 'prod']);
  expect(columns(await page('--rev', 'HEAD', 'prod'))).toEqual([]);
  folder.publish();
  expect(columns(await page(folder.path('charts-out/dev'), folder.path('charts-out/prod')))).toEqual([]);
});

test('a finding of several environments is told once in a comment, with their names', async () => {
  committed();
  folder.edit(
    'platform/values.yaml',
    '  dagsterWebserver:\n',
    '  dagsterWebserver:\n    envSecrets: [{ name: pagerduty }]\n',
  );
  const { stdout, stderr } = await diff('--rev', 'HEAD', '--format', 'markdown');
  expect(stderr).toBe('');
  expect(stdout.match(/its pods get all keys of Secret pagerduty/g)).toHaveLength(1);
  expect(stdout).toMatch(/broadens <code>dev<\/code> <code>local<\/code> <code>prod<\/code> <code>Deployment/);
  expect(stdout).toContain('**3 findings widen access.**');
});

test('--fail-on broadening fails on wider access and on nothing else', async () => {
  committed();
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 4');
  expect((await diff('--rev', 'HEAD', '--fail-on', 'broadening')).status).toBe(0);
  folder.edit('platform/prod/values.yaml', 'host: dagster.acme.com', 'host: other.acme.com');
  const { status, stderr } = await diff('--rev', 'HEAD', '--fail-on', 'broadening');
  expect([status, stderr]).toEqual([1, 'the change widens access (--fail-on broadening)\n']);
});

test('wrong usage is told in one line and exits with 2', async () => {
  for (const [args, message] of [
    [['dev'], 'error: found 1 targets; expected two environments, folders or files, or --rev <revision>\n'],
    [
      ['dev', 'pord'],
      'error: "pord" is no environment, folder or file (environments: dev, local, prod); did you mean "prod"?\n',
    ],
    [['--rev', 'HEAD'], `error: "${folder.root}" is in no git repository\n`],
  ] as const) {
    const { status, stdout, stderr } = await diff(...args);
    expect([status, stdout, stderr]).toEqual([2, '', message]);
  }
  committed();
  const unknown = await diff('--rev', 'origin/nowhere');
  expect([unknown.status, unknown.stderr]).toEqual([
    2,
    'error: git knows no revision "origin/nowhere" here; git fetch brings what others have pushed\n',
  ]);
  expect((await diff('--rev', '--upload-pack=x')).status).toBe(2);
  expect((await diff('pord', '--rev', 'HEAD')).status).toBe(2);
  expect((await diff('dev', 'prod', '--format', 'xml')).status).toBe(2);
});

test('faults of either side are told with their place, and nothing is compared', async () => {
  committed();
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: -3');
  const now = await diff('--rev', 'HEAD');
  expect([now.status, now.stdout]).toEqual([1, '']);
  expect(now.stderr).toContain('platform/prod/values.yaml:12:15 error FLOE2007 replicaCount');
  git('commit', '--all', '--message', 'broken');
  folder.edit('platform/prod/values.yaml', 'replicaCount: -3', 'replicaCount: 3');
  const then = await diff('--rev', 'HEAD');
  expect(then.status).toBe(1);
  expect(then.stderr).toContain('in HEAD: ');
});

test('a secret appears in no form of a report, and counts as changed', async () => {
  const canary = (value: string) => {
    const base64 = Buffer.from(value).toString('base64');
    return `
apiVersion: v1
kind: Secret
metadata: { name: plain }
data: { password: ${base64} }
stringData: { token: ${value} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: files, annotations: { db-password: ${value} } }
data:
  DB_PASSWORD: ${value}
  a.yaml: |
    nested: { client_secret: ${value} }
    url: postgres://user:${value}@db/dagster
  a.json: '{"api_key": "${value}"}'
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: a }
spec:
  template:
    spec:
      containers:
        - name: main
          args: ["--db-password=${value}", "--token", "${value}"]
          env:
            - { name: API_TOKEN, value: ${value} }
            - { name: CONTEXT, value: '{"k8s": {"env": [{"name": "DB_PASSWORD", "value": "${value}"}]}}' }
`;
  };
  const [old, fresh] = ['Zq8canaryOld7rT2mWx', 'Zq8canaryNew9kP4vYd'];
  folder.write('a.yaml', canary(old));
  folder.write('b.yaml', canary(fresh));
  for (const format of ['text', 'markdown', 'json', 'html', 'github']) {
    const { status, stdout, stderr } = await diff(folder.path('a.yaml'), folder.path('b.yaml'), '--format', format);
    expect(status).toBe(0);
    for (const value of [old, fresh]) {
      const found = [value, Buffer.from(value).toString('base64')].filter((one) => `${stdout}${stderr}`.includes(one));
      expect([format, found]).toEqual([format, []]);
    }
  }
  const { stdout } = await diff(folder.path('a.yaml'), folder.path('b.yaml'), '--format', 'json');
  const changes = JSON.parse(stdout).environments[0].objects.flatMap((one: { changes: unknown[] }) => one.changes);
  expect(changes).toHaveLength(10);
  for (const change of changes) expect(change).toMatchObject({ kind: 'changed', masked: true });
});

test('a change that parity.yaml names is counted with its reason and told no further; findings on access stay', async () => {
  committed();
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 4');
  folder.edit('platform/prod/values.yaml', 'host: dagster.acme.com', 'host: other.acme.com');
  const rule = (changes: string) => `ignored:\n  - changes: "${changes}"\n    reason: known\n`;
  folder.write('platform/parity.yaml', rule('* spec.replicas'));
  const one = await diff('prod', '--rev', 'HEAD');
  expect(one.stdout).toContain('\nprod: 1 change hidden by the rule "* spec.replicas": known\n');
  expect(one.stdout).not.toContain('      spec.replicas');
  folder.write('platform/parity.yaml', rule('*'));
  const all = await diff('prod', '--rev', 'HEAD', '--fail-on', 'broadening', '--format', 'json');
  const [{ objects, security, counts }] = JSON.parse(all.stdout).environments;
  expect([all.status, objects, security.length > 0, counts.hidden > 1]).toEqual([1, [], true, true]);
});

test('a fault of parity.yaml stops a comparison at its line', async () => {
  folder.write('platform/parity.yaml', 'ignored:\n  - changes: "*"\n');
  const { status, stdout, stderr } = await diff('dev', 'prod');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^platform\/parity.yaml:2:5 error FLOE2001 ignored\[0\]\.reason$/m);
});

test('a stream may come by a pipe or by the standard input', async () => {
  const map = (value: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: "${value}" }\n`;
  folder.write('a.yaml', map('1'));
  folder.write('b.yaml', map('2'));
  const [one, two] = [folder.path('a.yaml'), folder.path('b.yaml')];
  const program = `"${process.execPath}" "${join(__dirname, '../../dist/bin/floe.js')}" diff`;
  const run = (command: string) => execFileSync('bash', ['-c', command], { encoding: 'utf8' });
  const last = '1 object differs in 1 change: 1 changed\n';
  expect(run(`cat ${one} | ${program} - ${two}`).endsWith(last)).toBe(true);
  expect(run(`${program} <(cat ${one}) <(cat ${two})`).endsWith(last)).toBe(true);
  const both = await diff('-', '-');
  expect([both.status, both.stderr]).toEqual([2, 'error: the standard input, "-", can be one of the two only\n']);
});

test('--by cause has no matrix', async () => {
  const { status, stderr } = await diff('dev', 'prod', '--matrix', '--by', 'cause');
  expect([status, stderr]).toEqual([2, 'error: --by cause lists changes; a matrix has settings, by their group\n']);
});
