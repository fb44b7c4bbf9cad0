import type { DataPath } from '../diagnostics/diagnostic';
import type { Finding } from './finding';
import type { SchemaNode } from './schema-node';
import { textRuleOf } from './text-rule';

/** The warnings that the rule of a text has about one value; none where the value breaks the rule. */
export function adviceFindings({ schema }: SchemaNode, value: unknown, path: DataPath): Finding[] {
  if (typeof value !== 'string' || schema._zod.def.type !== 'string') return [];
  const rule = textRuleOf(schema);
  if (rule?.advise === undefined || rule.pattern?.matches(value) === false) return [];
  return rule
    .advise(value)
    .map((advice): Finding => ({ severity: 'warning', ...advice, path: [...path], at: 'value' }));
}
