import type * as z from 'zod';
import type { DataPath } from '../../diagnostics/diagnostic';
import { unwrap } from '../schema-node';

/** What a schema lets stand at a place, with the wrappers (optional, nullable, lazy) taken off. */
export type Shape =
  /** A map with known keys; an open one lets others pass. */
  | { readonly kind: 'map'; readonly keys: Readonly<Record<string, z.core.$ZodType>>; readonly open: boolean }
  /** A map whose keys are the user's. */
  | { readonly kind: 'entries'; readonly value: z.core.$ZodType }
  | { readonly kind: 'list'; readonly element: z.core.$ZodType }
  /** One of a few values. */
  | { readonly kind: 'choice'; readonly choices: readonly unknown[] }
  | { readonly kind: 'scalar'; readonly type: ScalarType }
  | { readonly kind: 'anything' };

/** The types of plain values, by their JavaScript names. */
export type ScalarType = 'string' | 'number' | 'boolean';

const shapes = new WeakMap<z.core.$ZodType, readonly Shape[]>();

/** The shapes that a schema accepts: one, or several for a union. */
export function shapesOf(schema: z.core.$ZodType): readonly Shape[] {
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const found = readShapes(unwrap(schema).schema);
  shapes.set(schema, found);
  return found;
}

function readShapes(schema: z.core.$ZodTypes): readonly Shape[] {
  const { def } = schema._zod;
  switch (def.type) {
    case 'union':
      return def.options.flatMap((option) => shapesOf(option));
    case 'object':
      return [{ kind: 'map', keys: def.shape, open: isOpen(def.catchall) }];
    case 'record':
      return [{ kind: 'entries', value: def.valueType }];
    case 'array':
      return [{ kind: 'list', element: def.element }];
    case 'enum':
      return [{ kind: 'choice', choices: Object.values(def.entries) }];
    case 'literal':
      return [{ kind: 'choice', choices: def.values }];
    case 'string':
    case 'number':
    case 'boolean':
      return [{ kind: 'scalar', type: def.type }];
    default:
      return [{ kind: 'anything' }];
  }
}

function isOpen(catchall: z.core.$ZodType | undefined): boolean {
  return catchall !== undefined && (catchall as z.core.$ZodTypes)._zod.def.type !== 'never';
}

/** The schemas of the values under a key or index of places with the given schemas; none when nothing may stand there. */
export function childSchemas(schemas: readonly z.core.$ZodType[], part: string | number): readonly z.core.$ZodType[] {
  const children: z.core.$ZodType[] = [];
  for (const schema of schemas) {
    for (const shape of shapesOf(schema)) {
      const child = childOf(shape, part);
      if (child !== undefined) children.push(child);
    }
  }
  return children;
}

function childOf(shape: Shape, part: string | number): z.core.$ZodType | undefined {
  if (typeof part === 'number') return shape.kind === 'list' ? shape.element : undefined;
  if (shape.kind === 'entries') return shape.value;
  return shape.kind === 'map' && Object.hasOwn(shape.keys, part) ? shape.keys[part] : undefined;
}

/** The schemas of the values at a path below a root schema; none when the schema has no such place. */
export function schemasAt(root: z.core.$ZodType, path: DataPath): readonly z.core.$ZodType[] {
  return path.reduce(childSchemas, [root] as readonly z.core.$ZodType[]);
}
