import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmInstall } from '../tools/npm-install';
import { describeUnless, testUnless } from '../tools/unless';

const repository = join(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
const tsc = join(repository, 'node_modules/typescript/bin/tsc');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'floe-'));
const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
const [packed]: [Packed] = JSON.parse(execFileSync('npm', pack, { cwd: repository, encoding: 'utf8' }));
const tarball = join(folder, packed.filename);
afterAll(() => rmSync(folder, { recursive: true }));

test('the package holds the library with its types, the command, the documents, what floe init writes, and nothing else', () => {
  const allowed = [
    /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|docs\/[\w./-]+\.(md|svg|json|png|yaml))$/,
    /^(main\.ts|(platform|templates)\/[\w./-]+)$/,
    /^dist\/package\.json$/,
    /^dist\/(lib|imports)\/[\w./-]+(?<!\.test)(\.js|\.d\.ts)$/,
    /^dist\/lib\/[\w/-]+\.json$/,
    /^dist\/bin\/floe(-[a-z-]+)?\.js$/,
  ];
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
  const needed = [
    manifest.main,
    manifest.types,
    manifest.bin.floe,
    manifest.exports['.'].default,
    'README.md',
    'LICENSE',
  ];
  for (const path of needed) expect(paths).toContain(path.replace(/^\.\//, ''));
  // Types and code of a module come together.
  const modules = paths.filter((path) => /^dist\/(lib|imports)\/.*\.js$/.test(path));
  for (const path of modules) expect(paths).toContain(path.replace(/\.js$/, '.d.ts'));
});

test('publint finds nothing wrong with the package', () => {
  const publint = join(repository, 'node_modules/publint/src/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [publint, 'run', tarball, '--strict'], {
    encoding: 'utf8',
  });
  expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('All good!')]);
});

test('every runtime dependency is justified in the README', () => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const section = readme.split('## Libraries, and why')[1]?.split('\n## ')[0] ?? '';
  const names = [...section.matchAll(/^\| ([\w, -]+) \| \w/gm)].flatMap(([, cell = '']) => cell.split(', '));
  expect(names.filter((name) => name !== 'library').sort()).toEqual(Object.keys(manifest.dependencies).sort());
});

const audit = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: repository, encoding: 'utf8' });
const report = JSON.parse(audit.stdout);
const unaudited =
  report.metadata === undefined
    ? `npm audit answers: ${report.message ?? report.error?.summary ?? audit.stderr.split('\n')[0]}`
    : undefined;

testUnless(unaudited)('npm knows of no vulnerability in a runtime dependency', () => {
  expect([audit.status, report.metadata.vulnerabilities.total]).toEqual([0, 0]);
});

test('the bill of materials lists what is installed with the package, the same every time', () => {
  const render = () => execFileSync('npm', ['run', '-s', 'sbom'], { cwd: repository, encoding: 'utf8' });
  const text = render();
  const names = JSON.parse(text).components.map((component: { name: string }) => component.name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
  expect(names).not.toContain('jest');
  expect(render()).toBe(text);
});

const project = join(folder, 'project');
mkdirSync(project);
writeFileSync(join(project, 'package.json'), '{ "name": "consumer", "private": true }\n');
const missing = npmInstall(project, tarball, '--ignore-scripts');

describeUnless(missing)('installed into an empty project', () => {
  const usage = `const { manifests } = new floe.Dagster(new Chart(new App(), 'a'), 'b', { values: {}, release: { name: 'a', namespace: 'b' } }).node
    .findAll().length > 10 ? { manifests: floe.version } : { manifests: 'none' };
console.log(manifests);`;

  test.each([
    [
      'required',
      'use.cjs',
      `const floe = require('floe-cdk8s');\nconst { App, Chart } = require('cdk8s');\n${usage}\n`,
    ],
    ['imported', 'use.mjs', `import * as floe from 'floe-cdk8s';\nimport { App, Chart } from 'cdk8s';\n${usage}\n`],
  ])('it is a library that can be %s', (_, file, text) => {
    writeFileSync(join(project, file), text);
    expect(execFileSync(process.execPath, [file], { cwd: project, encoding: 'utf8' })).toBe(`${manifest.version}\n`);
  });

  test.each([
    ['node16', 'node16', 'use.ts'],
    ['node16, as a module', 'node16', 'use.mts'],
    ['nodenext', 'nodenext', 'use.ts'],
    ['bundler', 'esnext', 'use.ts'],
  ])('its types resolve and are sound under %s resolution', (_, module, file) => {
    const text = `import { App, Chart } from 'cdk8s';
import { Dagster, type Diagnostic, formatText, type Manifest, readEnvironments, type Synthesis, synthesize } from 'floe-cdk8s';

const chart = new Chart(new App(), 'a');
const dagster: Dagster = new Dagster(chart, 'dagster', { values: {}, release: { name: 'a', namespace: 'b' } });
const synthesis: Synthesis = synthesize({ root: '.' });
const diagnostics: readonly Diagnostic[] = [...synthesis.diagnostics, ...readEnvironments().diagnostics];
const manifests: Manifest[] = [];
console.log(dagster.node.path, formatText(diagnostics, { color: false, textOf: synthesis.read.textOf }), manifests);
// @ts-expect-error values are a map: were the types lost, this would pass
new Dagster(chart, 'x', { values: 1, release: { name: 'a', namespace: 'b' } });
`;
    writeFileSync(join(project, file), text);
    const resolution = module === 'esnext' ? 'bundler' : module;
    const flags = ['--noEmit', '--strict', '--target', 'es2022', '--module', module, '--moduleResolution', resolution];
    const types = ['--typeRoots', join(repository, 'node_modules/@types'), '--types', 'node'];
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags, ...types, file], {
      cwd: project,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  });

  test('it brings the command floe', () => {
    const floe = (...args: string[]) =>
      execFileSync(join(project, 'node_modules/.bin/floe'), args, { cwd: project, encoding: 'utf8' });
    expect(floe('--version')).toBe(`${manifest.version}\n`);
    cpSync(join(repository, 'platform'), join(project, 'platform'), { recursive: true });
    expect(floe('synth')).toContain('prod: ');
    expect(readFileSync(join(project, 'charts-out/prod/kustomization.yaml'), 'utf8')).toBe(
      readFileSync(join(repository, 'charts-out/prod/kustomization.yaml'), 'utf8'),
    );
  });
});
