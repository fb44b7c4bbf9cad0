import { artifactsText } from '../compile/artifacts-text';
import { compile as compileSources } from '../compile/compile';
import { compiledAt } from '../compile/compiled-at';
import { writeArtifacts } from '../compile/write-artifacts';
import { hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';

export interface CompileOptions extends CommonOptions {
  readonly floeYaml: string;
  readonly platformYaml?: string;
  readonly output?: string;
  readonly env?: string;
  readonly platformVersion?: string;
  readonly reproducible?: boolean;
  readonly format: 'text' | 'github';
}

/** `floe compile`: Tier 1 and Tier 2 to compiled artifacts, on stdout or in a file. */
export function compile(options: CompileOptions): ExitStatus {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const time = compiledAt({ reproducible: options.reproducible === true, epoch, now: () => new Date() });
  if (time === undefined) {
    process.stderr.write('error: SOURCE_DATE_EPOCH is not a number of seconds since 1970\n');
    return exitStatus.wrongUsage;
  }
  if (options.env !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(options.env)) {
    process.stderr.write('error: --env takes the name of an environment: letters, digits, ".", "_" and "-"\n');
    return exitStatus.wrongUsage;
  }
  const { artifacts, diagnostics, texts } = compileSources({
    floeFile: options.floeYaml,
    platformFile: options.platformYaml,
    environment: options.env,
    platformVersion: options.platformVersion,
    variables: process.env,
    compiledAt: time,
  });
  const text = artifacts === undefined ? undefined : artifactsText(artifacts);
  const written = text === undefined || options.output === undefined ? [] : writeArtifacts(options.output, text);
  const found = [...diagnostics, ...written];
  report(found, { color: options.color, format: options.format, textOf: (file) => texts.get(file) });
  if (text === undefined || hasErrors(found)) return exitStatus.fault;
  if (options.output === undefined) process.stdout.write(`${text}\n`);
  return exitStatus.done;
}
