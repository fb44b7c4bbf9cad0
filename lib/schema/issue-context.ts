import type * as z from 'zod';
import type { DataPath } from '../diagnostics/diagnostic';
import type { SourceDocument } from '../documents/source-document';
import type { SchemaFault } from './schema-fault';

/** What the sentences about zod's issues are made from. */
export interface IssueContext {
  readonly document: SourceDocument;
  /** The data that was checked. */
  readonly data: unknown;
  readonly codes: Readonly<Record<SchemaFault, string>>;
  /** Advice on a key that the schema does not know; undefined leaves it to the nearest known key. */
  readonly unknownKeyFix: (key: string, parent: DataPath) => string | undefined;
  /** Advice on a value of the wrong type; undefined leaves it to what quoting or the like can mend. */
  readonly wrongTypeFix: (path: DataPath, value: unknown) => string | undefined;
  /** The schema that the issues' paths start from. */
  readonly schema: z.core.$ZodType;
  /** Where that schema's value stands in the data. */
  readonly base: DataPath;
}

/** One place of the data that an issue is about. */
export interface IssuePlace {
  readonly path: DataPath;
  readonly value: unknown;
  /** Undefined when the schema knows nothing of the place. */
  readonly schema: z.core.$ZodType | undefined;
}
