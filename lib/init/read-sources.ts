import { join } from 'node:path';
import { readFileText, readFolderAbove, readTree } from '../documents/read-tree';

/** What scaffolds are made of: files of the package, by path. */
export interface ScaffoldSources {
  /** `templates/platform-config`. */
  readonly platformConfig: ReadonlyMap<string, string>;
  /** `templates/pipeline`. */
  readonly pipeline: ReadonlyMap<string, string>;
  /** The sample environments, `platform/`. */
  readonly platform: ReadonlyMap<string, string>;
  /** The workflow that checks a platform-config repository. */
  readonly workflow: string;
  /** The app. */
  readonly main: string;
  readonly manifest: PackageManifest;
}

/** What package.json says about libraries. */
export interface PackageManifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Reads the sources from the package that this code is part of, installed or as a repository. */
export function readSources(): ScaffoldSources {
  const root = readFolderAbove(__dirname, 'templates');
  const folder = (path: string) => readTree(join(root, path));
  const file = (path: string) => readFileText(join(root, path));
  return {
    platformConfig: folder('templates/platform-config'),
    pipeline: folder('templates/pipeline'),
    platform: folder('platform'),
    workflow: file('docs/ci/github-actions.yaml'),
    main: file('main.ts'),
    manifest: JSON.parse(file('package.json')),
  };
}
