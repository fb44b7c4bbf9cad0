import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { artifactsText } from '../../lib/compile/artifacts-text';
import { type Compilation, compile } from '../../lib/compile/compile';
import { testUnless } from '../tools/unless';
import { floeModels } from './floe-models/floe-models';

const models = floeModels();
const run = testUnless(models.skipped);
const repository = join(__dirname, '../..');
const fixtures = join(repository, 'test/schema/floe-spec/fixtures');

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Pipeline {
  readonly name: string;
  readonly environment: string;
  readonly files: Readonly<Record<string, string>>;
}

const read = (file: string): string => readFileSync(file, 'utf8');
const platformOf = (environment: string): string => read(join(repository, 'platform', environment, 'platform.yaml'));

const column = (meta: unknown) => ({ meta: { floe: meta } });
const manifest = JSON.stringify({
  nodes: {
    'model.a.customers': {
      resource_type: 'model',
      name: 'customers',
      columns: {
        email: column({ classification: 'pii', pii_type: 'email', sensitivity: 'high' }),
        id: column({ classification: 'internal' }),
        plain: column({}),
        other: { meta: {} },
      },
    },
    'model.a.unnamed': { resource_type: 'model', columns: { a: column({ classification: 'pii' }) } },
    'seed.a.countries': { resource_type: 'seed', name: 'countries', columns: { b: column({ classification: 'pii' }) } },
  },
});

const adr = read(join(fixtures, 'adr-floe.yaml'));
const pipelines: readonly Pipeline[] = [
  ...['local', 'dev', 'prod'].map((environment) => ({
    name: `adr-${environment}`,
    environment,
    files: { 'floe.yaml': adr, [`platform/${environment}/platform.yaml`]: platformOf(environment) },
  })),
  {
    name: 'every-section',
    environment: 'prod',
    files: {
      'floe.yaml': read(join(fixtures, 'full.yaml')).replace('storage: bronze', 'storage: marketing'),
      'prod/platform.yaml': platformOf('prod'),
    },
  },
  {
    name: 'with-dbt',
    environment: 'dev',
    files: {
      'floe.yaml': adr.replaceAll('\n', '\r\n'),
      '.floe/platform.yaml': platformOf('dev'),
      'dbt/dbt_project.yml': '',
      'dbt/target/manifest.json': manifest,
    },
  },
  {
    name: 'without-layers',
    environment: 'local',
    files: {
      'floe.yaml': 'name: a\nversion: "é"\n',
      'platform.yaml':
        'storage: {default: {bucket: abc}}\ncatalogs: {default: {uri: "", warehouse: w}}\ncompute: {default: {}}\n',
      'dbt_project.yml': '',
    },
  },
  {
    name: 'unknown-profile',
    environment: 'prod',
    files: { 'floe.yaml': adr.replace('catalog: default', 'catalog: other'), 'platform.yaml': platformOf('prod') },
  },
];

function write({ name, files }: Pipeline): string {
  const folder = join(root, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

function compileHere(folder: string, environment: string): Compilation {
  return compile({
    floeFile: join(folder, 'floe.yaml'),
    environment,
    variables: {},
    compiledAt: '2026-01-31T08:30:00.000000Z',
  });
}

/** What this compiler keeps and the runtime's leaves out: orchestration, and the observability of platform.yaml. */
const keptHere = ['observability', 'orchestration'];

function comparable(text: string): Record<string, unknown> {
  const { metadata, ...artifacts } = JSON.parse(text);
  for (const key of keptHere) delete artifacts[key];
  return { ...artifacts, metadata: { ...metadata, compiled_at: undefined } };
}

run('compiles what the runtime’s compiler compiles, to the same artifacts but for what it keeps', () => {
  if (models.skipped !== undefined) throw new Error(models.skipped);
  const folders = pipelines.map((pipeline) => ({ folder: write(pipeline), environment: pipeline.environment }));
  const answers = models.compile(folders);
  for (const [at, { folder, environment }] of folders.entries()) {
    const { text, fault } = answers[at] ?? {};
    const { artifacts, diagnostics } = compileHere(folder, environment);
    expect([folder, artifacts === undefined, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([
      folder,
      text === undefined,
      text === undefined ? [expect.objectContaining({ code: 'FLOE2010' })] : [],
    ]);
    expect(fault ?? '').toMatch(text === undefined ? /^ProfileNotFoundError/ : /^$/);
    if (text !== undefined && artifacts !== undefined)
      expect(comparable(artifactsText(artifacts))).toEqual(comparable(text));
  }
});

run('what is compiled is, byte for byte, what the runtime’s model writes after reading it', () => {
  if (models.skipped !== undefined) throw new Error(models.skipped);
  const texts = pipelines.flatMap((pipeline) => {
    const { artifacts } = compileHere(write(pipeline), pipeline.environment);
    return artifacts === undefined ? [] : [artifactsText(artifacts)];
  });
  const verdicts = models.judge(texts.map((text) => ({ kind: 'artifacts', text })));
  // The model leaves the fraction out when it is zero.
  const written = texts.map((text) => text.replace('.000000Z', 'Z'));
  expect(verdicts.map((verdict) => (verdict.accepted ? verdict.text : verdict.faults))).toEqual(written);
  expect(texts).toHaveLength(pipelines.length - 1);
});
