import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { fileSchema } from '../../lib/schema/file-schema';
import { floe } from '../cli/run-floe';
import { scaffolds, textOf } from './scaffolds';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (files: string[]) => files.map((file) => join(folder, 'new', file));

test('a platform-config repository is valid and renders without a warning', async () => {
  const written = await floe('init', join(folder, 'new'));
  const paths = [...scaffolds.platformConfig().keys()];
  expect(written).toEqual({ status: 0, stdout: `${paths.join('\n')}\n`, stderr: '' });
  const [base = '', ...others] = inFolder(
    paths.filter((path) => /^platform\/(.+\/.*|values)\.(yaml|json)$/.test(path)),
  ).reverse();
  expect(base).toMatch(/platform\/values\.yaml$/);
  const validated = await floe('validate', '-f', base, base, ...others);
  expect([validated.status, validated.stderr]).toEqual([0, '']);
  const root = join(folder, 'new');
  expect(await floe('synth', '--root', root)).toMatchObject({ status: 0, stderr: '' });
  expect((await floe('synth', '--check', '--root', root)).status).toBe(0);
});

test('a pipeline is valid and compiles against each environment of the scaffolded platform', async () => {
  expect((await floe('init', '--pipeline', join(folder, 'new'))).status).toBe(0);
  expect((await floe('init', join(folder, 'platform'))).status).toBe(0);
  const [spec = '', pin = ''] = inFolder(['floe.yaml', '.floe/platform-version.yaml']);
  expect(await floe('validate', spec, pin)).toMatchObject({ status: 0, stderr: '' });
  for (const environment of ['local', 'dev', 'prod']) {
    const platform = join(folder, 'platform/platform', environment, 'platform.yaml');
    const [output = ''] = inFolder(['.floe/compiled_artifacts.json']);
    const flags = ['--floe-yaml', spec, '--platform-yaml', platform, '--env', environment, '--platform-version', pin];
    expect(await floe('compile', ...flags, '--output', output)).toMatchObject({ status: 0, stderr: '' });
    expect((await floe('validate', output)).status).toBe(0);
  }
});

test.each([
  ['platform-config', []],
  ['pipeline', ['--pipeline']],
])(
  'a %s repository is never written over: every file that is there is named, and nothing written',
  async (_, flags) => {
    const root = join(folder, 'new');
    await floe('init', ...flags, root);
    writeFileSync(join(root, 'README.md'), 'mine\n');
    rmSync(join(root, '.gitignore'));
    const { status, stdout, stderr } = await floe('init', ...flags, root);
    expect([status, stdout]).toEqual([1, '']);
    const files = flags.length === 0 ? scaffolds.platformConfig() : scaffolds.pipeline();
    const named = [...stderr.matchAll(/^(\S+):1:1 error FLOE8000$/gm)].map(([, file]) => file);
    expect(named).toEqual(inFolder([...files.keys()].filter((path) => path !== '.gitignore')));
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('mine\n');
    expect(() => readFileSync(join(root, '.gitignore'))).toThrow(/ENOENT/);
  },
);

test('a file where the folder should be is a located fault', async () => {
  writeFileSync(join(folder, 'new'), '');
  expect(await floe('init', join(folder, 'new'))).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('error FLOE8001'),
  });
});

const all = [...scaffolds.platformConfig(), ...scaffolds.pipeline()];

test('YAML files that have a schema name it for editors, and it is there', () => {
  const modelines = all.flatMap(([path, text]) => {
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    return schema === undefined ? [] : [[path, join(path, '..', schema)]];
  });
  expect(modelines).toEqual([
    ...['dev', 'local', 'prod'].flatMap((environment) => [
      [`platform/${environment}/platform.yaml`, 'schemas/platform.schema.json'],
      [`platform/${environment}/values.yaml`, 'schemas/values.schema.json'],
    ]),
    ['platform/values.yaml', 'schemas/values.schema.json'],
    ['.floe/platform-version.yaml', 'schemas/platform-version.schema.json'],
    ['floe.yaml', 'schemas/floe.schema.json'],
  ]);
  for (const kind of ['platform', 'values', 'floe', 'platform-version'] as const) {
    const text = new Map(all).get(`schemas/${kind}.schema.json`) ?? '';
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(fileSchema(kind, 'draft-07'))));
  }
});

test('nothing is left to fill in, and YAML and JSON parse', () => {
  for (const [path, text] of all) {
    expect([path, text.match(/(?<!\$)\{\{\w+\}\}/g)]).toEqual([path, null]);
    if (path.endsWith('.yaml')) expect(loadAll(text)).toHaveLength(1);
    if (path.endsWith('.json')) expect(JSON.parse(text)).toBeInstanceOf(Object);
  }
});

test.each([
  ['Customer Analytics', 'customer-analytics'],
  ['42_sales.v2', 'sales-v2'],
  ['日本', 'my-pipeline'],
  [`${'a-'.repeat(60)}`, 'a-'.repeat(25).slice(0, -1)],
])('the folder "%s" makes the pipeline "%s"', (name, expected) => {
  expect(textOf(scaffolds.pipeline(name), 'floe.yaml')).toContain(`\nname: ${expected}\n`);
});

test('the data engineer’s files name no infrastructure', () => {
  const files = [...scaffolds.pipeline()].filter(([path]) => /^(floe\.yaml|data_engineering\/)/.test(path));
  expect(files).toHaveLength(5);
  for (const [, text] of files) expect(text).not.toMatch(/https?:|s3:|secret|credential_|endpoint:|role_arn|region/);
  const definitions = textOf(scaffolds.pipeline(), 'data_engineering/orchestration/definitions.py');
  expect(definitions.split('\n').filter((line) => /^\w+ = /.test(line))).toEqual([
    'defs = FloeDefinitions.from_compiled_artifacts()',
  ]);
});

test('the image holds the artifacts where the runtime looks, below its working directory', () => {
  const dockerfile = textOf(scaffolds.pipeline(), 'Dockerfile');
  expect(dockerfile).toMatch(/^WORKDIR \/app$/m);
  expect(dockerfile).toMatch(/^COPY .*\.floe\/compiled_artifacts\.json \.\/\.floe\/compiled_artifacts\.json$/m);
  const copied = [...dockerfile.matchAll(/^COPY (?:--\S+ )?(\S+) /gm)].map(([, path]) => path ?? '');
  const ignore = textOf(scaffolds.pipeline(), '.dockerignore');
  for (const path of copied) expect(ignore).toContain(`\n!${path}\n`);
});

test('the Python files compile', () => {
  const files = [...scaffolds.pipeline()].filter(([path]) => path.endsWith('.py'));
  expect(files).toHaveLength(4);
  for (const [path, text] of files) {
    const check = 'import ast, sys; ast.parse(sys.stdin.read())';
    const { error, status, stderr } = spawnSync('python3', ['-c', check], { input: text, encoding: 'utf8' });
    if (error !== undefined) return console.warn(`python3: skipped, because ${error.message}`);
    expect([path, status, stderr]).toEqual([path, 0, '']);
  }
});
