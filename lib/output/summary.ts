import { relative } from 'node:path';
import type { OutputComparison } from './output-folder';
import type { RenderedFiles } from './rendered-tree';

/** One line per environment: how many manifests, where, and what changed on disk. */
export function summaryLines(
  environments: ReadonlyMap<string, RenderedFiles>,
  comparison: OutputComparison,
  output: string,
): string {
  const shown = relative('.', output).replaceAll('\\', '/');
  const written = new Set([...comparison.modified, ...comparison.missing]);
  const lines = [...environments].map(([environment, files]) => {
    const changed = [...files.keys()].filter((name) => written.has(`${environment}/${name}`)).length;
    const removed = comparison.stale.filter((path) => path.startsWith(`${environment}/`)).length;
    const count = `${files.size - 1} manifest${files.size === 2 ? '' : 's'}`;
    const what = changed + removed === 0 ? 'unchanged' : `${changed} written, ${removed} removed`;
    return `${environment}: ${count} in ${shown}/${environment} (${what})`;
  });
  const gone = new Set(comparison.stale.map((path) => path.slice(0, path.indexOf('/'))));
  for (const environment of gone) {
    if (!environments.has(environment)) lines.push(`${environment}: removed from ${shown}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}
