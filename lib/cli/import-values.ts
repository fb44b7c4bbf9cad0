import { basename, dirname } from 'node:path';
import { hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { importValues } from '../import-values/import-values';
import { readPlatform } from '../import-values/read-platform';
import { readValues } from '../import-values/read-values';
import { writeNewFiles } from '../output/new-files';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';

export interface ImportValuesOptions extends CommonOptions {
  readonly platform?: string;
  readonly output?: string;
  readonly format: 'text' | 'github';
}

/** `floe import-values`: values of an existing chart in the tiered form; what was left out, and why, on stderr. */
export function importValuesCommand(files: readonly string[], options: ImportValuesOptions): ExitStatus {
  const read = readValues(files);
  const platform = options.platform === undefined ? undefined : readPlatform(options.platform);
  const platformDiagnostics = platform?.diagnostics ?? [];
  const usable = !hasErrors(platformDiagnostics);
  const { text, diagnostics } = usable ? importValues(read, platform?.parsed) : { diagnostics: read.diagnostics };
  const written =
    text === undefined || options.output === undefined
      ? []
      : writeNewFiles(dirname(options.output), new Map([[basename(options.output), text]]));
  const all = [...platformDiagnostics, ...diagnostics, ...written];
  const textOf = (file: string) => read.texts.get(file) ?? (file === options.platform ? platform?.text : undefined);
  report(all, { color: options.color, format: options.format, textOf });
  if (text !== undefined && options.output === undefined) process.stdout.write(text);
  return text === undefined || hasErrors(all) ? exitStatus.fault : exitStatus.done;
}
