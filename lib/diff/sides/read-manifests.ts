import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { compareText } from '../../diagnostics/order';
import { readTextFile } from '../../documents/read-text-file';
import { parseManifests } from './parse-manifests';
import type { Side } from './side';

/** True when there is a file or folder of this name; the standard input, `-`, is always there. */
export function readExists(path: string): boolean {
  return path === standardInput || statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Reads the manifests of a file, a pipe, the standard input (`-`), or of a folder with everything below it.
 *
 * Lists are taken apart. What is no Kubernetes object is left out and named: values, a Chart.yaml.
 */
export function readManifests(path: string): Side {
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const leftOut: string[] = [];
  const manifests = filesOf(path).flatMap((file) => {
    const read = readTextFile(file === standardInput ? 0 : file, file, { stream: true });
    diagnostics.push(...read.diagnostics);
    if (read.text === undefined) return [];
    texts.set(file, read.text);
    const parsed = parseManifests(file, read.text);
    diagnostics.push(...parsed.diagnostics);
    leftOut.push(...parsed.leftOut);
    return parsed.manifests;
  });
  return {
    label: path,
    environments: new Map([['', { manifests, leftOut }]]),
    diagnostics,
    textOf: (file) => texts.get(file),
  };
}

/** The name under which a stream comes by the standard input. */
const standardInput = '-';

function filesOf(path: string): string[] {
  if (path === standardInput || !statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.name.startsWith('.')) return [];
      if (entry.isDirectory()) return filesOf(inside);
      return /\.(ya?ml|json)$/i.test(entry.name) ? [inside] : [];
    });
}
