import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { CompileFolder } from '../compile/compile-folder';
import { floe } from './run-floe';

let folder: CompileFolder;
beforeEach(() => {
  folder = new CompileFolder();
});
afterEach(() => {
  delete process.env['SOURCE_DATE_EPOCH'];
  folder.delete();
});

const compile = (...more: string[]) =>
  floe(
    'compile',
    `--floe-yaml=${folder.path('floe.yaml')}`,
    `--platform-yaml=${folder.path('.floe/platform-prod.yaml')}`,
    ...more,
  );

test('the ADR’s command writes the artifacts and prints nothing', async () => {
  const output = folder.path('.floe/compiled_artifacts.json');
  expect(await compile(`--output=${output}`)).toEqual({ status: 0, stdout: '', stderr: '' });
  const text = readFileSync(output, 'utf8');
  expect(text).toBe(JSON.stringify(JSON.parse(text), null, 2));
  expect(readdirSync(folder.path('.floe')).sort()).toEqual(['compiled_artifacts.json', 'platform-prod.yaml']);
});

test('compiling again leaves a file alone that differs in nothing but its time', async () => {
  const output = folder.path('new/folder/artifacts.json');
  await compile('--output', output, '--reproducible');
  utimesSync(output, 1000, 1000);
  await compile('--output', output);
  expect(statSync(output).mtimeMs).toBe(1_000_000);
  folder.replace('floe.yaml', 'compute: default', 'compute: default\nprincipal_role: engineer');
  await compile('--output', output);
  expect(statSync(output).mtimeMs).not.toBe(1_000_000);
});

test('without --output the JSON goes to stdout, the same bytes with --reproducible', async () => {
  const [first, second] = [await compile('--reproducible'), await compile('--reproducible')];
  expect(first).toEqual(second);
  expect(JSON.parse(first.stdout).metadata.compiled_at).toBe('1970-01-01T00:00:00.000000Z');
});

test('SOURCE_DATE_EPOCH fixes the time, and anything but seconds is refused', async () => {
  process.env['SOURCE_DATE_EPOCH'] = '1700000000';
  expect(JSON.parse((await compile()).stdout).metadata.compiled_at).toBe('2023-11-14T22:13:20.000000Z');
  process.env['SOURCE_DATE_EPOCH'] = 'yesterday';
  expect(await compile()).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error: SOURCE_DATE_EPOCH is not a number of seconds since 1970\n',
  });
});

test('a fault leaves the former artifacts as they were', async () => {
  const output = folder.path('artifacts.json');
  writeFileSync(output, 'old');
  folder.replace('floe.yaml', 'storage: default', 'storage: nowhere');
  const { status, stderr } = await compile('--output', output);
  expect([status, stderr.includes('FLOE2010'), readFileSync(output, 'utf8')]).toEqual([1, true, 'old']);
});

test('a folder in place of the file is refused with the name of a file', async () => {
  mkdirSync(folder.path('out'));
  const { status, stderr } = await compile('--output', folder.path('out'));
  expect(status).toBe(1);
  expect(stderr).toContain('FLOE1002');
  expect(stderr).toContain('out/compiled_artifacts.json');
});

test('what a link leads to is written, and the link stays', async () => {
  writeFileSync(folder.path('real.json'), 'old');
  symlinkSync('real.json', folder.path('link.json'));
  expect((await compile('--output', folder.path('link.json'))).status).toBe(0);
  expect(lstatSync(folder.path('link.json')).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(folder.path('real.json'), 'utf8')).version).toBe('1.1.0');
});

test('a device takes the text and stays a device', async () => {
  expect(await compile('--output', '/dev/null')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a path through a file cannot be written to', async () => {
  const { status, stderr } = await compile('--output', folder.path('floe.yaml/out.json'));
  expect([status, stderr.includes('FLOE6005')]).toEqual([1, true]);
  expect(stderr).toContain('a part of the path is a file');
});

test('an environment that cannot be a folder is wrong usage', async () => {
  expect((await compile('--env', '../prod')).status).toBe(2);
});

test('schema prints a JSON Schema, and an unknown kind is wrong usage', async () => {
  const { status, stdout } = await floe('schema', 'platform', '--draft', '07');
  expect([status, JSON.parse(stdout).$schema]).toEqual([0, 'http://json-schema.org/draft-07/schema#']);
  expect((await floe('schema', 'pod')).status).toBe(2);
});

test('validate takes version pins, and writes SARIF that points at columns', async () => {
  folder.write('.floe/platform-version.yaml', 'platform_config_version: latest\n');
  const file = folder.path('.floe/platform-version.yaml');
  const { status, stdout } = await floe('validate', '--format', 'sarif', file);
  expect(status).toBe(1);
  const [run] = JSON.parse(stdout).runs;
  expect(run.tool.driver.rules).toEqual([
    { id: 'FLOE2005', shortDescription: { text: expect.stringContaining('form') } },
  ]);
  expect(run.results).toMatchObject([
    {
      ruleId: 'FLOE2005',
      ruleIndex: 0,
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 26, endColumn: 32 } } }],
    },
  ]);
});
