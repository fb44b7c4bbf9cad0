import type * as z from 'zod';
import { artifactsSchema } from '../../../lib/schema/artifacts/artifacts';
import { floeSpecSchema } from '../../../lib/schema/floe-spec/floe-spec';
import { type JsonSchema, toJsonSchema } from '../../../lib/schema/json-schema';
import { profileName } from '../../../lib/schema/patterns';
import { platformSchema } from '../../../lib/schema/platform/platform';
import * as scalars from '../../../lib/schema/scalars';

function write(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = toJsonSchema(schema);
  return rest;
}

test.each<[string, z.ZodType, object]>([
  ['a text', scalars.text(), { type: 'string' }],
  [
    'a text with limits and a pattern',
    scalars.text({ min: 1, max: 5, pattern: profileName }),
    { type: 'string', minLength: 1, maxLength: 5, pattern: '^[a-zA-Z][a-zA-Z0-9_-]*$' },
  ],
  ['a whole number', scalars.integer(), { type: 'integer' }],
  ['a whole number with limits', scalars.integer({ min: 1, max: 9 }), { type: 'integer', minimum: 1, maximum: 9 }],
  ['a whole number with a default', scalars.integer().default(0), { type: 'integer', default: 0 }],
  ['a number', scalars.decimal({ min: 0, max: 1 }), { type: 'number', minimum: 0, maximum: 1 }],
  ['a switch', scalars.flag().default(false), { type: 'boolean', default: false }],
  ['a timestamp', scalars.timestamp(), { type: 'string', format: 'date-time' }],
  ['a UUID', scalars.uuid(), { type: 'string', format: 'uuid' }],
  ['a text or null', scalars.orNull(scalars.text()), { type: ['string', 'null'], default: null }],
  ['a map of texts', scalars.textMap(), { type: 'object', additionalProperties: { type: 'string' }, default: {} }],
  ['a free map', scalars.openMap(), { type: 'object', additionalProperties: {}, default: {} }],
  ['a list of texts', scalars.textList(), { type: 'array', items: { type: 'string' }, default: [] }],
  [
    'a map with named entries',
    scalars.keyedMap(profileName, scalars.text(), { min: 1 }),
    {
      type: 'object',
      minProperties: 1,
      propertyNames: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9_-]*$' },
      additionalProperties: { type: 'string' },
    },
  ],
  [
    'a list of different texts',
    scalars.uniqueTexts(),
    { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', pattern: '\\S' } },
  ],
  [
    'a section',
    scalars.section(() => ({ on: scalars.flag() })),
    { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'], additionalProperties: false },
  ],
])('writes %s', (_, schema, expected) => {
  expect(write(schema)).toEqual(expected);
});

describe.each<[string, z.ZodType]>([
  ['platform.yaml', platformSchema],
  ['floe.yaml', floeSpecSchema],
  ['the artifacts', artifactsSchema],
])('the schema of %s', (_, schema) => {
  test.each([
    ['draft-2020-12', 'https://json-schema.org/draft/2020-12/schema'],
    ['draft-07', 'http://json-schema.org/draft-07/schema#'],
  ] as const)('can be written in %s', (draft, uri) => {
    expect(toJsonSchema(schema, draft)).toMatchObject({ $schema: uri, type: 'object', additionalProperties: false });
  });

  test('describes each of its keys', () => {
    const silent: string[] = [];
    visit(toJsonSchema(schema), '', (key, property) => {
      if (property.description === undefined) silent.push(key);
    });
    expect(silent).toEqual([]);
  });

  test('has no pattern that a Unicode-aware engine cannot compile', () => {
    const patterns = JSON.stringify(toJsonSchema(schema)).match(/"pattern":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) new RegExp(JSON.parse(`{${pattern}}`).pattern, 'u');
  });
});

/** Calls back for each property at any depth, except below references, which repeat what stands elsewhere. */
function visit(schema: JsonSchema, path: string, found: (path: string, property: JsonSchema) => void): void {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (typeof property === 'boolean') continue;
    found(`${path}.${key}`, property);
    visit(property, `${path}.${key}`, found);
  }
  const nested = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  for (const part of [nested, Object.values(schema.$defs ?? {})].flat(2)) {
    if (typeof part === 'object' && part !== null) visit(part, path, found);
  }
}
