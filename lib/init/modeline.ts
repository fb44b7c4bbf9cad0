import type { SchemaKind } from '../schema/file-schema';
import { kindFromName } from '../validate/file-kind';

/** Puts the line before a YAML file by which editors find its schema below `schemas/`; other files stay as they are. */
export function withModeline(path: string, text: string, kinds: readonly SchemaKind[]): string {
  const named = path.endsWith('.yaml') && !path.startsWith('.github/') ? kindFromName(path) : undefined;
  const kind = kinds.find((one) => one === named);
  if (kind === undefined) return text;
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json\n${text}`;
}
