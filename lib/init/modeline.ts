import type { SchemaKind } from '../schema/file-schema';
import { kindFromName } from '../validate/file-kind';

/** Puts the line before a YAML file by which editors find its schema below `schemas/`; other files stay as they are. */
export function withModeline(path: string, text: string, kinds: readonly SchemaKind[]): string {
  const kind = path.endsWith('.yaml') ? kindFromName(path) : undefined;
  if (kind === undefined || !kinds.includes(kind) || path.startsWith('.github/')) return text;
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json\n${text}`;
}
