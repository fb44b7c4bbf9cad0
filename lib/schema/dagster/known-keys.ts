import * as z from 'zod';
import type { DataPath } from '../../diagnostics/diagnostic';
import { shapesOf } from './schema-shape';

/** A key of the schema and what stands under it. */
export interface KnownKey {
  readonly name: string;
  readonly schema: z.core.$ZodType;
}

/** The keys of the maps that a schema accepts, without deprecated ones: nobody should be sent there. */
export function currentKeys(schema: z.core.$ZodType): KnownKey[] {
  return shapesOf(schema).flatMap((shape) =>
    shape.kind === 'map'
      ? Object.entries(shape.keys)
          .map(([name, child]) => ({ name, schema: child }))
          .filter((key) => z.globalRegistry.get(key.schema as z.ZodType)?.deprecated !== true)
      : [],
  );
}

/** A place of the schema; list items have the index 0. */
export interface KnownPlace {
  readonly path: DataPath;
  readonly schema: z.core.$ZodType;
}

/** All places of a schema that are keys; subcharts' own copies of `global` are left out, since the root has them. */
export function knownPlaces(root: z.core.$ZodType): KnownPlace[] {
  const places: KnownPlace[] = [];
  const visit = (schema: z.core.$ZodType, path: DataPath): void => {
    for (const key of currentKeys(schema)) {
      if (key.name === 'global' && path.length > 0) continue;
      const place = { path: [...path, key.name], schema: key.schema };
      places.push(place);
      visit(key.schema, place.path);
    }
    for (const shape of shapesOf(schema)) {
      if (shape.kind === 'list') visit(shape.element, [...path, 0]);
    }
  };
  visit(root, []);
  return places;
}
