import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import { load } from 'js-yaml';
import { fileSchema, type SchemaKind, schemaKinds } from '../../../lib/schema/file-schema';
import type { JsonSchema } from '../../../lib/schema/json-schema';

const root = join(__dirname, '../../..');
const read = (file: string): unknown => load(readFileSync(join(root, file), 'utf8'));

const validators = new Map<string, ValidateFunction>();

function validator(kind: SchemaKind, draft: 'draft-2020-12' | 'draft-07'): ValidateFunction {
  const known = validators.get(`${kind} ${draft}`);
  if (known !== undefined) return known;
  const ajv = new (draft === 'draft-07' ? Ajv : Ajv2020)({
    strict: false,
    validateFormats: false,
    unicodeRegExp: true,
  });
  const made = ajv.compile(fileSchema(kind, draft));
  validators.set(`${kind} ${draft}`, made);
  return made;
}

const samples: readonly (readonly [SchemaKind, string])[] = [
  ['platform', 'platform/prod/platform.yaml'],
  ['platform', 'platform/local/platform.yaml'],
  ['values', 'platform/values.yaml'],
  ['values', 'platform/prod/values.yaml'],
  ['values', 'test/synth/fixtures/adr/values.yaml'],
  ['artifacts', 'platform/prod/artifacts/customer-analytics.json'],
  ['platform', 'test/schema/platform/fixtures/adr-platform.yaml'],
  ['platform', 'test/schema/platform/fixtures/all-sections.yaml'],
  ['floe', 'test/schema/floe-spec/fixtures/adr-floe.yaml'],
  ['floe', 'test/schema/floe-spec/fixtures/full.yaml'],
];

describe.each(['draft-2020-12', 'draft-07'] as const)('in %s', (draft) => {
  test.each(samples)('the schema of %s takes %s', (kind, file) => {
    const validate = validator(kind, draft);
    validate(read(file));
    expect(validate.errors).toBeNull();
  });

  test.each<[SchemaKind, unknown]>([
    ['floe', { name: 'a', version: '1', polaris: {} }],
    ['floe', { version: '1' }],
    ['platform', { storage: { default: { type: 's4', bucket: 'abc' } } }],
    ['values', { dagster: { dagsterWebServer: {} } }],
    ['values', { codeLocations: { a: { imagee: 'x' } } }],
    ['artifacts', { metadata: {} }],
    ['platform-version', { platform_config_version: 'latest' }],
  ])('the schema of %s refuses %j', (kind, data) => {
    expect(validator(kind, draft)(data)).toBe(false);
  });
});

test.each(schemaKinds)('patterns of the schema of %s are read by engines without Unicode classes', (kind) => {
  const patterns = JSON.stringify(fileSchema(kind, 'draft-07')).match(/"pattern":"(?:[^"\\\\]|\\\\.)*"/g) ?? [];
  expect(patterns.length).toBeGreaterThan(0);
  expect(patterns.filter((pattern) => /\\\\p\{/i.test(pattern))).toEqual([]);
});

test('the ADR’s pin is taken', () => {
  const pin = {
    platform_config_version: 'platform-config-v1.2.3',
    compatibility: { min_version: 'platform-config-v1.2.0', max_version: 'platform-config-v1.3.0' },
  };
  expect(validator('platform-version', 'draft-2020-12')(pin)).toBe(true);
});

test.each(schemaKinds)('every key of the schema of %s is described', (kind) => {
  const schema = fileSchema(kind, 'draft-2020-12');
  const silent: string[] = [];
  const seen = new Set<string>();
  const target = (part: JsonSchema): JsonSchema => {
    const name = part.$ref?.split('/').at(-1) ?? '';
    const found = schema.$defs?.[name];
    if (typeof found !== 'object') return part;
    return found.description === undefined ? target(found) : found;
  };
  const visit = (part: unknown, path: string): void => {
    if (typeof part !== 'object' || part === null) return;
    const node = part as JsonSchema;
    if (node.$ref !== undefined) {
      if (seen.has(node.$ref)) return;
      seen.add(node.$ref);
      visit(target(node), path);
    }
    for (const [key, property] of Object.entries(node.properties ?? {})) {
      const described = property as JsonSchema;
      if (described.description === undefined && target(described).description === undefined)
        silent.push(`${path}.${key}`);
      visit(described, `${path}.${key}`);
    }
    for (const inner of [node.items, node.additionalProperties, node.anyOf, node.oneOf, node.allOf].flat()) {
      visit(inner, path);
    }
  };
  visit(schema, '');
  expect(silent).toEqual([]);
});
