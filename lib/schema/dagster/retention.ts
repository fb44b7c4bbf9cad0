import * as z from 'zod';
import { flag, whole } from './blocks/scalars';
import { key, nullableKey, requiredKey, strictMap } from './key';

const tickDays = key(whole, 'Days that these ticks are kept; -1 for ever');
const daysByKind = strictMap(() => ({ skipped: tickDays, success: tickDays, failure: tickDays, started: tickDays }));

/** Where the default is one number, a map has nothing to merge with and needs all four kinds. */
const allTickDays = requiredKey(whole, 'Days that these ticks are kept; -1 for ever');
const daysByEveryKind = strictMap(() => ({
  skipped: allTickDays,
  success: allTickDays,
  failure: allTickDays,
  started: allTickDays,
}));

const daysText = 'Days that ticks are kept, for all or by kind; -1 for ever';
const scheduleTicks = strictMap(() => ({ purgeAfterDays: key(z.union([whole, daysByEveryKind]), daysText) }));
const otherTicks = strictMap(() => ({ purgeAfterDays: key(z.union([whole, daysByKind]), daysText) }));

/** `retention`: how long the ticks of schedules and sensors are kept. */
export const retentionSchema = strictMap(() => ({
  enabled: key(flag, 'Deletes old ticks'),
  schedule: key(scheduleTicks, 'Ticks of schedules'),
  sensor: key(otherTicks, 'Ticks of sensors'),
  autoMaterialize: nullableKey(otherTicks, 'Ticks of declarative automation'),
}));
