import type * as z from 'zod';
import { unwrap } from '../../../lib/schema/schema-node';
import { textRuleOf } from '../../../lib/schema/text-rule';

/** YAML flow text of one value. */
type Token = string;

const names = ['default', 'bronze', 'a', 'A_b', 'team-x', 'x1', '1x', '', 'a b', 'successful', 'é'];

const variable = '$'.concat('{VAR}');

/** Texts that most patterns of the schemas know, and their near misses. */
const texts = [
  ...['default', 'bronze', 'analytics.bronze', 'demo.', '.demo', 'a..b', 'É', 'a²', '_', 'team-x', 'Team_X', '9lives'],
  ...['orchestration.assets', 'orchestration.assets.make', '.x', 'x.', 'a-b.c', 'a._b', ''],
  ...['0 6 * * *', '*/5 0-6 1,15 * *', '0 0 6 * * *', '@daily', '0 6 * * MON', '0  6 * * *', '0 6 * *', '1.5 6 * * *'],
  ...['2026-01-31', '2024-99-99', '２０２６-01-31', '2026-1-31', '1.2.0', '1.2', '1.2.0-rc', '١.٢.٣'],
  ...['dagster.example.com', 'a_b.example', 'example.com.', '-a.b', '1.0', '1.3', '1.4', '15s', '1h', '15', '1d'],
  ...[
    '123456789012',
    '12345678901',
    '１２３４５６７８９０１２',
    'vpc-0a1b',
    'vpc-XYZ',
    'PRINCIPAL_ROLE:ALL',
    'PRINCIPAL_ROLE:',
  ],
  ...[
    'arn:aws:iam::123456789012:role/Name',
    'arn:aws:iam::123456789012:role/a/b',
    'arn:aws-cn:iam::123456789012:role/x',
  ],
  ...[
    'arn:aws:iam::123456789012:role/é+=,.@-',
    'arn:aws:iam::123456789:role/FloeStorageRole',
    'arn:aws:kms:eu-west-1:123456789012:key/ab-12',
    'arn:aws:kms:eu:1:key/x',
  ],
  ...[
    '123e4567-e89b-12d3-a456-426614174000',
    '{123e4567-e89b-12d3-a456-426614174000}',
    '123E4567E89B12D3A456426614174000',
  ],
  ...[
    'urn:uuid:123e4567-e89b-12d3-a456-426614174000',
    '123e4567-e89b-12d3-a456-42661417400',
    '123e4567-e89b12d3-a456-426614174000',
  ],
  ...[
    '2026-01-01T08:00:00.123456Z',
    '2026-01-01 08:00',
    '2026-01-01',
    '2026-02-30',
    '1767254400',
    '1767254400.5',
    '2026-01-01T24:00:00Z',
  ],
  ...['http://polaris:8181/api/catalog', 's3://bucket', variable, ' ', 'x'.repeat(63), 'x'.repeat(64), 'x'.repeat(101)],
  ...['x'.repeat(253), 'x'.repeat(255), 'x'.repeat(256), 'x'.repeat(501), 'ab', 'abc', 'é'.repeat(500), '𝒳'.repeat(63)],
];

const numbers = [
  '0',
  '1',
  '2',
  '-1',
  '3',
  '30',
  '300',
  '301',
  '365',
  '366',
  '3650',
  '10080',
  '30000',
  '32767',
  '32768',
];
const oddNumbers = [
  '30.0',
  '30.5',
  '"30"',
  '" 10 "',
  '"1_000"',
  '"10.0"',
  '"1e3"',
  '"0x10"',
  '""',
  'true',
  '1_000',
  '0123',
];
const switches = [
  'true',
  'false',
  'yes',
  'off',
  '1',
  '0',
  '0.0',
  '1.0',
  '"YES"',
  '"t"',
  '"n"',
  '"1"',
  '"on"',
  '2',
  '"maybe"',
  '"2"',
];

/** Scalars that YAML readers type in ways of their own, and values of every shape. */
const wild = [
  ...[
    'null',
    '~',
    'NULL',
    'true',
    'Yes',
    'on',
    'y',
    'n',
    '1',
    '0',
    '-1',
    '30.5',
    '1e3',
    '1.5e+3',
    '0x1F',
    '0o17',
    '017',
    '08',
  ],
  ...[
    '012345678901',
    '1_000',
    '12:30',
    '1:30:15',
    '2024-01-01',
    '2024-01-01T10:00:00Z',
    '"2024-01-01"',
    '.5',
    '1.',
    '+1',
  ],
  ...[
    '""',
    '" "',
    '"30"',
    '"yes"',
    '"nan"',
    '"inf"',
    '"-0.5"',
    '"0.5"',
    'None',
    'abc',
    '1.2.0',
    '{}',
    '[]',
    '{ a: 1 }',
    '["a"]',
  ],
  ...[
    '{ secret_ref: a-b }',
    '{ secret_ref: a.b }',
    '{ secret_ref: a, x: 1 }',
    '[1, 2]',
    '[[]]',
    `"${variable}"`,
    '!!str 1',
    '!!int "3"',
  ],
];

/** Numbers from 0 to 1, the same ones for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes documents for a schema, mostly right ones, as YAML in flow style. */
export class DocumentMaker {
  public constructor(
    private readonly random: () => number,
    /** How often a value is replaced by one that is made without a look at the schema. */
    private readonly wildness: number,
  ) {}

  public make(schema: z.core.$ZodType, depth = 0): Token {
    if (depth > 0 && this.chance(this.wildness)) return this.pick(wild);
    const node = unwrap(schema);
    if (node.nullable && this.chance(0.1)) return 'null';
    const { def } = node.schema._zod;
    switch (def.type) {
      case 'object':
        return this.makeMap(def.shape, depth);
      case 'record': {
        const keys = [...new Set(Array.from({ length: this.below(depth > 8 ? 1 : 4) }, () => this.makeName()))];
        return `{ ${keys.map((key) => `${JSON.stringify(key)}: ${this.make(def.valueType, depth + 1)}`).join(', ')} }`;
      }
      case 'array':
        return `[${Array.from({ length: this.below(4) }, () => this.make(def.element, depth + 1)).join(', ')}]`;
      case 'union':
        return this.make(this.pick(def.options), depth);
      case 'enum':
      case 'literal':
        return this.makeChoice([...(node.schema._zod.values ?? [])]);
      case 'number':
        return this.chance(0.8) ? this.pick(numbers) : this.pick(oddNumbers);
      case 'boolean':
        return this.chance(0.6) ? this.pick(['true', 'false']) : this.pick(switches);
      case 'string':
        return this.makeText(node.schema);
      default:
        return this.pick(wild);
    }
  }

  private makeMap(shape: z.core.$ZodShape, depth: number): Token {
    const rare = depth === 0 ? 0.5 : depth > 8 ? 0.02 : 0.3;
    const entries = Object.entries(shape)
      .filter(([, schema]) => this.chance(unwrap(schema).optional ? rare : 1 - this.wildness))
      .map(([key, schema]) => `${JSON.stringify(key)}: ${this.make(schema, depth + 1)}`);
    if (this.chance(this.wildness / 4)) entries.push(`${JSON.stringify(this.pick(['extra', 'Name', 'type']))}: 1`);
    return `{ ${[...new Map(entries.map((entry) => [entry.slice(0, entry.indexOf(':')), entry])).values()].join(', ')} }`;
  }

  private makeName(): string {
    return this.chance(1 - this.wildness) ? this.pick(names.slice(0, 4)) : this.pick(names);
  }

  private makeChoice(values: readonly unknown[]): Token {
    const value = String(this.pick(values));
    if (this.chance(this.wildness))
      return JSON.stringify(value.toUpperCase() === value ? value.toLowerCase() : value.toUpperCase());
    return JSON.stringify(value);
  }

  private makeText(schema: z.core.$ZodType): Token {
    const rule = textRuleOf(schema);
    const fits = (text: string): boolean =>
      (rule?.pattern?.matches(text) ?? true) &&
      text.length >= (rule?.min ?? 0) &&
      text.length <= (rule?.max ?? Infinity);
    const good = this.chance(this.wildness) ? texts : texts.filter(fits);
    return JSON.stringify(this.pick(good.length === 0 ? texts : good));
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}
