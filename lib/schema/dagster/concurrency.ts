import * as z from 'zod';
import { flag, freeMap, text, whole } from './blocks/scalars';
import { nullableKey, requiredKey, strictMap } from './key';

const tagLimit = strictMap(() => ({
  key: requiredKey(text, 'Tag of the run'),
  value: nullableKey(z.union([text, freeMap]), 'Value of the tag, or { applyLimitPerUniqueValue: true }'),
  limit: requiredKey(whole, 'Most runs with that tag at a time'),
}));

const pools = strictMap(() => ({
  defaultLimit: nullableKey(whole, 'Limit of pools that have none of their own'),
  granularity: nullableKey(text, 'What a pool counts: run or op'),
  opGranularityRunBuffer: nullableKey(whole, 'Runs that may wait for a pool when ops are counted'),
}));

const runs = strictMap(() => ({
  maxConcurrentRuns: nullableKey(whole, 'Most runs at a time; -1 for no limit, 0 to launch none'),
  tagConcurrencyLimits: nullableKey(z.array(tagLimit), 'Limits for runs with certain tags'),
}));

/** `concurrency`: limits of runs and pools; not together with limits of the queued run coordinator. */
export const concurrencySchema = strictMap(() => ({
  enabled: nullableKey(flag, 'Writes the limits to dagster.yaml'),
  pools: nullableKey(pools, 'Limits of pools'),
  runs: nullableKey(runs, 'Limits of runs'),
}));
