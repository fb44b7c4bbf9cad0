import { basename, resolve } from 'node:path';
import { printable } from '../diagnostics/printable';
import { report } from '../diagnostics/report';
import { readSources } from '../init/read-sources';
import { pipelineScaffold, platformConfigScaffold } from '../init/scaffold';
import { writeNewFiles } from '../output/new-files';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';

export interface InitOptions extends CommonOptions {
  readonly pipeline?: boolean;
}

/** `floe init`: writes a new repository, and tells what it wrote. */
export function init(folder: string, options: InitOptions): ExitStatus {
  const scaffold = options.pipeline === true ? pipelineScaffold : platformConfigScaffold;
  const files = scaffold(basename(resolve(folder)), readSources());
  const diagnostics = writeNewFiles(folder, files);
  report(diagnostics, { color: options.color, format: 'text', textOf: () => undefined });
  if (diagnostics.length > 0) return exitStatus.fault;
  for (const path of files.keys()) process.stdout.write(`${printable(path)}\n`);
  return exitStatus.done;
}
