import { join } from 'node:path';
import { readTextFile } from '../../documents/read-text-file';
import type { OutputComparison } from '../../output/output-folder';
import type { RenderedFiles } from '../../output/rendered-tree';
import { parseManifests } from './parse-manifests';
import type { Side, SideEnvironment } from './side';

/** What is committed, and what the sources render, of the folders in which the two differ. */
export interface OutputSides {
  readonly before: Side;
  readonly after: Side;
}

/**
 * Reads the toolkit's own files of the folders that are not as rendered, and sets the rendered ones beside them.
 *
 * What cannot be read as YAML holds no object: an edit by hand may have broken it.
 */
export function readOutput(
  output: string,
  folders: ReadonlyMap<string, RenderedFiles>,
  comparison: OutputComparison,
): OutputSides {
  const folderOf = (path: string) => path.slice(0, path.indexOf('/'));
  const differing = new Set([...comparison.modified, ...comparison.missing, ...comparison.stale].map(folderOf));
  const committed = [...comparison.unchanged, ...comparison.modified, ...comparison.stale];
  const before = new Map<string, SideEnvironment>();
  const after = new Map<string, SideEnvironment>();
  for (const name of differing) {
    const own = committed.filter((path) => folderOf(path) === name);
    const texts = own.map((path) => [path, readTextFile(join(output, path), path).text ?? ''] as const);
    before.set(name, environmentOf(texts));
    after.set(name, environmentOf([...(folders.get(name) ?? [])]));
  }
  return {
    before: side('what is committed', before),
    after: side('what the sources render', after),
  };
}

function environmentOf(texts: readonly (readonly [file: string, text: string])[]): SideEnvironment {
  // A chart escapes what Helm would act on.
  const plain = texts.map(([file, text]) => [file, text.replaceAll('{{ "{{" }}', '{{')] as const);
  return { manifests: plain.flatMap(([file, text]) => parseManifests(file, text).manifests) };
}

function side(label: string, environments: ReadonlyMap<string, SideEnvironment>): Side {
  return { label, environments, diagnostics: [], textOf: () => undefined };
}
