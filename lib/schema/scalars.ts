import * as z from 'zod';
import { coerceBoolean, coerceInteger, coerceNumber, coerceTimestamp, coerceUuid } from './coercion';
import { once } from './once';
import { notBlank } from './patterns';
import type { RuleParams } from './schema-fault';
import { checkText, setTextRule, type TextPattern, type TextRule } from './text-rule';

/** Inclusive limits of a number. */
export interface NumberLimits {
  /** @default - no limit */
  readonly min?: number;
  /** @default - no limit */
  readonly max?: number;
}

// Schemas do not change, so one serves all fields that are alike: start-up pays for each that is made.
const plainText = once(() => z.string());
const plainFlag = once(() => z.preprocess((value) => coerceBoolean(value) ?? value, z.boolean()));
const wholeNumbers = new Map<string, ReturnType<typeof newInteger>>();

/** A string; nothing else is made into one. */
export function text(rule?: TextRule): z.ZodString {
  if (rule === undefined) return plainText();
  const schema = z.string().check((context) => checkText(rule, context));
  const { min, max, pattern } = rule;
  z.globalRegistry.add(schema, {
    ...(min === undefined ? {} : { minLength: min }),
    ...(max === undefined ? {} : { maxLength: max }),
    ...(pattern?.source === undefined ? {} : { pattern: pattern.source }),
  });
  setTextRule(schema, rule);
  return schema;
}

/** A whole number; texts and booleans are read as the runtime reads them. */
export function integer(limits: NumberLimits = {}) {
  const key = `${limits.min},${limits.max}`;
  const known = wholeNumbers.get(key);
  if (known !== undefined) return known;
  const schema = newInteger(limits);
  wholeNumbers.set(key, schema);
  return schema;
}

function newInteger(limits: NumberLimits) {
  const schema = z.number().check(
    (context) => {
      const input = context.value;
      if (!Number.isSafeInteger(input)) context.issues.push({ code: 'invalid_type', expected: 'int', input });
    },
    ...bounds(limits),
  );
  // zod's own `int()` writes the limits of JavaScript's safe integers into the JSON Schema.
  z.globalRegistry.add(schema, { type: 'integer' });
  return z.preprocess((value) => coerceInteger(value) ?? value, schema);
}

/** A number; texts and booleans are read as the runtime reads them. */
export function decimal(limits: NumberLimits = {}) {
  return z.preprocess((value) => coerceNumber(value) ?? value, z.number().check(...bounds(limits)));
}

function bounds({ min, max }: NumberLimits): z.core.$ZodCheck<number>[] {
  return [...(min === undefined ? [] : [z.gte(min)]), ...(max === undefined ? [] : [z.lte(max)])];
}

/** True or false; the words and numbers that the runtime takes for them are converted. */
export function flag() {
  return plainFlag();
}

/** A date and time, as text: ISO 8601 as it was written, unix seconds converted to it. */
export function timestamp() {
  const words = 'a date and time such as "2026-01-31T08:30:00Z", or unix seconds';
  const matches = (value: string): boolean => coerceTimestamp(value) !== undefined;
  const schema = text({ pattern: { matches, words } });
  z.globalRegistry.add(schema, { format: 'date-time' });
  return z.preprocess((value) => coerceTimestamp(value) ?? value, schema);
}

/** A UUID in lower case with hyphens; the other spellings of it are converted. */
export function uuid() {
  const words = 'a UUID such as "123e4567-e89b-12d3-a456-426614174000"';
  const matches = (value: string): boolean => coerceUuid(value) !== undefined;
  const schema = text({ pattern: { matches, words } });
  z.globalRegistry.add(schema, { format: 'uuid' });
  return z.preprocess((value) => coerceUuid(value) ?? value, schema);
}

/** Lets a key be empty or absent: both give null, as in the runtime's models. */
export function orNull<S extends z.ZodType>(schema: S) {
  return schema.nullable().default(null);
}

/** A map with any keys whose values are strings; absent is an empty map. */
export function textMap() {
  return z.record(z.string(), z.string()).default({});
}

/** A map with any keys and any values; absent is an empty map. */
export function openMap() {
  return z.record(z.string(), z.unknown()).default({});
}

/** A map whose keys follow a pattern; with `min`, one that has at least so many entries. */
export function keyedMap<S extends z.ZodType>(keys: TextPattern, values: S, { min = 0 }: NumberLimits = {}) {
  const schema = z.record(text({ pattern: keys }), values);
  if (min === 0) return schema;
  const bounded = schema.check((context) => {
    const input = context.value;
    if (Object.keys(input).length >= min) return;
    context.issues.push({ code: 'too_small', origin: 'record', minimum: min, inclusive: true, input });
  });
  z.globalRegistry.add(bounded, { minProperties: min });
  return bounded;
}

/** A list of at least one text, none of them blank, none twice. */
export function uniqueTexts() {
  const schema = z
    .array(text({ pattern: notBlank }))
    .min(1)
    .superRefine(
      (items, context) => {
        const seen = new Set<string>();
        for (const [at, item] of items.entries()) {
          if (!seen.has(item)) {
            seen.add(item);
            continue;
          }
          const params: RuleParams = { fault: 'duplicate', fix: 'remove one of the two' };
          context.addIssue({
            code: 'custom',
            message: `the list holds ${JSON.stringify(item)} twice`,
            path: [at],
            params,
          });
        }
      },
      { when: ({ value }) => Array.isArray(value) },
    );
  z.globalRegistry.add(schema, { uniqueItems: true });
  return schema;
}

/** A list of strings; absent is an empty list. */
export function textList() {
  return z.array(z.string()).default([]);
}

/**
 * A map with known keys only, built when a file first needs it: most files use a few of the sections, and start-up pays
 * for each schema that is constructed.
 */
export function section<S extends z.ZodRawShape>(shape: () => S) {
  return z.lazy(() => z.strictObject(shape()));
}
