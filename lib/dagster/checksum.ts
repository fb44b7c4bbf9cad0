import { createHash } from 'node:crypto';

/** The digest that a pod's annotations carry, so that a change of what it mounts replaces the pod. */
export function checksum(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What the pods mount, digested: their annotations change with it. The workspace is not always there. */
export interface MountChecksums {
  readonly 'checksum/dagster-workspace'?: string;
  readonly 'checksum/dagster-instance': string;
}
