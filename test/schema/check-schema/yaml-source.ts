import { type Diagnostic, formatPath } from '../../../lib/diagnostics/diagnostic';
import type { SourceDocument } from '../../../lib/documents/source-document';
import { parseYamlDocument } from '../../../lib/documents/yaml-document';

/** A document of YAML text, read as the runtime reads it; warnings of the reader are left out. */
export function yamlSource(text: string): SourceDocument {
  const { document, diagnostics } = parseYamlDocument({ file: 'test.yaml', text, consumer: 'python' });
  if (document === undefined) throw new Error(`not YAML: ${JSON.stringify(diagnostics)}`);
  return document;
}

/** Findings as `line:column code path`, one line each. */
export function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, path, range }) =>
    `${range?.line}:${range?.column} ${code} ${formatPath(path ?? [])}`.trimEnd(),
  );
}

/** Findings as `code path: message`, one line each. */
export function sentences(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, path, message }) => `${code} ${formatPath(path ?? [])}: ${message}`);
}
