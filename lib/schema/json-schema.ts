import * as z from 'zod';

/** The drafts of JSON Schema that editors and other tools read. */
export type JsonSchemaDraft = 'draft-2020-12' | 'draft-07';

/** A JSON Schema as plain data. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Writes a schema as JSON Schema of what a file may hold (before defaults are filled in).
 *
 * Rules across keys and the words that the runtime converts (`"yes"` for true) are not in it. With `reused: 'ref'` what
 * stands in several places is written once.
 */
export function toJsonSchema(
  schema: z.core.$ZodType,
  draft: JsonSchemaDraft = 'draft-2020-12',
  reused: 'inline' | 'ref' = 'inline',
): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    reused,
    target: draft === 'draft-07' ? 'draft-7' : draft,
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      // zod leaves out the defaults of values that are converted first.
      if (def.type === 'default') jsonSchema.default ??= def.defaultValue as typeof jsonSchema.default;
      const { propertyNames } = jsonSchema;
      if (typeof propertyNames === 'object' && Object.keys(propertyNames).join() === 'type') {
        delete jsonSchema.propertyNames;
      }
    },
  });
}
