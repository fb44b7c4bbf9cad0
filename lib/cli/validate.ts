import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { formatJson } from '../diagnostics/format-json';
import { printable } from '../diagnostics/printable';
import { withoutRepeats } from '../diagnostics/repeats';
import { report } from '../diagnostics/report';
import type { FileKind } from '../validate/file-kind';
import { validateFile } from '../validate/validate-file';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';

export interface ValidateOptions extends CommonOptions {
  readonly kind?: FileKind;
  readonly values?: readonly string[];
  readonly format: 'text' | 'json' | 'github' | 'sarif';
}

/** `floe validate`: checks files one by one and names the valid ones on stdout. */
export function validate(files: readonly string[], options: ValidateOptions): ExitStatus {
  const validated = [...new Set(files)].map((file) => validateFile(file, { kind: options.kind, base: options.values }));
  // Several values files may lie over one base, whose faults are said once.
  const diagnostics = withoutRepeats(validated.flatMap((file): readonly Diagnostic[] => file.diagnostics));
  const texts = new Map(validated.flatMap((file) => [...file.texts]));
  const textOf = (file: string) => texts.get(file);
  if (options.format === 'json') process.stdout.write(formatJson(diagnostics));
  else if (options.format === 'sarif') {
    // Code scanning services read it; nobody else pays for it.
    const { formatSarif } = require('../diagnostics/format-sarif') as typeof import('../diagnostics/format-sarif');
    process.stdout.write(formatSarif(diagnostics, textOf));
  } else {
    report(diagnostics, { color: options.color, format: options.format, textOf });
    for (const { file, kind, diagnostics: found } of validated) {
      if (!hasErrors(found)) process.stdout.write(`${printable(file)}: valid (${kind})\n`);
    }
  }
  return hasErrors(diagnostics) ? exitStatus.fault : exitStatus.done;
}
