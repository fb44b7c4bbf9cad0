import * as z from 'zod';
import { impactKinds } from '../model';

const count = z.number().int().min(0);

const causeSchema = z.strictObject({
  file: z.string(),
  line: z.number().int().min(1),
  text: z.string().optional().describe('what stands there, secrets masked'),
  gone: z.literal(true).optional().describe('a line of the side before'),
});

const objectSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
});

const changeSchema = z.strictObject({
  path: z.string().describe('elements of lists by what identifies them; › leads into the document that a text holds'),
  kind: z.enum(['added', 'removed', 'changed', 'reordered']),
  impact: z.enum(impactKinds).describe('of this change alone'),
  before: z.unknown().optional().describe('plain data; secrets are ********'),
  after: z.unknown().optional(),
  masked: z.literal(true).optional().describe('a part of the values is hidden'),
  cause: causeSchema.optional().describe('the input line behind it'),
  follows: z.string().optional().describe('what it only follows from: a ConfigMap whose checksum it is, a new name'),
});

const objectDiffSchema = z.strictObject({
  status: z.enum(['created', 'deleted', 'changed', 'renamed']),
  object: objectSchema,
  formerName: z.string().optional().describe('of one that was renamed'),
  impact: z.strictObject({ kind: z.enum(impactKinds), text: z.string() }),
  cause: causeSchema.optional().describe('of an object that came, went or was renamed'),
  changes: z.array(changeSchema),
  broadens: z.boolean().describe('it widens access'),
});

const countsSchema = z.strictObject({
  objects: count,
  changes: count,
  created: count,
  changed: count,
  renamed: count,
  deleted: count,
  impacts: z.partialRecord(z.enum(impactKinds), count),
  broadens: count,
  narrows: count,
  hidden: count,
});

const findingSchema = z.strictObject({
  direction: z.enum(['broadens', 'narrows', 'changes']),
  rule: z.string(),
  text: z.string(),
  object: objectSchema,
});

const causeGroupSchema = z.strictObject({
  place: z.string().optional().describe('file:line; missing where no line is known'),
  text: z.string().optional().describe('what stands there, secrets masked'),
  gone: z.literal(true).optional().describe('a line of the side before'),
  changes: count,
  following: count.describe('changes among them that only follow from others'),
  objects: count,
  where: z.array(z.strictObject({ environment: z.string(), object: objectSchema, changes: count })),
});

/** The form of `floe diff --format json`. */
export const diffReportSchema = z.strictObject({
  version: z.literal(1),
  before: z.string(),
  after: z.string(),
  counts: countsSchema,
  environments: z.array(
    z.strictObject({
      name: z.string().describe('empty where two folders, files or environments are compared'),
      objects: z.array(objectDiffSchema),
      security: z.array(findingSchema),
      unchanged: count,
      layoutOnly: z
        .array(z.string())
        .describe('what is only written another way: texts by layout or comments, equal quantities'),
      notCompared: z.array(z.string()).describe('documents that are no objects, copies of objects; in sentences'),
      takenOut: z.array(z.string()).describe('what two environments differ in by being two'),
      hidden: z.array(z.strictObject({ rule: z.string(), reason: z.string(), changes: count })),
      counts: countsSchema,
    }),
  ),
  causes: z
    .array(causeGroupSchema)
    .describe('changes by the line behind them: each change is in one group, so that these have as many as `counts`'),
  notAnalysed: z.array(z.string()),
});
