import type * as z from 'zod';
import type { DataPath } from '../../diagnostics/diagnostic';
import { suggest } from '../../diagnostics/suggestion';
import { alternatives, describeSchema } from '../expected-value';
import { describeValue, showValue } from '../found-value';
import { isMap, valueAt } from '../schema-node';
import { type Shape, schemasAt, shapesOf } from './schema-shape';
import type { SettledIssue } from './settled-issues';
import type { ValueIssue } from './value-issue';

/** Puts an issue of zod into words, from what stands in the values and what the schema takes there. */
export function describeIssue({ path, issue }: SettledIssue, values: unknown, root: z.core.$ZodType): ValueIssue {
  const value = valueAt(values, path);
  const schemas = schemasAt(root, path);
  const shapes = schemas.flatMap((schema) => shapesOf(schema));
  const expected = issue.code === 'custom' ? missingBlock(issue) : alternatives(schemas.map(describeSchema));
  if (value === undefined) return { path, code: 'required', found: 'nothing', expected };
  if (value === null) {
    const hasDefault = schemas.some((schema) => schema._zod.optin === 'optional') && issue.code !== 'custom';
    const fix = hasDefault ? { fix: "leave the key out to keep the chart's default" } : {};
    return { path, code: 'required', found: 'null', expected, ...fix };
  }
  const found = foundWords(value, path);
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    return { path, code: 'range', found, expected: boundWords(issue) };
  }
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const near = suggest(value, shapes.flatMap(choicesOf).map(String));
    const fix = near === undefined ? {} : { fix: `did you mean ${JSON.stringify(near)}?` };
    return { path, code: 'enum', found: showValue(value), expected, ...fix };
  }
  const fix = fixFor(value, shapes);
  return { path, code: 'type', found, expected, ...(fix === undefined ? {} : { fix }) };
}

function missingBlock(issue: z.core.$ZodIssueCustom): string {
  return String(issue.params?.['expected']);
}

function choicesOf(shape: Shape): readonly unknown[] {
  return shape.kind === 'choice' ? shape.choices : [];
}

/** The kind of a value, and the value itself only when it is a number or switch that can be no secret. */
function foundWords(value: unknown, path: DataPath): string {
  if (Array.isArray(value) && value.length === 0) return 'an empty list';
  const words = describeValue(value, path);
  const isShort = typeof value === 'number' || (typeof value === 'string' && isNumberOrSwitch(value));
  const shown = typeof value === 'boolean' || (isShort && !path.some(holdsAnything));
  return shown ? words : words.replace(/ \(.*\)$/s, '');
}

/** Values of environment variables may be secrets, whatever the variable is called. */
function holdsAnything(part: string | number): boolean {
  return part === 'env' || part === 'envVars' || part === 'value';
}

function isNumberOrSwitch(text: string): boolean {
  return /^[-+]?\d+(\.\d+)?$|^(true|false)$/i.test(text);
}

function boundWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const [side, bound] = issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  if (issue.origin !== 'array') return `a number of ${side} ${bound}`;
  return `a list of ${side} ${bound} ${Number(bound) === 1 ? 'entry' : 'entries'}`;
}

function fixFor(value: unknown, shapes: readonly Shape[]): string | undefined {
  const takes = (kind: 'string' | 'number' | 'boolean') =>
    shapes.some((shape) => shape.kind === 'scalar' && shape.type === kind);
  const takesList = shapes.some((shape) => shape.kind === 'list');
  if ((typeof value === 'number' || typeof value === 'boolean') && takes('string')) return 'put it in quotes';
  if (typeof value === 'string') {
    const isSwitch = /^(true|false)$/i.test(value);
    if (isNumberOrSwitch(value) && takes(isSwitch ? 'boolean' : 'number')) return 'write it without quotes';
    if (takesList) return 'write it as a list, even with one entry';
    if (shapes.some((shape) => shape.kind === 'map' && Object.hasOwn(shape.keys, 'name'))) {
      return 'write it as a map: { name: … }';
    }
  }
  return isMap(value) && takesList ? 'write it as a list; each entry begins with "-"' : undefined;
}
