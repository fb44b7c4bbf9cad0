import type { SourceDocument } from '../../documents/source-document';
import type { ReadEnvironment } from '../../synth/read-environments';

/** The files that an environment is made of, by what they are for; SealedSecrets are rendered as they stand. */
export type SourceFiles = ReadonlyMap<string, SourceDocument>;

/** The files of an environment: `base` and `own` values, `platform`, `artifacts/<code location>`. */
export function sourceFiles({ tiers }: ReadEnvironment): SourceFiles {
  const files = new Map<string, SourceDocument>([['platform', tiers.platform.document]]);
  for (const { document } of tiers.layers) {
    files.set(document.file === 'platform/values.yaml' ? 'base' : 'own', document);
  }
  for (const [location, { document }] of tiers.artifacts) files.set(`artifacts/${location}`, document);
  return files;
}
