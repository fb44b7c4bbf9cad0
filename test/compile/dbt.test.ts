import { relative } from 'node:path';
import { columnClassifications } from '../../lib/compile/column-classifications';
import { readDbtProject } from '../../lib/compile/read-dbt-project';
import { CompileFolder, found } from './compile-folder';

let folder: CompileFolder;
beforeEach(() => {
  folder = new CompileFolder();
});
afterEach(() => folder.delete());

const dbt = { type: 'dbt', path: './dbt', target: null } as const;

function project(from: string): string | undefined {
  const { folder: path } = readDbtProject(folder.path(from), [dbt]) ?? {};
  return path === undefined ? undefined : relative(folder.root, path);
}

test('the dbt project is the transform’s folder, else floe.yaml’s or one of the four above it', () => {
  expect(project('.')).toBeUndefined();
  folder.write('dbt_project.yml', '');
  expect(project('a/b/c/d')).toBe('');
  expect(project('a/b/c/d/e')).toBeUndefined();
  folder.write('dbt/dbt_project.yml', '');
  expect(project('.')).toBe('dbt');
});

test('the manifest of dbt classifies columns; a malformed entry costs only itself and is reported', () => {
  folder.write('dbt/dbt_project.yml', '');
  const floe = (meta: unknown) => ({ meta: { floe: meta } });
  folder.write(
    'dbt/target/manifest.json',
    JSON.stringify({
      nodes: {
        'model.a.customers': {
          resource_type: 'model',
          name: 'customers',
          columns: {
            email: floe({ classification: 'pii', pii_type: 'email', sensitivity: 'high' }),
            id: floe({ classification: 'internal' }),
            name: floe({ classification: 'pii', sensitivity: 'extreme' }),
            plain: { meta: {} },
          },
        },
        'test.a.x': { resource_type: 'test', name: 'x', columns: { a: floe({ classification: 'pii' }) } },
      },
    }),
  );
  const compilation = folder.compile();
  expect(found(compilation)).toEqual(['warning FLOE6011']);
  expect(compilation.artifacts).toMatchObject({
    dbt_project_path: folder.path('dbt'),
    dbt_manifest_path: folder.path('dbt/target/manifest.json'),
    column_classifications: {
      customers: {
        email: { classification: 'pii', pii_type: 'email', sensitivity: 'high' },
        id: { classification: 'internal', pii_type: null, sensitivity: 'medium' },
      },
    },
  });
  folder.replace('floe.yaml', 'dbt_meta', 'external');
  expect(folder.compile().artifacts?.column_classifications).toBeNull();
});

test('a manifest that is no JSON is a warning, and compiling goes on', () => {
  folder.write('dbt/dbt_project.yml', '');
  folder.write('dbt/target/manifest.json', '{');
  const compilation = folder.compile();
  expect(found(compilation)).toEqual(['warning FLOE6010']);
  expect(compilation.artifacts?.column_classifications).toBeNull();
});

test('classifications stand under config.meta too, where newer versions of dbt write them', () => {
  const columns = { email: { config: { meta: { floe: { classification: 'pii' } } }, meta: {} } };
  const { models } = columnClassifications({ nodes: { a: { resource_type: 'model', name: 'm', columns } } });
  expect(models).toEqual({ m: { email: { classification: 'pii', pii_type: null, sensitivity: 'medium' } } });
});

test.each([
  null,
  [],
  'x',
  { nodes: [] },
  { nodes: { a: null } },
  { nodes: { a: { resource_type: 'model', columns: 3 } } },
])('the manifest %j classifies nothing', (manifest) => {
  expect(columnClassifications(manifest)).toEqual({ models: {}, malformed: [] });
});
