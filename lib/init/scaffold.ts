import { chartVersion } from '../dagster/version';
import { defaultRelease } from '../derive/release';
import { compareText } from '../diagnostics/order';
import { fileSchema, type SchemaKind } from '../schema/file-schema';
import { version } from '../version';
import { withModeline } from './modeline';
import type { PackageManifest, ScaffoldSources } from './read-sources';

/** Files of a new repository by path, sorted. */
export type Scaffold = ReadonlyMap<string, string>;

/**
 * A platform-config repository: the sample environments, a cdk8s app, schemas for editors, and workflows that check and
 * release it.
 *
 * @param folder - name of the repository's folder
 */
export function platformConfigScaffold(folder: string, sources: ScaffoldSources): Scaffold {
  const name = nameOf(folder, 'platform-config');
  const files = new Map(filled(sources.platformConfig, name));
  for (const [path, text] of sources.platform) files.set(`platform/${path}`, text);
  files.set('.github/workflows/floe.yaml', sources.workflow);
  files.set('main.ts', sources.main.replace("'./lib'", "'floe-cdk8s'"));
  files.set('package.json', packageText(name, sources.manifest));
  return withSchemas(files, ['platform', 'values']);
}

/**
 * A data engineer's repository: the pipeline by logical names, an asset, the definitions in one line, an image with the
 * compiled artifacts, the pin of the platform release, and a workflow that builds and deploys.
 *
 * @param folder - name of the repository's folder, which becomes the pipeline's
 */
export function pipelineScaffold(folder: string, sources: ScaffoldSources): Scaffold {
  const files = new Map(filled(sources.pipeline, nameOf(folder, 'my-pipeline')));
  return withSchemas(files, ['floe', 'platform-version']);
}

/** A name that packages, pipelines and code locations may have: lower-case letters, digits and single hyphens. */
function nameOf(folder: string, otherwise: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return name === '' ? otherwise : name;
}

/** Templates with their real paths (`_github` is `.github`) and `{{…}}` filled in; `${{ … }}` is GitHub's. */
function* filled(templates: ReadonlyMap<string, string>, name: string): Generator<[string, string]> {
  const { name: release, namespace } = defaultRelease;
  const values: Readonly<Record<string, string>> = { name, version, chartVersion, release, namespace };
  for (const [path, text] of templates) {
    const real = path.replace(/(^|\/)_(?!_)/g, '$1.');
    yield [real, text.replace(/(?<!\$)\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole)];
  }
}

/** The libraries come in the versions that this package is made with. */
function packageText(name: string, { dependencies, devDependencies }: PackageManifest): string {
  const known: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies };
  const pick = (...libraries: string[]) =>
    Object.fromEntries(libraries.map((library) => [library, known[library] ?? '*']));
  const content = {
    name,
    version: '0.0.0',
    private: true,
    scripts: { synth: 'cdk8s synth', check: 'floe synth --check', typecheck: 'tsc' },
    dependencies: { ...pick('cdk8s', 'constructs'), 'floe-cdk8s': `^${version}` },
    devDependencies: pick('cdk8s-cli', 'esbuild', 'typescript'),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Adds the schemas of some kinds of file, and to those files the line by which editors find them. */
function withSchemas(files: ReadonlyMap<string, string>, kinds: readonly SchemaKind[]): Scaffold {
  const all = [...files].map(([path, text]): [string, string] => [path, withModeline(path, text, kinds)]);
  for (const kind of kinds) {
    all.push([`schemas/${kind}.schema.json`, `${JSON.stringify(fileSchema(kind, 'draft-07'), null, 2)}\n`]);
  }
  return new Map(all.sort(([a], [b]) => compareText(a, b)));
}
