import * as z from 'zod';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { mostFindings } from '../diagnostics/most-findings';
import { sortDiagnostics } from '../diagnostics/order';
import type { SourceDocument } from '../documents/source-document';
import { adviceFindings } from './advice';
import { restoreDates } from './dates';
import { describeSchema } from './expected-value';
import { type Finding, placeFinding } from './finding';
import type { IssueContext } from './issue-context';
import { issueFindings } from './issue-findings';
import { faultCodes, type SchemaFault } from './schema-fault';
import { childValue, walk } from './schema-node';
import { typeFinding } from './type-finding';

/** What a check made of a file. */
export interface Checked<T> {
  /** The typed value with all defaults; undefined when there is an error. */
  readonly value?: T;
  /** All that was found, in the order of the file. */
  readonly diagnostics: Diagnostic[];
}

/** What a check may say differently from the standard. */
export interface CheckSchemaOptions {
  /** Codes that replace the standard ones. @default - FLOE2001 to FLOE2009 */
  readonly codes?: Partial<Record<SchemaFault, string>>;
  /** Advice on a key that the schema does not know. @default - the nearest known key */
  readonly unknownKeyFix?: (key: string, parent: DataPath) => string | undefined;
  /** Advice on a value of the wrong type. @default - what quoting or the like can mend */
  readonly wrongTypeFix?: (path: DataPath, value: unknown) => string | undefined;
  /** What an empty file stands for. @default - a fault */
  readonly empty?: 'fault' | 'map';
  /** Rules beyond the schema; they see the raw data, so that a fault elsewhere does not silence them. @default - none */
  readonly rules?: readonly Rule[];
}

/** A rule over raw data that may be wrong in any way; it passes over what it can not read. */
export type Rule = (data: unknown) => Finding[];

const noAdvice = (): undefined => undefined;

/** After this many documents of one kind, a parser that zod compiles for the schema has paid for itself. */
const compileAfter = 20;
const uses = new WeakMap<z.ZodType, number>();

function isSeldomUsed(schema: z.ZodType): boolean {
  const count = (uses.get(schema) ?? 0) + 1;
  uses.set(schema, count);
  return count <= compileAfter;
}

/** Checks the data of a document against a schema and reports every fault at its place (STYLE "Errors"). */
export function checkSchema<S extends z.ZodType>(
  schema: S,
  document: SourceDocument,
  options: CheckSchemaOptions = {},
): Checked<z.output<S>> {
  const data = options.empty === 'map' ? (document.data ?? {}) : document.data;
  const result = z.safeParse(schema, data, { jitless: isSeldomUsed(schema) });
  const context: IssueContext = {
    document,
    data,
    schema,
    base: [],
    codes: { ...faultCodes, ...options.codes },
    unknownKeyFix: options.unknownKeyFix ?? noAdvice,
    wrongTypeFix: options.wrongTypeFix ?? noAdvice,
  };
  const issues = result.success
    ? []
    : result.error.issues
        .slice(0, mostFindings)
        .flatMap((issue) => (isInDate(issue, data) ? [] : issueFindings(issue, context)));
  const findings = [...issues, ...valueFindings(context), ...(options.rules ?? []).flatMap((rule) => rule(data))];
  const diagnostics = sortDiagnostics(findings.map((finding) => placeFinding(document, finding)));
  const failed = !result.success || findings.some((finding) => finding.severity === 'error');
  return failed ? { diagnostics } : { value: restoreDates(result.data, document), diagnostics };
}

/** Faults that zod does not see, and warnings. To zod a date is a map without keys, so it may stand for any map. */
function valueFindings(context: IssueContext): Finding[] {
  const findings: Finding[] = [];
  walk(context.schema, context.data, (node, value, path) => {
    if (typeof value === 'string') findings.push(...adviceFindings(node, value, path));
    else if (value instanceof Date && node.schema._zod.def.type === 'object') {
      const place = { path: [...path], value, schema: node.schema };
      findings.push(typeFinding(place, describeSchema(node.schema), context));
    }
  });
  return findings;
}

function isInDate(issue: z.core.$ZodIssue, data: unknown): boolean {
  const parents = issue.path.slice(0, issue.code === 'unrecognized_keys' ? undefined : -1);
  return parents.reduce<unknown>((value, part) => childValue(value, part as string), data) instanceof Date;
}
