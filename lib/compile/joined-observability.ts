import type { Observability } from '../schema/platform/observability';
import { readMap } from '../schema/rule-reading';

/** One tier's observability: as it is with all defaults, and as it was written. */
export interface TierObservability {
  readonly value: Observability | null;
  readonly written: unknown;
}

/**
 * The observability of a pipeline on a platform: what floe.yaml writes wins, then what platform.yaml writes, then the
 * defaults; attributes are joined. So the endpoints of Tier 2 reach the running pod (R49).
 */
export function joinedObservability(pipeline: TierObservability, platform: TierObservability): Observability {
  const own = pipeline.value as Observability;
  if (platform.value === null) return own;
  const written = readMap(pipeline.written);
  const joined: Record<string, unknown> = {};
  for (const key of Object.keys(own) as (keyof Observability)[]) {
    joined[key] = written[key] === undefined || written[key] === null ? platform.value[key] : own[key];
  }
  return { ...(joined as Observability), attributes: { ...platform.value.attributes, ...own.attributes } };
}
