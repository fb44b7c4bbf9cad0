import type * as z from 'zod';
import { checkSchema } from '../../../lib/schema/check-schema';
import { computeLogsSchema } from '../../../lib/schema/platform/compute-logs';
import * as scalars from '../../../lib/schema/scalars';

test.each<[string, z.ZodType, unknown, unknown]>([
  ['a whole number from a text', scalars.integer({ max: 40 }), ' 30.0 ', 30],
  ['a whole number from a boolean', scalars.integer(), true, 1],
  ['a number from a text', scalars.decimal(), '1e-1', 0.1],
  ['a switch from a word', scalars.flag(), 'Off', false],
  ['a timestamp from unix seconds', scalars.timestamp(), 0, '1970-01-01T00:00:00.000Z'],
  ['a UUID from its short form', scalars.uuid(), '0'.repeat(32), '00000000-0000-0000-0000-000000000000'],
  ['null for an absent key', scalars.orNull(scalars.flag()), undefined, null],
])('reads %s', (_, schema, input, expected) => {
  expect(schema.parse(input)).toBe(expected);
});

test.each<[string, z.ZodType, unknown]>([
  ['a text from a number', scalars.text(), 3],
  ['a text from null', scalars.text(), null],
  ['a whole number from a broken one', scalars.integer(), 0.5],
  ['a whole number from infinity', scalars.integer(), Number.POSITIVE_INFINITY],
  ['a whole number that JavaScript cannot hold', scalars.integer(), 1e20],
  ['a whole number beyond its limits', scalars.integer({ max: 40 }), '41'],
  ['a number from "nan"', scalars.decimal(), 'nan'],
  ['a switch from 2', scalars.flag(), 2],
  ['a timestamp from a word', scalars.timestamp(), 'today'],
  ['a UUID from a word', scalars.uuid(), 'one'],
])('does not read %s', (_, schema, input) => {
  expect(schema.safeParse(input).success).toBe(false);
});

test('a section knows its keys only', () => {
  expect(computeLogsSchema.safeParse({ bucket: 'logs', buckets: 'logs' }).success).toBe(false);
});

test('a section is not built before a value needs it', () => {
  let built = 0;
  const schema = scalars.orNull(
    scalars.section(() => {
      built += 1;
      return { on: scalars.flag().default(true) };
    }),
  );
  expect(schema.parse(undefined)).toBeNull();
  expect(built).toBe(0);
  expect([schema.parse({}), schema.parse({})]).toEqual([{ on: true }, { on: true }]);
  expect(built).toBe(1);
});

test('a timestamp that is none is told what one looks like', () => {
  const data = 'today';
  const place = { file: 'a.json', line: 1, column: 1 };
  const document = { file: 'a.json', text: '"today"', data, rangeOfKey: () => place, rangeOfValue: () => place };
  expect(checkSchema(scalars.timestamp(), document).diagnostics).toMatchObject([
    {
      code: 'FLOE2005',
      message: 'found "today", expected a date and time such as "2026-01-31T08:30:00Z", or unix seconds',
    },
  ]);
});
