import type { Diagnostic } from '../diagnostics/diagnostic';
import { readTextFile } from '../documents/read-text-file';
import { parseYamlDocument } from '../documents/yaml-document';
import type { Parsed } from '../environment/tiers';
import { checkPlatform } from '../schema/platform/check-platform';
import type { Platform } from '../schema/platform/platform';

/** Reads and checks the platform.yaml that values are imported beside. */
export function readPlatform(file: string): {
  parsed?: Parsed<Platform>;
  text?: string;
  diagnostics: readonly Diagnostic[];
} {
  const { text, diagnostics } = readTextFile(file, file);
  if (text === undefined) return { diagnostics };
  const { document, diagnostics: parsing } = parseYamlDocument({ file, text, consumer: 'python' });
  if (document === undefined) return { text, diagnostics: [...diagnostics, ...parsing] };
  const { value, diagnostics: found } = checkPlatform(document);
  const all = [...diagnostics, ...parsing, ...found];
  return value === undefined ? { text, diagnostics: all } : { parsed: { value, document }, text, diagnostics: all };
}
