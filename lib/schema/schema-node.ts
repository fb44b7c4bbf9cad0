import * as z from 'zod';
import type { DataPath } from '../diagnostics/diagnostic';

/** A schema without its wrappers, and what the wrappers said. */
export interface SchemaNode {
  readonly schema: z.core.$ZodTypes;
  /** The key may be absent. */
  readonly optional: boolean;
  readonly nullable: boolean;
}

/** Takes off `default`, `optional`, `nullable`, `lazy` and the other wrappers that say nothing about the value's type. */
export function unwrap(schema: z.core.$ZodType): SchemaNode {
  const known = unwrapped.get(schema);
  if (known !== undefined) return known;
  const node = unwrapAnew(schema);
  unwrapped.set(schema, node);
  return node;
}

const unwrapped = new WeakMap<z.core.$ZodType, SchemaNode>();

function unwrapAnew(schema: z.core.$ZodType): SchemaNode {
  let optional = false;
  let nullable = false;
  let at = schema as z.core.$ZodTypes;
  for (;;) {
    const { def } = at._zod;
    switch (def.type) {
      case 'default':
      case 'prefault':
      case 'optional':
      case 'catch':
        optional = true;
        at = def.innerType as z.core.$ZodTypes;
        break;
      case 'nullable':
        nullable = true;
        at = def.innerType as z.core.$ZodTypes;
        break;
      case 'nonoptional':
      case 'readonly':
        at = def.innerType as z.core.$ZodTypes;
        break;
      case 'lazy':
        at = (at as z.core.$ZodLazy)._zod.innerType as z.core.$ZodTypes;
        break;
      case 'pipe':
        at = ((def.in as z.core.$ZodTypes)._zod.def.type === 'transform' ? def.out : def.in) as z.core.$ZodTypes;
        break;
      default:
        return { schema: at, optional, nullable };
    }
  }
}

/** The schema of one child of a value, or undefined when the schema knows none of that name. */
export function childSchema(node: SchemaNode, part: string | number, value: unknown): z.core.$ZodType | undefined {
  const { def } = node.schema._zod;
  switch (def.type) {
    case 'object':
      return (Object.hasOwn(def.shape, part) ? def.shape[part] : undefined) ?? others(def.catchall);
    case 'record':
      return def.valueType;
    case 'array':
      return def.element;
    case 'tuple':
      return (typeof part === 'number' ? def.items[part] : undefined) ?? def.rest ?? undefined;
    case 'union':
      return childSchema(unwrap(optionFor(def.options, value)), part, value);
    case 'intersection': {
      return childSchema(unwrap(def.left), part, value) ?? childSchema(unwrap(def.right), part, value);
    }
    default:
      return undefined;
  }
}

/** A strict map says that other keys are `never`. */
function others(catchall: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return catchall?._zod.def.type === 'never' ? undefined : catchall;
}

/** The schema that stands at a path; of a union the option that the data there is most like. */
export function schemaAt(root: z.core.$ZodType, path: DataPath, data: unknown): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = root;
  let value = data;
  for (const part of path) {
    if (schema === undefined) return undefined;
    schema = childSchema(unwrap(schema), part, value);
    value = childValue(value, part);
  }
  return schema;
}

/** The keys that a schema gives names to, in its own order; undefined when it takes any. */
export function knownKeys(node: SchemaNode, value: unknown): string[] | undefined {
  const { def } = node.schema._zod;
  if (def.type === 'object') return Object.keys(def.shape);
  if (def.type === 'union') return knownKeys(unwrap(optionFor(def.options, value)), value);
  return undefined;
}

/** True for the schema of `{ secret_ref: NAME }` and nothing else. */
export function isSecretReference({ schema }: SchemaNode): boolean {
  const { def } = schema._zod;
  if (def.type !== 'object') return false;
  const keys = Object.keys(def.shape);
  return keys.length === 1 && keys[0] === 'secret_ref';
}

/** The value under a key or index; undefined when there is none. */
export function childValue(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
  return (value as Record<string | number, unknown>)[part];
}

/** The value at a path; undefined when nothing stands there. */
export function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(childValue, data);
}

/**
 * Visits a value and all below it that the schema knows, with the schema of each; below it only texts, dates, maps and
 * lists.
 *
 * The path belongs to the walk: who keeps it copies it.
 */
export function walk(
  schema: z.core.$ZodType,
  data: unknown,
  visit: (node: SchemaNode, value: unknown, path: DataPath) => void,
): void {
  const path: (string | number)[] = [];
  const step = (at: z.core.$ZodType, value: unknown): void => {
    const node = resolve(unwrap(at), value);
    visit(node, value, path);
    if (typeof value !== 'object' || value === null) return;
    for (const [part, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (item === null || (typeof item !== 'object' && typeof item !== 'string')) continue;
      const child = childSchema(node, part, value);
      if (child === undefined) continue;
      path.push(part);
      step(child, item);
      path.pop();
    }
  };
  step(schema, data);
}

function resolve(node: SchemaNode, value: unknown): SchemaNode {
  const { def } = node.schema._zod;
  return def.type === 'union' ? resolve(unwrap(optionFor(def.options, value)), value) : node;
}

/** The option of a union that a value is most likely meant for. */
export function optionFor(options: readonly z.core.$ZodType[], value: unknown): z.core.$ZodType {
  let best: { option: z.core.$ZodType; score: number } | undefined;
  for (const option of options) {
    const score = likeness(unwrap(option), value);
    if (best === undefined || score > best.score) best = { option, score };
  }
  return best?.option ?? z.never();
}

/** 0: another kind of value; 1: the kind fits; more: keys and literals in common as well. */
function likeness({ schema, nullable }: SchemaNode, value: unknown): number {
  if (value === null) return nullable ? 1 : 0;
  const { def } = schema._zod;
  switch (def.type) {
    case 'object':
      return isMap(value) ? 1 + sharedKeys(def.shape, value) : 0;
    case 'record':
      return isMap(value) ? 1 : 0;
    case 'array':
    case 'tuple':
      return Array.isArray(value) ? 1 : 0;
    case 'union':
      return Math.max(...def.options.map((option) => likeness(unwrap(option), value)));
    case 'enum':
    case 'literal':
      return schema._zod.values?.has(value as string) ? 2 : 0.5;
    case 'any':
    case 'unknown':
      return 1;
    default:
      return typeof value === def.type ? 1 : 0;
  }
}

function sharedKeys(shape: z.core.$ZodShape, value: object): number {
  let score = 0;
  for (const [key, item] of Object.entries(value)) {
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (schema === undefined) continue;
    score += 1;
    // A literal tells the options of a discriminated union apart, whatever other keys they share.
    if (schema._zod.values?.has(item)) score += 100;
  }
  return score;
}

/** True for a plain map of keys: not a list, not a date. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
