import { relative } from 'node:path';
import { printable } from '../diagnostics/printable';
import type { OutputComparison } from './output-folder';
import { formFiles, type RenderedFiles } from './rendered-tree';

/** Files that say what a folder is, and are no manifests. */
const besidesManifests = new Set([...formFiles, 'values.yaml']);

/** One line per environment: how many manifests, where, and what changed on disk. */
export function summaryLines(
  environments: ReadonlyMap<string, RenderedFiles>,
  comparison: OutputComparison,
  output: string,
): string {
  const shown = printable(relative('.', output).replaceAll('\\', '/'));
  const written = new Set([...comparison.modified, ...comparison.missing]);
  const shownFolders = [...environments].filter(([name, files]) => files.size > 0 || has(comparison.stale, name));
  const lines = shownFolders.map(([environment, files]) => {
    const changed = [...files.keys()].filter((name) => written.has(`${environment}/${name}`)).length;
    const removed = comparison.stale.filter((path) => path.startsWith(`${environment}/`)).length;
    if (files.size === 0) return `${environment}: removed from ${shown}`;
    const manifests = [...files.keys()].filter((name) => !besidesManifests.has(name)).length;
    const count = `${manifests} manifest${manifests === 1 ? '' : 's'}`;
    const what = changed + removed === 0 ? 'unchanged' : `${changed} written, ${removed} removed`;
    return `${environment}: ${count} in ${shown}/${environment} (${what})`;
  });
  const gone = new Set(comparison.stale.map((path) => path.slice(0, path.indexOf('/'))));
  for (const environment of gone) {
    if (!environments.has(environment)) lines.push(`${environment}: removed from ${shown}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function has(paths: readonly string[], folder: string): boolean {
  return paths.some((path) => path.startsWith(`${folder}/`));
}
