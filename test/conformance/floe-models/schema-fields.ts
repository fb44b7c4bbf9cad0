type Schema = Readonly<Record<string, unknown>>;

/** What a schema says about one key: whether it must be there, and what it is without one. */
export type FieldLine = string;

/** Deeper than any section; definitions of partitions hold each other. */
const deepest = 9;

/**
 * The keys of a JSON Schema, one line each: `path required` or `path = default`, sorted.
 *
 * Names of maps are written as `*`, items of lists as `[]`; alternatives are laid over each other.
 */
export function schemaFields(root: unknown): FieldLine[] {
  const lines = new Set<FieldLine>();
  const visit = (schema: Schema, path: readonly string[]): void => {
    if (path.length > deepest) return;
    const target = resolve(schema, root as Schema);
    for (const option of options(target)) visit(option, path);
    const required = new Set((target['required'] as readonly string[] | undefined) ?? []);
    for (const [key, property] of Object.entries((target['properties'] as Record<string, Schema> | undefined) ?? {})) {
      const isSwitch = 'const' in resolve(property, root as Schema);
      const said = required.has(key) || isSwitch ? 'required' : `= ${defaultOf(property)}`;
      lines.add(`${[...path, key].join('.')} ${said}`);
      visit(property, [...path, key]);
    }
    const { additionalProperties: values, items } = target;
    if (isSchema(values)) visit(values, [...path, '*']);
    if (isSchema(items)) visit(items, [...path, '[]']);
  };
  visit(root as Schema, []);
  return [...lines].sort();
}

/** pydantic leaves out lists, maps and sections that it makes anew each time. */
function defaultOf({ default: value }: Schema): string {
  const isMade = value === undefined || (typeof value === 'object' && value !== null);
  return isMade ? 'made anew' : JSON.stringify(value);
}

function options(schema: Schema): readonly Schema[] {
  return ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (schema[key] as readonly Schema[] | undefined) ?? []);
}

function resolve(schema: Schema, root: Schema): Schema {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  const parts = $ref
    .slice(2)
    .split('/')
    .filter((part) => part !== '');
  const target = parts.reduce<unknown>((value, part) => (value as Schema)[decodeURIComponent(part)], root);
  return resolve(target as Schema, root);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}
