import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../diagnostics/order';
import { ownershipHeader, type RenderedFiles } from './rendered-tree';

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
  const result: Paths = { unchanged: [], modified: [], missing: [], stale: [], foreign: [], blocking: [] };
  const present = new Set<string>();
  for (const entry of list(folder)) {
    const files = expected.environments.get(entry.name);
    if (!entry.isDirectory()) {
      result.foreign.push(entry.name);
      if (files !== undefined) result.blocking.push(entry.name);
    } else if (files !== undefined || expected.complete) compareEnvironment(folder, entry.name, files, result, present);
  }
  for (const [environment, files] of expected.environments) {
    for (const name of files.keys()) {
      const path = `${environment}/${name}`;
      if (!present.has(path)) result.missing.push(path);
    }
  }
  for (const paths of Object.values(result)) paths.sort(compareText);
  return result;
}

function compareEnvironment(
  folder: string,
  environment: string,
  files: RenderedFiles | undefined,
  result: Paths,
  present: Set<string>,
): void {
  for (const entry of list(join(folder, environment))) {
    const path = `${environment}/${entry.name}`;
    const wanted = files?.get(entry.name);
    const content = entry.isFile() ? readFileSync(join(folder, path), 'utf8') : undefined;
    if (content === undefined || !isOwned(content)) {
      result.foreign.push(path);
      if (wanted !== undefined) result.blocking.push(path);
    } else if (wanted === undefined) result.stale.push(path);
    else {
      present.add(path);
      (content === wanted ? result.unchanged : result.modified).push(path);
    }
  }
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
