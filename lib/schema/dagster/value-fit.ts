import type * as z from 'zod';
import { isMap } from '../schema-node';
import { foldKey } from './key-pattern';
import { type Shape, shapesOf } from './schema-shape';

/** What can be told of a value without its content: its kind, and a map's keys. */
export interface ValueOutline {
  readonly kind: 'map' | 'list' | 'scalar' | 'nothing';
  /** Folded keys of a map; empty otherwise. */
  readonly keys: readonly string[];
}

/** The outline of a value; null and undefined are nothing. */
export function outlineOf(value: unknown): ValueOutline {
  if (value === null || value === undefined) return { kind: 'nothing', keys: [] };
  if (Array.isArray(value)) return { kind: 'list', keys: [] };
  return isMap(value) ? { kind: 'map', keys: Object.keys(value).map(foldKey) } : { kind: 'scalar', keys: [] };
}

/** True when such a value may be meant for the place of a schema: of its kind, and a map sharing a key with it. */
export function fits(schema: z.core.$ZodType, value: ValueOutline): boolean {
  return value.kind === 'nothing' || shapesOf(schema).some((shape) => fitsShape(shape, value));
}

function fitsShape(shape: Shape, { kind, keys }: ValueOutline): boolean {
  switch (shape.kind) {
    case 'anything':
      return true;
    case 'map': {
      const known = new Set(Object.keys(shape.keys).map(foldKey));
      return kind === 'map' && (shape.open || keys.length === 0 || keys.some((key) => known.has(key)));
    }
    case 'entries':
      return kind === 'map';
    case 'list':
      return kind === 'list';
    case 'choice':
    case 'scalar':
      return kind === 'scalar';
  }
}
