import * as z from 'zod';
import type { SourceDocument } from '../../documents/source-document';
import { type Checked, checkSchema } from '../../schema/check-schema';
import { matrixGroups } from './matrix';

const reasonSchema = z.string().min(1).describe('why, in words for whoever reads the report');

const allowanceSchema = z.strictObject({
  rows: z.string().min(1).describe('names of rows of floe matrix, "*" stands for any text'),
  group: z.enum(matrixGroups).describe('only rows of this group').optional(),
  environments: z
    .array(z.string().min(1))
    .min(1)
    .describe('the environments that may differ from the others; without it each may')
    .optional(),
  reason: reasonSchema,
});

const ignoranceSchema = z.strictObject({
  changes: z.string().min(1).describe('"Kind/name path" of changes of floe diff, "*" stands for any text'),
  reason: reasonSchema,
});

/** `platform/parity.yaml`: in what environments may differ, and which changes no report tells, each with its reason. */
export const paritySchema = z
  .strictObject({
    allowed: z.array(allowanceSchema).describe('differences between environments that are meant').default([]),
    ignored: z.array(ignoranceSchema).describe('changes that floe diff counts without telling them').default([]),
  })
  .describe('platform/parity.yaml');

export type Parity = z.output<typeof paritySchema>;
export type Allowance = Parity['allowed'][number];

/** Checks platform/parity.yaml; an empty file allows nothing. */
export function checkParity(document: SourceDocument): Checked<Parity> {
  return checkSchema(paritySchema, document, { empty: 'map' });
}
