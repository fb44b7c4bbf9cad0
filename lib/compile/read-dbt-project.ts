import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { Transform } from '../schema/floe-spec/transforms';

/** The dbt project of a pipeline. */
export interface DbtProject {
  /** Its folder, absolute or relative as floe.yaml was named. */
  readonly folder: string;
  /** Where dbt has written its manifest. @default - it has not */
  readonly manifestFile?: string;
}

const most = 5;

/**
 * Finds the dbt project: the first transform whose folder holds dbt_project.yml, else the folder of floe.yaml or one of
 * the four above it (schema section 5).
 */
export function readDbtProject(folder: string, transforms: readonly Transform[]): DbtProject | undefined {
  const named = transforms.map(({ path }) => (isAbsolute(path) ? path : join(folder, path)));
  const found = [...named, ...foldersAbove(folder)].find((path) => existsSync(join(path, 'dbt_project.yml')));
  if (found === undefined) return undefined;
  const manifest = join(found, 'target/manifest.json');
  return { folder: found, ...(existsSync(manifest) ? { manifestFile: manifest } : {}) };
}

function foldersAbove(folder: string): string[] {
  const folders = [folder];
  let current = folder;
  while (folders.length < most && resolve(current) !== dirname(resolve(current))) {
    // Above a relative path that begins with dots there is no name left to take away.
    current = ['.', '..'].includes(basename(current)) ? join(current, '..') : dirname(current);
    folders.push(current);
  }
  return folders;
}

/** Reads the manifest of a dbt project; undefined when it cannot be read or is not JSON. It may be of any size. */
export function readDbtManifest(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
