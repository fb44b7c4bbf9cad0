import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { App } from 'cdk8s';
import { hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { makeFolder } from '../documents/write-folder';
import { summaryLines } from '../output/summary';
import { outputFolders } from './output-form';
import { publishSynthesis } from './publish-synthesis';
import type { ReadEnvironments } from './read-environments';
import { finishSynthesis, type Synthesis } from './synthesize';

export interface PublishAppOptions {
  /** Folder for the rendered environments, relative to the current one. @default - charts-out in the root */
  readonly output?: string;
}

/**
 * The last line of a cdk8s app: verifies what its environment charts render and publishes it, all or nothing.
 *
 * Findings go to stderr, as `floe synth` prints them; with an error the process will exit with status 1. Under
 * `cdk8s synth` each environment's manifests are written as one stream to cdk8s' own output folder too, for its
 * `--stdout` and its validation plugins.
 */
export function publishApp(app: App, read: ReadEnvironments, options: PublishAppOptions = {}): void {
  const output = options.output ?? join(read.root, 'charts-out');
  const synthesis = finishSynthesis(read, app);
  const onlyPrinting = isPrinting(app.outdir);
  const publication = onlyPrinting
    ? { published: !hasErrors(synthesis.diagnostics), diagnostics: synthesis.diagnostics }
    : publishSynthesis(synthesis, output);
  report(publication.diagnostics, { color: 'auto', format: 'text', textOf: read.textOf });
  if (!publication.published) {
    process.exitCode = 1;
    return;
  }
  if ('comparison' in publication && publication.comparison !== undefined) {
    process.stderr.write(summaryLines(outputFolders(synthesis, 'plain'), publication.comparison, output));
  }
  if (process.env['CDK8S_OUTDIR'] !== undefined) writeStreams(synthesis, app.outdir);
}

/** `cdk8s synth --stdout` hands over a temporary folder and prints what it finds there; nothing is published then. */
function isPrinting(outdir: string): boolean {
  return dirname(resolve(outdir)) === resolve(tmpdir()) && basename(outdir).startsWith('cdk8s-');
}

function writeStreams({ environments }: Synthesis, outdir: string): void {
  makeFolder(outdir);
  for (const [environment, files] of environments) {
    const documents = [...files].filter(([name]) => name !== 'kustomization.yaml').map(([, content]) => content);
    writeFileSync(join(outdir, `${environment}.k8s.yaml`), `---\n${documents.join('---\n')}`);
  }
}
