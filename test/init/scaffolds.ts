import { readSources } from '../../lib/init/read-sources';
import { pipelineScaffold, platformConfigScaffold } from '../../lib/init/scaffold';

const sources = readSources();

/** Both scaffolds, each for a folder of the name that is given. */
export const scaffolds = {
  platformConfig: (folder = 'platform-config') => platformConfigScaffold(folder, sources),
  pipeline: (folder = 'customer-analytics') => pipelineScaffold(folder, sources),
};

/** The text of a file that a scaffold must have. */
export function textOf(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`the scaffold lacks ${path}`);
  return text;
}
