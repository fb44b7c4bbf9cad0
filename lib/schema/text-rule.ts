import type * as z from 'zod';
import type { SchemaCode } from '../diagnostics/codes/schema-codes';

/** The form of a text, for the machine and in words. */
export interface TextPattern {
  readonly matches: (text: string) => boolean;
  /** The form as a regular expression that every tool for JSON Schema can read. @default - it has none */
  readonly source?: string;
  /** Completes the sentence "expected …": `a date in quotes, such as "2026-01-31"`. */
  readonly words: string;
  /** Says more than `words` about one text that does not match. @default - `words` */
  readonly explain?: (text: string) => string | undefined;
  /** @default FLOE2005 */
  readonly code?: SchemaCode;
}

/** A warning about a text that is accepted. */
export interface Advice {
  readonly code: SchemaCode;
  readonly message: string;
  readonly fix?: string;
}

/** What a text must be like, and when an accepted one deserves a warning. */
export interface TextRule {
  /** Fewest characters (code points). @default - no limit */
  readonly min?: number;
  /** Most characters (code points). @default - no limit */
  readonly max?: number;
  /** @default - any text */
  readonly pattern?: TextPattern;
  /** @default - never a warning */
  readonly advise?: (text: string) => readonly Advice[];
}

/** What the check of a text adds to zod's `invalid_format` issue. */
export interface PatternIssue {
  readonly words: string;
  readonly floeCode?: SchemaCode;
}

const rules = new WeakMap<z.core.$ZodType, TextRule>();

/** Remembers the rule of a string schema, so that warnings and messages can be made from it. */
export function setTextRule(schema: z.core.$ZodType, rule: TextRule): void {
  rules.set(schema, rule);
}

/** The rule of a string schema, or of the schema that zod copied it from (`.describe()` copies). */
export function textRuleOf(schema: z.core.$ZodType): TextRule | undefined {
  for (let at: z.core.$ZodType | undefined = schema; at !== undefined; at = at._zod.parent) {
    const rule = rules.get(at);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** Checks a text against its length limits, then its pattern; only the first fault is an issue. */
export function checkText(rule: TextRule, context: z.core.ParsePayload<string>): void {
  const { min, max, pattern } = rule;
  const input = context.value;
  const length = min === undefined && max === undefined ? 0 : codePoints(input);
  if (min !== undefined && length < min) {
    context.issues.push({ code: 'too_small', origin: 'string', minimum: min, inclusive: true, input });
  } else if (max !== undefined && length > max) {
    context.issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input });
  } else if (pattern !== undefined && !pattern.matches(input)) {
    const words = pattern.explain?.(input) ?? pattern.words;
    const extra: PatternIssue = { words, ...(pattern.code === undefined ? {} : { floeCode: pattern.code }) };
    context.issues.push({ code: 'invalid_format', format: 'regex', pattern: pattern.source, input, ...extra });
  }
}

/** Counts characters as Python and Rust do: by code point. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
