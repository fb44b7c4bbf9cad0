import * as z from 'zod';
import { showValue } from './found-value';
import { isSecretReference, type SchemaNode, unwrap } from './schema-node';

/** How a reference to a Secret is written. */
export const referenceForm = '{ secret_ref: <name> }';

/** What a schema takes, in words: `a string`, `a whole number`, `one of "a", "b"`, `a string or a map`. */
export function describeSchema(schema: z.core.$ZodType): string {
  return describeNode(unwrap(schema));
}

function describeNode(node: SchemaNode): string {
  const { schema } = node;
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
      return 'a string';
    case 'number':
      return isInteger(schema) ? 'a whole number' : 'a number';
    case 'boolean':
      return 'true or false';
    case 'object':
      return isSecretReference(node) ? `a reference such as ${referenceForm}` : 'a map';
    case 'record':
      return 'a map';
    case 'array':
    case 'tuple':
      return 'a list';
    case 'enum':
    case 'literal':
      return describeChoices([...(schema._zod.values ?? [])]);
    case 'union':
      return alternatives(def.options.map(describeSchema));
    case 'null':
      return 'null';
    default:
      return 'a value';
  }
}

/** `"a"`, or `one of "a", "b"`. */
export function describeChoices(values: readonly unknown[]): string {
  const shown = values.map(showValue).join(', ');
  return values.length === 1 ? shown : `one of ${shown}`;
}

/** Joins phrases by "or", each once. */
export function alternatives(phrases: readonly string[]): string {
  return [...new Set(phrases)].join(' or ');
}

function isInteger(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod;
  if (z.globalRegistry.get(schema)?.['type'] === 'integer' || ('format' in def && isIntegerFormat(def.format)))
    return true;
  return (def.checks ?? []).some(({ _zod }) => 'format' in _zod.def && isIntegerFormat(_zod.def.format));
}

function isIntegerFormat(format: unknown): boolean {
  return typeof format === 'string' && /int/.test(format);
}
