import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../diagnostics/order';
import { formFiles, ownershipHeader, type RenderedFiles } from './rendered-tree';

/** How an output folder differs from what it should hold; paths are relative to it, with forward slashes, sorted. */
export interface OutputComparison {
  readonly unchanged: readonly string[];
  readonly modified: readonly string[];
  readonly missing: readonly string[];
  /** The toolkit's own files that nothing renders any more. */
  readonly stale: readonly string[];
  /** What somebody else put there: files, folders, links. */
  readonly foreign: readonly string[];
  /** The foreign ones that stand where a rendered file must go. */
  readonly blocking: readonly string[];
  /** The toolkit's files that show a folder to hold the other form: a Helm chart, or plain manifests. */
  readonly otherForm: readonly string[];
}

/** What `compareOutput` is asked: all environments' files, and whether folders of other environments are stale. */
export interface ExpectedOutput {
  readonly environments: ReadonlyMap<string, RenderedFiles>;
  /** False when only some environments were rendered: then the others' folders are left alone. */
  readonly complete: boolean;
}

type Paths = Record<keyof OutputComparison, string[]>;

/** True when the content begins with the header that the toolkit writes. */
export function isOwned(content: string): boolean {
  return content.startsWith(ownershipHeader);
}

/** Compares an output folder with what was rendered; a folder that does not exist is empty. */
export function compareOutput(folder: string, expected: ExpectedOutput): OutputComparison {
  const result = noPaths();
  for (const entry of list(folder)) {
    const files = expected.environments.get(entry.name);
    if (!entry.isDirectory()) {
      result.foreign.push(entry.name);
      if (files !== undefined && files.size > 0) result.blocking.push(entry.name);
    } else if (files !== undefined || expected.complete) add(result, compareFolder(folder, entry.name, '', files));
  }
  const present = new Set([...result.unchanged, ...result.modified]);
  for (const [environment, files] of expected.environments) {
    for (const name of files.keys()) {
      const path = `${environment}/${name}`;
      if (!present.has(path)) result.missing.push(path);
    }
  }
  for (const paths of Object.values(result)) paths.sort(compareText);
  return result;
}

/** Compares an environment's folder, or with `below` such as `templates/` a folder in it. */
function compareFolder(root: string, environment: string, below: string, files: RenderedFiles | undefined): Paths {
  const result = noPaths();
  for (const entry of list(join(root, environment, below))) {
    const name = `${below}${entry.name}`;
    const path = `${environment}/${name}`;
    const wanted = files?.get(name);
    const content = entry.isFile() ? readFileSync(join(root, path), 'utf8') : undefined;
    const inside = entry.isDirectory() ? compareFolder(root, environment, `${name}/`, files) : noPaths();
    const holdsOwn = inside.unchanged.length + inside.modified.length + inside.stale.length > 0;
    if (holdsOwn && wanted === undefined) add(result, inside);
    else if (content === undefined || !isOwned(content)) {
      result.foreign.push(path);
      if (wanted !== undefined || (!entry.isDirectory() && holdsBelow(files, name))) result.blocking.push(path);
    } else if (wanted === undefined) {
      result.stale.push(path);
      if (files !== undefined && files.size > 0 && formFiles.includes(name)) result.otherForm.push(path);
    } else (content === wanted ? result.unchanged : result.modified).push(path);
  }
  return result;
}

/** True when a folder of this name must be there for rendered files. */
function holdsBelow(files: RenderedFiles | undefined, name: string): boolean {
  return files !== undefined && [...files.keys()].some((file) => file.startsWith(`${name}/`));
}

function noPaths(): Paths {
  return { unchanged: [], modified: [], missing: [], stale: [], foreign: [], blocking: [], otherForm: [] };
}

function add(to: Paths, from: Paths): void {
  for (const key of Object.keys(to) as (keyof Paths)[]) for (const path of from[key]) to[key].push(path);
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
