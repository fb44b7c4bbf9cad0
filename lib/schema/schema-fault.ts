import type { SchemaCode } from '../diagnostics/codes/schema-codes';

/** The ways in which data can fail a schema. */
export type SchemaFault =
  | 'missing'
  | 'unknownKey'
  | 'wrongType'
  | 'literalSecret'
  | 'pattern'
  | 'choice'
  | 'range'
  | 'duplicate'
  | 'rule';

/** The code that each fault is reported under, unless a check asks for others. */
export const faultCodes = {
  missing: 'FLOE2001',
  unknownKey: 'FLOE2002',
  wrongType: 'FLOE2003',
  literalSecret: 'FLOE2004',
  pattern: 'FLOE2005',
  choice: 'FLOE2006',
  range: 'FLOE2007',
  duplicate: 'FLOE2008',
  rule: 'FLOE2009',
} as const satisfies Record<SchemaFault, SchemaCode>;

/** What a refinement may put into zod's `params`, to be reported under a code and with a fix of its own. */
export interface RuleParams {
  /** @default - FLOE2009 */
  readonly fault?: SchemaFault;
  /** @default - the code of the fault */
  readonly code?: string;
  readonly fix?: string;
}
