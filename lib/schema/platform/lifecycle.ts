import * as z from 'zod';
import { flag, integer, section, text } from '../scalars';

/** What is cleaned up, and how much a namespace may use (schema section 3.6). */
export const lifecycleSchema = section(() => ({
  cleanup: section(() => ({
    enabled: flag().default(true).describe('Delete finished jobs'),
    jobs: section(() => ({
      ttl_seconds: integer({ min: 0 }).default(300).describe('Seconds that a finished job stays'),
      history_limits: z
        .record(z.string(), integer())
        .default({ successful: 3, failed: 5 })
        .describe('How many finished jobs stay, by outcome'),
    }))
      .prefault({})
      .describe('Cleaning up of jobs'),
  }))
    .prefault({})
    .describe('Cleaning up'),
  resource_quotas: section(() => ({
    enabled: flag().default(true).describe('Limit what the namespace may use'),
    namespace_limits: section(() => ({
      pods: integer({ min: 1 }).default(50).describe('Most pods'),
      requests_cpu: text().default('8').describe('CPU that all pods together may request, in quotes'),
      requests_memory: text().default('8Gi').describe('Memory that all pods together may request'),
      limits_cpu: text().default('12').describe('CPU that all pods together may use, in quotes'),
      limits_memory: text().default('20Gi').describe('Memory that all pods together may use'),
    }))
      .prefault({})
      .describe('Limits of the namespace'),
  }))
    .prefault({})
    .describe('Resource quota'),
}));
/** The lifecycle section with all defaults. */
export type Lifecycle = z.infer<typeof lifecycleSchema>;
