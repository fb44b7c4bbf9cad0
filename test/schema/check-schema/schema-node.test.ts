import * as z from 'zod';
import { knownKeys, schemaAt, unwrap, valueAt, walk } from '../../../lib/schema/schema-node';

const cat = z.strictObject({ type: z.literal('cat'), lives: z.number() });
const dog = z.strictObject({ type: z.literal('dog'), lives: z.string(), tail: z.boolean() });
const schema = z.strictObject({
  pets: z.array(z.discriminatedUnion('type', [cat, dog])).default([]),
  named: z
    .record(
      z.string(),
      z.lazy(() => z.number().nullable()),
    )
    .optional(),
  pair: z.tuple([z.string(), z.number()]).optional(),
  both: z.intersection(z.object({ a: z.string() }), z.object({ b: z.number() })).optional(),
  loose: z.looseObject({ a: z.string() }).optional(),
  ready: z.preprocess((value) => value, z.boolean()).optional(),
});

function typeAt(path: (string | number)[], data: unknown): string | undefined {
  const found = schemaAt(schema, path, data);
  return found === undefined ? undefined : unwrap(found).schema._zod.def.type;
}

test.each<[string, (string | number)[], unknown, string | undefined]>([
  ['under a default', ['pets'], {}, 'array'],
  [
    'in the option that the data is meant for',
    ['pets', 1, 'lives'],
    { pets: [{ type: 'cat' }, { type: 'dog' }] },
    'string',
  ],
  ['in the option with most keys in common', ['pets', 0, 'tail'], { pets: [{ tail: true }] }, 'boolean'],
  ['in a record of lazy schemas', ['named', 'x'], { named: { x: 1 } }, 'number'],
  ['in a tuple', ['pair', 1], { pair: ['a', 1] }, 'number'],
  ['on both sides of an intersection', ['both', 'b'], { both: {} }, 'number'],
  ['behind a conversion', ['ready'], {}, 'boolean'],
  ['nowhere for an unknown key', ['zzz'], {}, undefined],
  ['nowhere for a name of every object', ['constructor'], {}, undefined],
])('finds the schema %s', (_, path, data, expected) => {
  expect(typeAt(path, data)).toBe(expected);
});

test('knows the keys of the option that the data is meant for', () => {
  const node = unwrap(z.union([z.string(), cat, dog]));
  expect(knownKeys(node, { type: 'dog' })).toEqual(['type', 'lives', 'tail']);
});

test('tells whether a key may be absent or null', () => {
  expect(unwrap(z.string().nullable().default(null))).toMatchObject({ optional: true, nullable: true });
  expect(unwrap(z.string())).toMatchObject({ optional: false, nullable: false });
});

test('visits the texts, maps and lists that the schema knows, with paths', () => {
  const seen: string[] = [];
  walk(schema, { named: { x: 'one', y: null }, zzz: { deep: 'two' } }, (_, __, path) => seen.push(path.join('.')));
  expect(seen).toEqual(['', 'named', 'named.x']);
});

test('finds values by path, and own keys only', () => {
  expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
  expect(valueAt({ a: 1 }, ['a', 'b'])).toBeUndefined();
  expect(valueAt({}, ['toString'])).toBeUndefined();
});
