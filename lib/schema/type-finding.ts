import * as z from 'zod';
import type { DataPath } from '../diagnostics/diagnostic';
import { describeSchema, referenceForm } from './expected-value';
import type { Finding } from './finding';
import { describeValue, isSensitive } from './found-value';
import type { IssueContext, IssuePlace } from './issue-context';
import { childValue, isSecretReference, unwrap, valueAt } from './schema-node';
import { writtenScalar } from './source-text';

/** Reports a value of the wrong type: missing, empty (null), a literal in place of a reference, or just another type. */
export function typeFinding(place: IssuePlace, expected: string, context: IssueContext): Finding {
  const { path, value } = place;
  if (path.length === 0) return wholeFileFinding(value, expected, context);
  const key = String(path.at(-1));
  if (isAbsent(path, context)) {
    const message = `"${key}" is missing; expected ${expected}`;
    return { severity: 'error', code: context.codes.missing, message, path, at: 'parent' };
  }
  if (value === null) {
    const what = typeof path.at(-1) === 'number' ? 'the item' : `"${key}"`;
    const optional = place.schema !== undefined && unwrap(place.schema).optional;
    return {
      severity: 'error',
      code: context.codes.wrongType,
      message: `${what} is empty (null); expected ${expected}`,
      fix: optional ? `give it a value, or remove "${key}" to have its default` : 'give it a value',
      path,
      at: 'key',
    };
  }
  if (place.schema !== undefined && isSecretReference(unwrap(place.schema)) && isScalar(value)) {
    return {
      severity: 'error',
      code: context.codes.literalSecret,
      message: `a literal value; expected a reference such as ${referenceForm}`,
      fix: `put the value in a Secret and name it here: ${key}: ${referenceForm}`,
      sensitive: true,
      path,
      at: 'value',
    };
  }
  const fix = context.wrongTypeFix(path, value) ?? typeFix(place, context);
  const written = writtenScalar(context.document, path, value);
  return {
    severity: 'error',
    code: context.codes.wrongType,
    message: `found ${describeValue(value, path, written)}, expected ${expected}`,
    ...(fix === undefined ? {} : { fix }),
    ...(isSensitive(path, value) ? { sensitive: true } : {}),
    path,
    at: 'value',
  };
}

/** True when the map around a path has no such key at all. */
export function isAbsent(path: DataPath, context: IssueContext): boolean {
  return childValue(valueAt(context.data, path.slice(0, -1)), path.at(-1) ?? '') === undefined;
}

/** What the schema at a place takes; what zod says it takes where the schema is not known. */
export function expectedAt(place: IssuePlace, fallback: string): string {
  return place.schema === undefined ? fallback : describeSchema(place.schema);
}

function wholeFileFinding(value: unknown, expected: string, context: IssueContext): Finding {
  const what =
    value === null || value === undefined
      ? 'the file is empty; expected'
      : `found ${describeValue(value, [])}, expected`;
  return { severity: 'error', code: context.codes.wrongType, message: `${what} ${expected}`, path: [], at: 'value' };
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
}

function typeFix({ path, value, schema }: IssuePlace, { document }: IssueContext): string | undefined {
  if (schema === undefined || !isScalar(value)) return undefined;
  const { def } = unwrap(schema).schema._zod;
  if (def.type === 'array') {
    const shown = isSensitive(path, value) ? '…' : writtenScalar(document, path, value);
    return z.safeParse(def.element, value).success ? `write a list: [${shown}]` : undefined;
  }
  if (typeof value === 'string') {
    const bare = bareValue(value);
    return bare !== undefined && z.safeParse(schema, bare).success ? `write it without quotes: ${bare}` : undefined;
  }
  const text = writtenScalar(document, path, value);
  const quoted = z.safeParse(schema, text);
  if (quoted.success) {
    if (typeof quoted.data !== 'string') return undefined;
    return isSensitive(path, value) ? 'put it in quotes' : `quote it: ${JSON.stringify(text)}`;
  }
  const words = quoted.error.issues
    .map((issue) => (issue as { words?: unknown }).words)
    .find((found) => typeof found === 'string');
  return words === undefined ? undefined : `write ${words}`;
}

/** The number or boolean that a text would be without its quotes. */
function bareValue(text: string): number | boolean | undefined {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
