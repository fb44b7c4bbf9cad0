import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { readTextFile } from '../../documents/read-text-file';
import type { SourceDocument } from '../../documents/source-document';
import { parseYamlDocument } from '../../documents/yaml-document';
import type { Parity } from '../matrix/parity-file';

export const parityFile = 'platform/parity.yaml';

/** platform/parity.yaml as read; a repository without it allows and ignores nothing. */
export interface ReadParity {
  /** Undefined when the file is at fault. */
  readonly parity?: Parity;
  readonly document?: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads platform/parity.yaml of a platform-config repository. */
export function readParity(root: string): ReadParity {
  const path = join(root, parityFile);
  if (!existsSync(path)) return { parity: { allowed: [], ignored: [] }, diagnostics: [] };
  const { text, diagnostics } = readTextFile(path, parityFile);
  if (text === undefined) return { diagnostics };
  const parsed = parseYamlDocument({ file: parityFile, text, consumer: 'go' });
  if (parsed.document === undefined) return { diagnostics: parsed.diagnostics };
  // The schema is loaded only where there is a file.
  const { checkParity } = require('../matrix/parity-file') as typeof import('../matrix/parity-file');
  const checked = checkParity(parsed.document);
  return {
    parity: checked.value,
    document: parsed.document,
    diagnostics: [...parsed.diagnostics, ...checked.diagnostics],
  };
}
