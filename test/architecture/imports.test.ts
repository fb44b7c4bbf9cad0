import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const lib = join(__dirname, '../../lib');

/** The stages in the order of the flow; a folder may import those before it, and its own rank. */
const order = [
  ['diagnostics', 'manifest'],
  ['documents'],
  ['credentials'],
  ['schema'],
  ['dagster'],
  ['verify'],
  ['sealed-secrets'],
  ['environment'],
  ['derive', 'compile'],
  ['resources', 'inert', 'lint', 'gitops'],
  ['output'],
  ['synth'],
  ['diff', 'explain', 'import-values', 'template', 'validate'],
  ['init'],
  ['cli'],
  ['index'],
];
const ranks = new Map(order.flatMap((names, rank) => names.map((name) => [name, rank] as const)));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : entry.name.endsWith('.ts')
        ? [join(folder, entry.name)]
        : [],
  );
}

function folderOf(file: string): string {
  return relative(lib, file).replace(/\.ts$/, '').split('/')[0] ?? '';
}

test('imports point one way, along the flow', () => {
  const backwards = sources(lib).flatMap((file) => {
    const own = ranks.get(folderOf(file));
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/(?:from |import\()'(\.[^']+)'/g)].flatMap(([, path = '']) => {
      const target = folderOf(join(dirname(file), path));
      const rank = ranks.get(target);
      const isBack = own !== undefined && rank !== undefined && rank > own;
      return isBack ? [`${relative(lib, file)} imports ${target}`] : [];
    });
  });
  expect(backwards).toEqual([]);
});

test('every folder has its place in the flow', () => {
  const folders = readdirSync(lib).map((name) => name.replace(/\.ts$/, ''));
  expect(folders.filter((name) => !ranks.has(name) && name !== 'version')).toEqual([]);
});

test('only constructs know cdk8s, and only reading and writing know the file system', () => {
  const users = (pattern: RegExp) =>
    sources(lib)
      .filter((file) => pattern.test(readFileSync(file, 'utf8')))
      .map((file) => relative(lib, file));
  const cdk8s = users(/from '(cdk8s|constructs)'/);
  expect(cdk8s.filter((file) => !/^(resources|synth)\/|^dagster\/(dagster|rendered-object)\.ts$/.test(file))).toEqual(
    [],
  );
  const disk = users(/from 'node:fs'/);
  expect(
    disk.filter(
      (file) =>
        !/^(\w+\/(read|write)-|environment\/environment-files|output\/|synth\/publish|diff\/sides\/read-)/.test(file),
    ),
  ).toEqual([]);
});
