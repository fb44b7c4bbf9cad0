import { fileSchema, type SchemaKind } from '../schema/file-schema';
import type { JsonSchemaDraft } from '../schema/json-schema';
import { type ExitStatus, exitStatus } from './exit-status';

export interface SchemaOptions {
  readonly draft: '2020-12' | 'draft-07' | '07';
}

/** `floe schema`: prints the JSON Schema of a kind of file. */
export function schema(kind: SchemaKind, options: SchemaOptions): ExitStatus {
  const draft: JsonSchemaDraft = options.draft === '2020-12' ? 'draft-2020-12' : 'draft-07';
  process.stdout.write(`${JSON.stringify(fileSchema(kind, draft), null, 2)}\n`);
  return exitStatus.done;
}
