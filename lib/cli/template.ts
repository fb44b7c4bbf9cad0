import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { report } from '../diagnostics/report';
import { renderManifestYaml } from '../output/manifest-yaml';
import { renderTemplate } from '../template/render-template';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';

export interface TemplateCommandOptions extends CommonOptions {
  readonly values?: readonly string[];
  readonly namespace: string;
  readonly strict?: boolean;
  readonly verbose?: boolean;
  readonly ignoreSubcharts?: boolean;
  readonly format: 'text' | 'github';
}

/** `floe template`: chart values in, a YAML stream out; findings on stderr. */
export function template(release: string, options: TemplateCommandOptions): ExitStatus {
  const { manifests, diagnostics, texts } = renderTemplate({
    release: { name: release, namespace: options.namespace },
    files: options.values ?? [],
    ignoreSubcharts: options.ignoreSubcharts,
    verbose: options.verbose,
  });
  const found = options.strict === true ? diagnostics.map(asError) : diagnostics;
  report(found, { color: options.color, format: options.format, textOf: (file) => texts.get(file) });
  if (hasErrors(found)) return exitStatus.fault;
  process.stdout.write(manifests.map((manifest) => `---\n${renderManifestYaml(manifest)}`).join(''));
  return exitStatus.done;
}

function asError(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.severity === 'warning' ? { ...diagnostic, severity: 'error' } : diagnostic;
}
