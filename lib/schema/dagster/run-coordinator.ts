import * as z from 'zod';
import { configurableClass, requireConfigOf } from './blocks/configurable-class';
import { envReference } from './blocks/env';
import { flag, text, whole } from './blocks/scalars';
import { key, nullableKey, requiredKey, strictMap } from './key';

const number = z.union([whole, envReference]);

const perUniqueValue = strictMap(() => ({
  applyLimitPerUniqueValue: requiredKey(flag, 'Counts the runs of each value of the tag apart'),
}));

const tagConcurrencyLimit = strictMap(() => ({
  key: requiredKey(text, 'Tag of the run'),
  value: nullableKey(z.union([text, perUniqueValue]), 'Value of the tag; any value when left out'),
  limit: requiredKey(whole, 'Most runs with that tag at a time'),
}));

const queuedRunCoordinator = strictMap(() => ({
  maxConcurrentRuns: nullableKey(number, 'Most runs at a time; -1 for no limit, 0 to launch none'),
  tagConcurrencyLimits: nullableKey(z.array(tagConcurrencyLimit), 'Limits for runs with certain tags'),
  dequeueIntervalSeconds: nullableKey(number, 'Seconds between two looks into the queue'),
  dequeueUseThreads: nullableKey(flag, 'Launches several queued runs at once'),
  dequeueNumWorkers: nullableKey(number, 'Threads that launch queued runs'),
  blockOpConcurrencyLimitedRuns: nullableKey(
    strictMap(() => ({
      enabled: requiredKey(flag, 'Keeps runs in the queue while all their first ops are blocked'),
      opConcurrencySlotBuffer: requiredKey(whole, 'Blocked ops that a run may have and still start'),
    })),
    'What to do with runs that pool limits would block',
  ),
}));

/** `dagsterDaemon.runCoordinator`: the run queue. */
export const runCoordinatorSchema = requireConfigOf(
  strictMap(() => ({
    enabled: key(flag, 'Queues runs; otherwise each is launched at once'),
    type: key(z.enum(['QueuedRunCoordinator', 'CustomRunCoordinator']), 'Which coordinator is used'),
    config: key(
      strictMap(() => ({
        queuedRunCoordinator: nullableKey(queuedRunCoordinator, 'Settings of QueuedRunCoordinator'),
        customRunCoordinator: nullableKey(configurableClass, 'Settings of CustomRunCoordinator'),
      })),
      'Settings, one block for each type',
    ),
  })),
  {
    defaultType: 'QueuedRunCoordinator',
    own: { CustomRunCoordinator: 'customRunCoordinator' },
    preset: { QueuedRunCoordinator: 'queuedRunCoordinator' },
  },
);
