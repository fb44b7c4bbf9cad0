import * as z from 'zod';
import { mostFindings } from '../diagnostics/most-findings';
import { suggest } from '../diagnostics/suggestion';
import { describeChoices, referenceForm } from './expected-value';
import type { Finding } from './finding';
import { describeValue, isSensitive, showValue } from './found-value';
import type { IssueContext, IssuePlace } from './issue-context';
import { rangeFinding } from './range-finding';
import type { RuleParams } from './schema-fault';
import { childSchema, isMap, isSecretReference, knownKeys, schemaAt, unwrap, valueAt } from './schema-node';
import type { PatternIssue } from './text-rule';
import { expectedAt, isAbsent, typeFinding } from './type-finding';
import { judgeUnion } from './union-issue';

/** Turns one issue of zod's into findings in sentences of our own; an issue about several keys gives one for each. */
export function issueFindings(issue: z.core.$ZodIssue, context: IssueContext): Finding[] {
  const place = placeOf(issue, context);
  switch (issue.code) {
    case 'invalid_type':
      return [typeFinding(place, expectedAt(place, `a ${issue.expected}`), context)];
    case 'unrecognized_keys':
      return issue.keys.slice(0, mostFindings).map((key) => unknownKeyFinding(key, place, context));
    case 'invalid_value':
      return [choiceFinding(issue.values, place, context)];
    case 'invalid_format':
      return [patternFinding(issue, place, context)];
    case 'too_small':
    case 'too_big':
      return [rangeFinding(issue, place, context)];
    case 'not_multiple_of':
      return [valueFinding(`expected a multiple of ${issue.divisor}`, context.codes.range, place)];
    case 'invalid_union':
      return unionFindings(issue, place, context);
    case 'invalid_key':
      return [keyFinding(issue.issues, place, context), ...valueOfBadKey(place, context)];
    case 'invalid_element':
      return issue.issues.flatMap((inner) => issueFindings(inner, { ...context, base: place.path }));
    case 'custom':
      return [ruleFinding(issue, place, context)];
  }
}

function placeOf(issue: z.core.$ZodIssue, { schema, base, data }: IssueContext): IssuePlace {
  const relative = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const path = [...base, ...relative];
  return { path, value: valueAt(data, path), schema: schemaAt(schema, relative, valueAt(data, base)) };
}

function unknownKeyFinding(key: string, place: IssuePlace, context: IssueContext): Finding {
  const path = [...place.path, key];
  const fix = context.unknownKeyFix(key, place.path) ?? nearestKeyFix(key, place);
  return { severity: 'error', code: context.codes.unknownKey, message: `unknown key "${key}"`, fix, path, at: 'key' };
}

const mostKeysListed = 12;

function nearestKeyFix(key: string, { schema, value }: IssuePlace): string {
  const node = schema === undefined ? undefined : unwrap(schema);
  const known = node === undefined ? [] : (knownKeys(node, value) ?? []);
  const stem = /^(.+?)_?ref$/i.exec(key)?.[1];
  const target = node === undefined || stem === undefined ? undefined : childSchema(node, stem, value);
  if (target !== undefined && isSecretReference(unwrap(target))) return `write ${stem}: ${referenceForm}`;
  const free = isMap(value) ? known.filter((name) => !Object.hasOwn(value, name)) : known;
  const near = suggest(key, free);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0 || known.length > mostKeysListed) return 'remove it';
  return `remove it; the keys known here are ${known.join(', ')}`;
}

function choiceFinding(values: readonly unknown[], place: IssuePlace, context: IssueContext): Finding {
  const expected = describeChoices(values);
  const { path, value } = place;
  if (value === null || (value === undefined && isAbsent(path, context))) return typeFinding(place, expected, context);
  const texts = values.filter((choice) => typeof choice === 'string');
  const near = typeof value === 'string' ? suggest(value, texts) : undefined;
  return {
    ...valueFinding(`expected ${expected}`, context.codes.choice, place),
    ...(near === undefined ? {} : { fix: `did you mean ${showValue(near)}?` }),
  };
}

type FormatIssue = z.core.$ZodIssueInvalidStringFormat & Partial<PatternIssue>;

function patternFinding(issue: FormatIssue, place: IssuePlace, context: IssueContext): Finding {
  return valueFinding(`expected ${wordsOf(issue)}`, issue.floeCode ?? context.codes.pattern, place);
}

function wordsOf(issue: FormatIssue): string {
  if (issue.words !== undefined) return issue.words;
  return issue.format === 'regex' ? `a text that matches ${issue.pattern}` : `a text of the form "${issue.format}"`;
}

/** Reports the value at a place: `found "x", expected …`; the value is left out where it may be a secret. */
function valueFinding(sentence: string, code: string, { path, value }: IssuePlace): Finding {
  const sensitive = isSensitive(path, value);
  const message = sensitive ? `found another value (not shown), ${sentence}` : `found ${shown(value)}, ${sentence}`;
  return { severity: 'error', code, message, ...(sensitive ? { sensitive } : {}), path, at: 'value' };
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? describeValue(value, [], 'unquoted') : showValue(value);
}

function unionFindings(issue: z.core.$ZodIssueInvalidUnion, place: IssuePlace, context: IssueContext): Finding[] {
  const { path, value } = place;
  if (issue.discriminator !== undefined) {
    const values = 'options' in issue && issue.options !== undefined ? issue.options : [];
    return [choiceFinding(values, place, context)];
  }
  // To zod a date is a map without keys.
  if (value instanceof Date) return [typeFinding(place, expectedAt(place, 'another type'), context)];
  const union = place.schema === undefined ? undefined : unwrap(place.schema).schema._zod.def;
  const verdict = judgeUnion(issue.errors);
  if (verdict.kind === 'option') {
    const option = union?.type === 'union' ? union.options[verdict.option] : undefined;
    if (option === undefined) return [valueFinding('expected another', context.codes.wrongType, place)];
    return verdict.issues.flatMap((inner) => issueFindings(inner, { ...context, schema: option, base: path }));
  }
  const onlyChoices = verdict.choices.length > 0 && typeof value === typeof verdict.choices[0];
  if (onlyChoices) return [choiceFinding(verdict.choices, place, context)];
  return [typeFinding(place, expectedAt(place, 'another type'), context)];
}

function keyFinding(issues: readonly z.core.$ZodIssue[], { path }: IssuePlace, context: IssueContext): Finding {
  const key = String(path.at(-1));
  const format: FormatIssue | undefined = issues.find((issue) => issue.code === 'invalid_format');
  const expected = format === undefined ? 'another name' : wordsOf(format);
  const message = `the key "${key}" is not allowed; expected ${expected}`;
  return { severity: 'error', code: format?.floeCode ?? context.codes.pattern, message, path, at: 'key' };
}

/** zod does not look at a value whose key is wrong; its faults are worth knowing all the same. */
function valueOfBadKey({ path, value, schema }: IssuePlace, context: IssueContext): Finding[] {
  if (schema === undefined) return [];
  const result = z.safeParse(schema, value, { jitless: true });
  const inner = { ...context, schema, base: path };
  return result.success ? [] : result.error.issues.flatMap((issue) => issueFindings(issue, inner));
}

function ruleFinding(issue: z.core.$ZodIssueCustom, place: IssuePlace, context: IssueContext): Finding {
  const params = (issue.params ?? {}) as RuleParams;
  const { path, value } = place;
  return {
    severity: 'error',
    code: params.code ?? context.codes[params.fault ?? 'rule'],
    message: issue.message,
    ...(params.fix === undefined ? {} : { fix: params.fix }),
    ...(isSensitive(path, value) ? { sensitive: true } : {}),
    path,
    at: value === undefined ? 'key' : 'value',
  };
}
