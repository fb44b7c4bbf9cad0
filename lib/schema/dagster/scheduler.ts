import * as z from 'zod';
import { configurableClass, requireConfigOf } from './blocks/configurable-class';
import { whole } from './blocks/scalars';
import { key, nullableKey, strictMap } from './key';

const daemonScheduler = strictMap(() => ({
  maxCatchupRuns: nullableKey(whole, 'Missed ticks of a schedule that are made up for'),
  maxTickRetries: nullableKey(whole, 'Retries of a tick that failed'),
}));

/** `scheduler`: what starts the ticks of schedules. */
export const schedulerSchema = requireConfigOf(
  strictMap(() => ({
    type: key(z.enum(['DagsterDaemonScheduler', 'CustomScheduler']), 'Which scheduler is used'),
    config: key(
      strictMap(() => ({
        daemonScheduler: nullableKey(daemonScheduler, 'Settings of DagsterDaemonScheduler'),
        customScheduler: nullableKey(configurableClass, 'Settings of CustomScheduler'),
      })),
      'Settings, one block for each type',
    ),
  })),
  { defaultType: 'DagsterDaemonScheduler', own: { CustomScheduler: 'customScheduler' } },
);
