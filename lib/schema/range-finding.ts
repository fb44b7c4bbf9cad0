import type * as z from 'zod';
import type { Finding } from './finding';
import { isSensitive, showValue } from './found-value';
import type { IssueContext, IssuePlace } from './issue-context';
import { unwrap } from './schema-node';
import { codePoints, textRuleOf } from './text-rule';

type RangeIssue = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

interface Limits {
  readonly min?: unknown;
  readonly max?: unknown;
}

/** Reports a number out of range, or a text, list or map that is too short or too long. */
export function rangeFinding(issue: RangeIssue, place: IssuePlace, context: IssueContext): Finding {
  const { path, value } = place;
  const sensitive = isSensitive(path, value);
  return {
    severity: 'error',
    code: context.codes.range,
    message: `found ${size(value, unitOf(issue.origin), sensitive)}, expected ${limits(issue, place)}`,
    ...(sensitive ? { sensitive } : {}),
    path,
    at: 'value',
  };
}

function size(value: unknown, unit: string | undefined, sensitive: boolean): string {
  if (unit === undefined) return sensitive ? 'a number (not shown)' : showValue(value);
  const length = lengthOf(value);
  const noun = unit === 'character' ? 'text' : unit === 'item' ? 'list' : 'map';
  if (length === 0) return `an empty ${noun}`;
  if (unit !== 'character' || sensitive) return `a ${noun} of ${counted(length, unit)}`;
  return `${showValue(value)} (${counted(length, unit)})`;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return codePoints(value);
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function limits(issue: RangeIssue, place: IssuePlace): string {
  const unit = unitOf(issue.origin);
  const { min, max } = limitsOf(issue, place);
  if (min !== undefined && max !== undefined) return `${min} to ${max}${unit === undefined ? '' : ` ${plural(unit)}`}`;
  const words = max === undefined ? 'at least' : 'at most';
  const limit = Number(max ?? min);
  return `${words} ${unit === undefined ? limit : counted(limit, unit)}`;
}

/** The issue knows one limit; the schema may know both. */
function limitsOf(issue: RangeIssue, { schema }: IssuePlace): Limits {
  const own = issue.code === 'too_small' ? { min: issue.minimum } : { max: issue.maximum };
  return schema === undefined ? own : { ...schemaLimits(unwrap(schema).schema), ...own };
}

function schemaLimits(schema: z.core.$ZodType): Limits {
  const rule = textRuleOf(schema);
  let min: unknown = rule?.min;
  let max: unknown = rule?.max;
  for (const check of schema._zod.def.checks ?? []) {
    const def = (check as z.core.$ZodChecks)._zod.def;
    if (def.check === 'min_length' || def.check === 'min_size') min = def.minimum;
    else if (def.check === 'max_length' || def.check === 'max_size') max = def.maximum;
    else if (def.check === 'greater_than' && def.inclusive) min = def.value;
    else if (def.check === 'less_than' && def.inclusive) max = def.value;
  }
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function unitOf(origin: string): string | undefined {
  if (origin === 'string') return 'character';
  if (origin === 'array' || origin === 'set') return 'item';
  return origin === 'object' || origin === 'record' || origin === 'map' ? 'entry' : undefined;
}

function counted(count: number, unit: string): string {
  return `${count} ${count === 1 ? unit : plural(unit)}`;
}

function plural(unit: string): string {
  return unit === 'entry' ? 'entries' : `${unit}s`;
}
