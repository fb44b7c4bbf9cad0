import * as z from 'zod';

/**
 * A map that accepts only the keys of its shape, built when first looked into.
 *
 * Values touch few of the chart's sections, and building all of them at once would cost every command its start-up.
 */
export function strictMap<T extends z.ZodRawShape>(shape: () => T): z.ZodLazy<z.ZodObject<T, z.core.$strict>> {
  return z.lazy(() => z.strictObject(shape()));
}

/**
 * A key that values may leave out because the chart has a default for it.
 *
 * Null is refused: Helm takes it as "drop the default", and the chart's JSON schema then misses a required key.
 */
export function key<T extends z.ZodType>(schema: T, description: string): z.ZodOptional<T> {
  const optional = z.optional(schema);
  z.globalRegistry.add(optional, { description });
  return optional;
}

/** A key that values may leave out or set to null: the chart does not require it. */
export function nullableKey<T extends z.ZodType>(schema: T, description: string): z.ZodOptional<z.ZodNullable<T>> {
  return key(nullable(schema), description);
}

/** A key that has to be written, because nothing stands in for it: the chart merges no defaults into list entries. */
export function requiredKey<T extends z.ZodType>(schema: T, description: string): T {
  return schema.describe(description);
}

/** A key that the chart still reads but replaced by another one; it is known, and never suggested. */
export function deprecatedKey<T extends z.ZodType>(schema: T, description: string): z.ZodOptional<z.ZodNullable<T>> {
  const optional = z.optional(nullable(schema));
  z.globalRegistry.add(optional, { description, deprecated: true });
  return optional;
}

const nullables = new WeakMap<z.ZodType, z.ZodType>();

/** One nullable form for each schema: half of the chart's keys are nullable text or numbers. */
function nullable<T extends z.ZodType>(schema: T): z.ZodNullable<T> {
  const known = nullables.get(schema);
  if (known !== undefined) return known as z.ZodNullable<T>;
  const made = z.nullable(schema);
  nullables.set(schema, made);
  return made;
}
