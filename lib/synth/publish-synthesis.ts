import { resolve } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { writeFault } from '../diagnostics/write-faults';
import type { OutputComparison } from '../output/output-folder';
import { misplacedOutput } from '../output/output-place';
import { publish } from '../output/publish';
import { type OutputForm, outputFolders } from './output-form';
import type { Synthesis } from './synthesize';

/** What publishing came to: what changed on disk, or why nothing did. */
export interface Publication {
  readonly published: boolean;
  readonly comparison?: OutputComparison;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes a synthesis to the output folder, all or nothing (law 3): with any error the folder stays as it is.
 *
 * @param output - the folder as the user named it, relative to the current folder
 * @param form - plain manifests unless said otherwise
 */
export function publishSynthesis(synthesis: Synthesis, output: string, form: OutputForm = 'plain'): Publication {
  const { diagnostics, read } = synthesis;
  if (hasErrors(diagnostics)) return { published: false, diagnostics };
  const misplaced = misplacedOutput(output, read.root);
  if (misplaced !== undefined) {
    const fix = 'name another folder with --output, such as charts-out';
    const range = { file: output === '' ? '.' : output, line: 1, column: 1 };
    const fault: Diagnostic = { severity: 'error', code: 'FLOE5006', message: misplaced, fix, range };
    return { published: false, diagnostics: [...diagnostics, fault] };
  }
  try {
    const environments = outputFolders(synthesis, form);
    const comparison = publish(resolve(output), { environments, complete: read.complete });
    const found = [...foreignDiagnostics(comparison, output), ...otherFormDiagnostics(comparison, output, form)];
    return { published: !hasErrors(found), comparison, diagnostics: [...diagnostics, ...found] };
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const failed: Diagnostic = {
      severity: 'error',
      code: 'FLOE5001',
      message: `cannot write to "${output}": ${writeFault(code)}${syscall === undefined ? '' : ` (${syscall})`}; the folder is as it was`,
      range: { file: output, line: 1, column: 1 },
    };
    return { published: false, diagnostics: [...diagnostics, failed] };
  }
}

/** Names what is in the output folder and is not the toolkit's. */
export function foreignDiagnostics(comparison: OutputComparison, output: string): Diagnostic[] {
  return comparison.foreign.map((path): Diagnostic => {
    const blocks = comparison.blocking.includes(path);
    return {
      severity: blocks ? 'error' : 'warning',
      code: 'FLOE5002',
      message: blocks
        ? 'this stands where a rendered file goes and was not written by floe; nothing was written'
        : 'this was not written by floe; it is left as it is and kustomization.yaml does not list it',
      fix: blocks ? 'move it away, or delete it to have it rendered' : 'move it out of the output folder',
      range: { file: `${output}/${path}`, line: 1, column: 1 },
    };
  });
}

/** Names the folders of the output that hold the other form: the two are never mixed, and none replaces the other. */
export function otherFormDiagnostics(comparison: OutputComparison, output: string, form: OutputForm): Diagnostic[] {
  const [holds, wanted] = form === 'plain' ? ['a Helm chart', 'plain manifests'] : ['plain manifests', 'a Helm chart'];
  return comparison.otherForm.map(
    (path): Diagnostic => ({
      severity: 'error',
      code: 'FLOE5013',
      message: `this folder holds ${holds}, and ${wanted} ${form === 'plain' ? 'go' : 'goes'} here; nothing was written`,
      fix: `name another folder with --output, or delete "${output}"`,
      range: { file: `${output}/${path}`, line: 1, column: 1 },
    }),
  );
}
