import * as z from 'zod';
import { cron, date, functionPath, identifier } from '../patterns';
import { keyedMap, orNull, text, uniqueTexts } from '../scalars';

function timeWindowSchema() {
  return z.strictObject({
    type: z.literal('time_window').describe('Windows of time'),
    start: text({ pattern: date }).describe('First day, in quotes'),
    cron_schedule: text({ pattern: cron }).describe('Where one window ends and the next begins, as cron'),
    timezone: text().default('UTC').describe('Time zone of the windows'),
    end: orNull(text({ pattern: date })).describe('Last day, in quotes'),
    fmt: orNull(text()).describe('Format of partition keys'),
  });
}

function staticSchema() {
  return z.strictObject({
    type: z.literal('static').describe('A fixed list of keys'),
    partition_keys: uniqueTexts().describe('Keys of the partitions'),
  });
}

function dynamicSchema() {
  return z.strictObject({
    type: z.literal('dynamic').describe('Keys that come and go'),
    fn: orNull(text({ pattern: functionPath })).describe('Python function that gives the keys'),
  });
}

const multiSchema = z.strictObject({
  type: z.literal('multi').describe('Several dimensions'),
  get partitions(): z.ZodRecord<z.ZodString, typeof partitionSchema> {
    return keyedMap(identifier, partitionSchema, { min: 1 }).describe('Dimensions by name; Dagster wants two');
  },
});

type PartitionUnion = z.ZodDiscriminatedUnion<
  [
    ReturnType<typeof timeWindowSchema>,
    ReturnType<typeof staticSchema>,
    typeof multiSchema,
    ReturnType<typeof dynamicSchema>,
  ]
>;

/** A definition of partitions, told apart by `type` (schema section 2.2). */
export const partitionSchema: z.ZodLazy<PartitionUnion> = z.lazy(() =>
  z.discriminatedUnion('type', [timeWindowSchema(), staticSchema(), multiSchema, dynamicSchema()]),
);
/** A definition of partitions. */
export type Partition = z.infer<typeof partitionSchema>;
